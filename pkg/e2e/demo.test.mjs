// What a visitor of the demo page does, and what must come of it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { samples } from '../../www/samples.js';
import { mistakes } from '../../www/samples/mistakes.js';
import { assertAgreement } from './agreement.mjs';
import { visits } from './visits.mjs';

const { visit } = visits();

const parsed = async (json) => JSON.parse(await json.inputValue());

visit('begins with a request that is accepted, under a strict policy', async ({ page, verdict, json }) => {
  assert.equal(await verdict.textContent(), 'Would be accepted');
  assert.match(await page.locator('#verdict .time').textContent(), /judged in [\d.]+ (ms|µs)/);
  assert.equal(await page.locator('[role="alert"]:visible').count(), 0);
  const benchmarked = await readFile(new URL('../bench/request.json', import.meta.url), 'utf8');
  assert.deepEqual(await parsed(json), JSON.parse(benchmarked));
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  assert.match(policy, /default-src 'none'; script-src 'self' 'wasm-unsafe-eval'/);
  assert.match(policy, /require-trusted-types-for 'script'; trusted-types 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|connect-src|data:/);
});

visit('a name that is too long is said so at its field, and only while it is', async (visitor) => {
  const { page, control, alerts, verdict } = visitor;
  const name = control('/name');
  const counter = page.locator('.field', { has: name }).locator('.counter');
  await name.fill('n'.repeat(129));
  assert.equal(await verdict.textContent(), '1 error');
  assert.equal(await name.getAttribute('aria-invalid'), 'true');
  assert.match(await (await alerts(name)).textContent(), /Error: .*128 characters/);
  assert.equal(await counter.textContent(), '129 / 128 characters');
  assert.match(await counter.getAttribute('class'), /over/);
  await name.press('Backspace');
  assert.equal(await verdict.textContent(), 'Would be accepted');
  assert.equal(await (await alerts(name)).count(), 0);
  assert.equal(await name.getAttribute('aria-invalid'), null);
  assert.doesNotMatch(await counter.getAttribute('class'), /over/);
});

visit('counters count code points, and bytes where the limit is in bytes', async (visitor) => {
  const { page, control } = visitor;
  const counter = (pointer) => page.locator('.field', { has: control(pointer) }).locator('.counter');
  await control('/name').fill('é😀');
  assert.equal(await counter('/name').textContent(), '2 / 128 characters');
  await control('/readmeMarkdown').fill('é😀');
  assert.equal(await counter('/readmeMarkdown').textContent(), '6 / 512,000 bytes');
});

visit('a missing requestId is a warning', async ({ control, alerts, verdict, json }) => {
  const requestId = control('/requestId');
  await requestId.fill('');
  assert.equal(await verdict.textContent(), 'Would be accepted, 1 warning');
  const alert = await alerts(requestId);
  assert.match(await alert.getAttribute('class'), /warning/);
  assert.match(await alert.textContent(), /Warning: /);
  assert.match(await alert.locator('a').getAttribute('href'), /^https:\/\/docs\.aws\.amazon\.com\//);
  assert.equal(await requestId.getAttribute('aria-invalid'), null);
  assert.equal('requestId' in (await parsed(json)), false);
});

visit('text that is not JSON is kept and explained, and the form stays', async (visitor) => {
  const { page, control, json, verdict } = visitor;
  const broken = '{ "name": "kept", }';
  await json.fill(broken);
  assert.match(await page.locator('#json-messages').textContent(), /not JSON.*comma/);
  assert.equal(await json.getAttribute('aria-invalid'), 'true');
  assert.equal(await json.inputValue(), broken);
  assert.equal(await verdict.textContent(), '1 error');
  assert.equal(await control('/name').inputValue(), 'rnaseq-quantification');
  await control('/name').fill('from-the-form');
  assert.equal((await parsed(json)).name, 'from-the-form');
  await page.locator('#restore').click();
  assert.equal(await json.inputValue(), broken);
});

for (const text of ['5', '[]', 'null', '"x"', 'true', '', '{', 'name: x']) {
  visit(`the text ${JSON.stringify(text)} gets a message and leaves the form alone`, async (visitor) => {
    const { page, control, json } = visitor;
    await json.fill(text);
    assert.equal(await page.locator('#json-messages [role="alert"]').count(), 1);
    assert.equal(await json.inputValue(), text);
    assert.equal(await control('/name').inputValue(), 'rnaseq-quantification');
    await json.fill('{"name": "again"}');
    assert.equal(await page.locator('#json-messages [role="alert"]').count(), 0);
    assert.equal(await control('/name').inputValue(), 'again');
  });
}

visit('what the form does, the text says', async ({ page, control, key, json }) => {
  await control('/engine').selectOption('WDL');
  await control('/storageCapacity').fill('12a');
  await control('/parameterTemplate/genome/optional').selectOption('true');
  await key('/parameterTemplate/reads').fill('fastq');
  await control('/parameterTemplate/fastq/description').fill('Reads');
  await control('/tags/team').fill('');
  await control('/accelerators').selectOption('');
  const value = await parsed(json);
  assert.equal(value.engine, 'WDL');
  assert.equal(value.storageCapacity, '12a');
  assert.equal(value.parameterTemplate.genome.optional, true);
  assert.equal(value.parameterTemplate.fastq.description, 'Reads');
  assert.equal(value.tags.team, '');
  assert.equal('accelerators' in value, false);
  await control('/storageCapacity').fill('1200');
  assert.equal((await parsed(json)).storageCapacity, 1200);
  await page.getByRole('button', { name: 'Add definitionRepository' }).click();
  await control('/definitionRepository/sourceReference').click();
  await control('/definitionRepository/sourceReference/value').fill('main');
  assert.deepEqual((await parsed(json)).definitionRepository, { sourceReference: { value: 'main' } });
});

visit('lists and maps grow and shrink', async ({ page, control, key, json }) => {
  await page.getByRole('button', { name: 'Add an element to imageMappings' }).click();
  await control('/containerRegistryMap/imageMappings/1/sourceImage').fill('star:2.7');
  await page.getByRole('button', { name: 'Remove imageMappings 1', exact: true }).click();
  assert.deepEqual((await parsed(json)).containerRegistryMap.imageMappings, [{ sourceImage: 'star:2.7' }]);
  await page.getByRole('button', { name: 'Add an entry to tags' }).click();
  await page.keyboard.type('owner');
  await control('/tags/owner').fill('me');
  assert.equal((await parsed(json)).tags.owner, 'me');
  await page.getByRole('button', { name: 'Remove team' }).click();
  assert.deepEqual(Object.keys((await parsed(json)).tags), ['cost-center', 'stage', 'owner']);
  await page.getByRole('button', { name: 'Remove tags' }).click();
  assert.equal('tags' in (await parsed(json)), false);
  assert.equal(await key('/tags/owner').count(), 0);
});

visit('what the text says, the form shows', async ({ control, key, json, verdict }) => {
  const value = await parsed(json);
  value.name = 'other';
  value.engine = 'Nextflow';
  value.storageCapacity = 7;
  value.parameterTemplate = { 'a/b~c': { optional: false }, plain: 'text' };
  await json.fill(JSON.stringify(value));
  assert.equal(await control('/name').inputValue(), 'other');
  assert.equal(await control('/engine').locator('option:checked').textContent(), 'Nextflow (as typed)');
  assert.equal(await control('/storageCapacity').inputValue(), '7');
  assert.equal(await key('/parameterTemplate/a~1b~0c').inputValue(), 'a/b~c');
  assert.equal(await control('/parameterTemplate/a~1b~0c/optional').inputValue(), 'false');
  assert.equal(await control('/parameterTemplate/plain').inputValue(), '"text"');
  assert.equal(await verdict.textContent(), '2 errors');
});

visit('nothing of the text is lost when the form is edited', async ({ control, json }) => {
  await json.fill(
    '{"x": 12345678901234567890, "x": 1.50, "tags": {"10": "a", "9": "b", "10": "c"}, "__proto__": {}}',
  );
  await control('/name').fill('n');
  const text = (await json.inputValue()).replace(/\s+/g, '');
  assert.equal(
    text,
    '{"x":12345678901234567890,"x":1.50,"name":"n","tags":{"10":"a","9":"b","10":"c"},"__proto__":{}}',
  );
});

visit('what has no field is in the list of problems', async ({ page, json }) => {
  await json.fill('{"requestId": "r", "nmae": 1}');
  const list = page.locator('#problem-list');
  assert.match(await list.textContent(), /definitionUri/);
  assert.match(await list.textContent(), /nmae.*Did you mean name/);
  await list.getByRole('button', { name: /\/nmae 1:20/ }).click();
  assert.equal(await json.selected(), '"nmae"');
  assert.equal(
    await json.content.evaluate((content) => content.getRootNode().activeElement === content),
    true,
  );
});

visit('what is wrong with a key is said at the key', async ({ page, key, control, alerts }) => {
  await key('/tags/team').fill('aws:team');
  const alert = await alerts(key('/tags/aws:team'));
  assert.match(await alert.textContent(), /aws:/);
  assert.equal(await (await alerts(control('/tags/aws:team'))).count(), 0);
  await key('/tags/aws:team').fill('stage');
  assert.equal(
    await page.locator('[data-target="key"][data-pointer="/tags/stage"][aria-invalid]').count(),
    2,
  );
});

visit('problems in closed groups are counted, and gone to by a button', async (visitor) => {
  const { page, control, json } = visitor;
  const inner = control('/containerRegistryMap/registryMappings/0/ecrAccountId');
  await page.getByRole('button', { name: /^containerRegistryMap/ }).click();
  assert.equal(await inner.count(), 0);
  const value = await parsed(json);
  value.containerRegistryMap.registryMappings[0].ecrAccountId = 'x';
  await json.fill(JSON.stringify(value));
  assert.equal(await control('/containerRegistryMap').locator('> legend .inside').textContent(), '2 inside');
  await page.getByRole('button', { name: 'Go to the next problem' }).click();
  assert.equal(await inner.evaluate((input) => input === document.activeElement), true);
});

visit('a file becomes base64 text', async ({ page, control, json }) => {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Take definitionZip from a file' }).click(),
  ]);
  await chooser.setFiles({ name: 'a.zip', mimeType: 'application/zip', buffer: Buffer.from('PK!!') });
  await page.waitForFunction(() => document.querySelector('[data-pointer="/definitionZip"]').value !== '');
  assert.equal((await parsed(json)).definitionZip, Buffer.from('PK!!').toString('base64'));
  const counter = page.locator('.field', { has: control('/definitionZip') }).locator('.counter');
  assert.equal(await counter.textContent(), '4 / 4,400,000 bytes');
});

visit('the mistakes are explained, errors and warnings', async ({ page, verdict, json, take }) => {
  await take('Many mistakes at once');
  assert.match(await verdict.textContent(), /^\d+ errors, \d+ warnings$/);
  const alerts = await page.locator('[role="alert"]:visible').allTextContents();
  assert.ok(alerts.length > 10);
  for (const alert of alerts) assert.match(alert, /Error: |Warning: /);
  await page.getByRole('button', { name: 'Bring it back' }).click();
  assert.equal((await parsed(json)).name, 'rnaseq-quantification');
});

visit('every mistake in the menus is one', async ({ page, verdict, choose, take }) => {
  const shown = new Set();
  for (const [key, entries] of Object.entries(mistakes)) {
    const [id, direction] = key.split(' ');
    await choose(id, direction);
    for (const { title } of entries) {
      await take(title);
      assert.match(await verdict.textContent(), /^\d+ errors?|\d+ warnings?/, `${key}: ${title}`);
      assert.ok((await page.locator('#problem-list .problem').count()) > 0);
    }
    shown.add(id.split('.')[0]);
  }
  assert.equal(shown.size, 3, 'each service has mistakes of its own');
});

visit('where there are no mistakes, the menu has the sample alone', async ({ page, choose, json, take }) => {
  await choose('glue.ListWorkflows', 'response');
  assert.equal(mistakes['glue.ListWorkflows response'], undefined);
  await page.locator('#samples').click();
  assert.deepEqual(await page.locator('.menu .item').allTextContents(), ['Accepted']);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.menu').isVisible(), false);
  await json.fill('{}');
  await take('Accepted');
  assert.deepEqual(await parsed(json), samples['glue.ListWorkflows response']);
});

visit('every operation has a sample that is accepted, and drafts are kept', async (visitor) => {
  const { page, control, verdict, json, choose } = visitor;
  await control('/name').fill('my-draft');
  const optionsOf = (id) => page.locator(`${id} option`).evaluateAll((all) => all.map(({ value }) => value));
  const shown = [];
  for (const service of await optionsOf('#service')) {
    await page.selectOption('#service', service);
    for (const id of await optionsOf('#operation')) {
      for (const direction of ['request', 'response']) {
        await choose(id, direction);
        const expected = direction === 'request' ? 'Would be accepted' : 'Is as expected';
        assert.equal(await verdict.textContent(), expected, `${id} ${direction}`);
        await assertAgreement(visitor, `${id} ${direction}`);
        shown.push(`${id} ${direction}`);
      }
    }
  }
  assert.deepEqual(shown.sort(), Object.keys(samples).sort());
  assert.equal(shown.length, 98);
  await choose('healthomics.CreateWorkflow', 'request');
  assert.equal(await control('/name').inputValue(), 'my-draft');
  assert.equal((await parsed(json)).name, 'my-draft');
});

visit('a long answer is shown in parts', async (visitor) => {
  const { page, json, control } = visitor;
  await visitor.choose('glue.GetWorkflowRuns', 'response');
  const { Runs } = samples['glue.GetWorkflowRuns response'];
  await json.fill(JSON.stringify({ Runs: Array.from({ length: 400 }, () => Runs[0]) }));
  assert.equal(await control('/Runs').locator('> .body > .row').count(), 50);
  await page.getByRole('button', { name: 'Show the other 350' }).click();
  assert.equal(await control('/Runs').locator('> .body > .row').count(), 400);
});

visit('the keyboard suffices', async ({ page, json, verdict }) => {
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
  await page.locator('#service').focus();
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'operation');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  assert.deepEqual(Object.keys(await parsed(json)), ['arn', 'id', 'uuid', 'status', 'tags']);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'Many mistakes at once');
  await page.keyboard.press('Enter');
  assert.equal((await parsed(json)).engine, 'Nextflow');
  assert.match(await verdict.textContent(), /errors/);
  assert.equal(await focused(), 'samples');
  await page.getByRole('button', { name: 'Go to the next problem' }).focus();
  for (let step = 0; step < 3; step++) {
    await page.getByRole('button', { name: 'Go to the next problem' }).focus();
    await page.keyboard.press('Enter');
  }
  assert.equal(await page.evaluate(() => document.activeElement.dataset.pointer), '/engine');
});

visit('Tab leaves the editor, forwards and backwards', async ({ page, json }) => {
  await json.focus();
  const text = await json.inputValue();
  await page.keyboard.press('Tab');
  assert.notEqual(await page.evaluate(() => document.activeElement.id), 'json');
  await page.keyboard.press('Shift+Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'json');
  await page.keyboard.press('Shift+Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'link');
  assert.equal(await json.inputValue(), text);
});
