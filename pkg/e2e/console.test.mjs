// What makes the demo page a console: the editor with its marks, the list of problems, undoing, links, what the service
// said, themes, and phones.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { samples } from '../../www/samples.js';
import { assertAgreement } from './agreement.mjs';
import { visits } from './visits.mjs';

const PHONE = { viewport: { width: 390, height: 800 } };

const { visit, open } = visits();

const parsed = async (json) => JSON.parse(await json.inputValue());
const sample = (key) => JSON.stringify(samples[key], undefined, 2);

visit('the editor marks what is wrong, and says it on hover', async ({ page, json, take }) => {
  await take('Many mistakes at once');
  const marked = page.locator('#json .cm-lintRange-error').filter({ hasText: 'Nextflow' });
  assert.match(await marked.evaluate((range) => getComputedStyle(range).textDecoration), /wavy/);
  assert.equal(await marked.evaluate((range) => getComputedStyle(range).backgroundImage), 'none');
  const warned = page.locator('#json .cm-lintRange-warning').first();
  assert.match(await warned.evaluate((range) => getComputedStyle(range).textDecoration), /dashed/);
  await marked.hover();
  const tooltip = page.locator('#json .cm-tooltip');
  await tooltip.waitFor();
  assert.match(await tooltip.textContent(), /Write it as NEXTFLOW, exactly so\.workflow-preflight/);
  await json.fill(sample('healthomics.CreateWorkflow request'));
  assert.equal(await page.locator('#json .cm-lintRange').count(), 0);
});

visit('the editor marks text that is no JSON', async ({ page, json }) => {
  await json.fill('{ "name": "kept", }');
  assert.equal(await page.locator('#json .cm-lintRange-error').count(), 1);
  await page.locator('#problem-list .problem').click();
  assert.equal(await json.selected(), ',');
  assert.match(await page.locator('#stale').textContent(), /the last text that could be/);
});

visit('a problem leads to its field and to its place in the text', async ({ page, json, control, take }) => {
  await take('Many mistakes at once');
  const counts = await page.locator('.problem-count').allTextContents();
  const rows = page.locator('#problem-list .problem');
  assert.deepEqual(counts, Array(2).fill(String(await rows.count())));
  await rows.filter({ hasText: '/engine' }).click();
  assert.equal(await json.selected(), '"Nextflow"');
  assert.equal(await control('/engine').evaluate((field) => field === document.activeElement), true);
  await rows.filter({ hasText: '/tags/aws:team (key)' }).click();
  assert.equal(await json.selected(), '"aws:team"');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.target), 'key');
});

visit('more than a hundred problems are shown when they are asked for', async ({ page, json, verdict }) => {
  const tags = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`t${index}`, 5]));
  await json.fill(JSON.stringify({ ...samples['healthomics.CreateWorkflow request'], tags }));
  assert.match(await verdict.textContent(), /^15\d errors$/);
  assert.equal(await page.locator('#problem-list .problem').count(), 100);
  await page.getByRole('button', { name: /^Show the other 5\d$/ }).click();
  assert.ok((await page.locator('#problem-list .problem').count()) > 149);
});

visit('an edit of the form is a small step that can be undone and redone', async (visitor) => {
  const { page, json, control } = visitor;
  const before = await json.inputValue();
  await json.content.evaluate(({ cmTile }) => cmTile.root.view.dispatch({ selection: { anchor: 200 } }));
  await control('/name').press('End');
  await control('/name').press('2');
  const edited = await json.inputValue();
  assert.equal(edited, before.replace('rnaseq-quantification', 'rnaseq-quantification2'));
  const cursor = await json.content.evaluate(({ cmTile }) => cmTile.root.view.state.selection.main.head);
  assert.equal(cursor, 201, 'the cursor stays at the same character');
  await page.getByRole('button', { name: 'Remove tags' }).click();
  assert.equal('tags' in (await parsed(json)), false);
  await json.focus();
  await page.keyboard.press('ControlOrMeta+z');
  assert.equal(await json.inputValue(), edited);
  await assertAgreement(visitor, 'undone once');
  await page.keyboard.press('ControlOrMeta+z');
  assert.equal(await json.inputValue(), before);
  await assertAgreement(visitor, 'undone twice');
  await page.keyboard.press('ControlOrMeta+y');
  assert.equal(await control('/name').inputValue(), 'rnaseq-quantification2');
});

visit('undoing ends at the operation', async ({ page, json, choose }) => {
  await choose('glue.CreateWorkflow', 'request');
  const text = await json.inputValue();
  await json.focus();
  await page.keyboard.press('ControlOrMeta+z');
  assert.equal(await json.inputValue(), text);
  await page.keyboard.type(' ');
  await choose('glue.GetWorkflow', 'request');
  await choose('glue.CreateWorkflow', 'request');
  assert.equal(await json.inputValue(), ` ${text}`);
  await json.focus();
  await page.keyboard.press('ControlOrMeta+z');
  assert.equal(await json.inputValue(), text);
});

visit(
  'what stays the same in the text stays the same element in the form',
  async ({ page, json, control }) => {
    const name = await control('/name').elementHandle();
    await json.focus();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type(',"engine":"WDL"');
    await control('/engine').waitFor();
    assert.equal(await name.evaluate((element) => element.isConnected), true);
  },
);

visit('a list of texts grows and shrinks with the text', async (visitor) => {
  const { choose, json, control } = visitor;
  await choose('glue.BatchGetWorkflows', 'request');
  for (const Names of [['a', 'b', 'c'], ['a'], ['b', ''], 'text', ['c'], []]) {
    await json.fill(JSON.stringify({ Names }));
    await assertAgreement(visitor, JSON.stringify(Names));
    if (Array.isArray(Names)) {
      assert.equal(await control('/Names').locator('> .body > .row').count(), Names.length);
    }
  }
});

visit('Format lays the text out, and can be taken back', async ({ page, json }) => {
  await json.fill('{"name":"n","x":1.50}');
  await page.getByRole('button', { name: 'Format' }).click();
  assert.equal(await json.inputValue(), '{\n  "name": "n",\n  "x": 1.50\n}');
  await page.getByRole('button', { name: 'Bring it back' }).click();
  assert.equal(await json.inputValue(), '{"name":"n","x":1.50}');
  await json.fill('{');
  await page.getByRole('button', { name: 'Format' }).click();
  assert.equal(await json.inputValue(), '{');
});

visit('a text file that is dropped on the editor is put in', async ({ page, json }) => {
  await json.fill('');
  await json.content.evaluate((element) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['{"name": "dropped"}'], 'request.json', { type: 'application/json' }));
    element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await page.waitForFunction(() => document.querySelector('[data-pointer="/name"]').value === 'dropped');
  assert.deepEqual(await parsed(json), { name: 'dropped' });
});

visit('while a large text is typed in, the form follows in pauses', async (visitor) => {
  const { page, json, control } = visitor;
  const value = { ...samples['healthomics.CreateWorkflow request'], readmeMarkdown: 'r'.repeat(500_000) };
  await json.fill(JSON.stringify(value, undefined, 2));
  await assertAgreement(visitor, 'pasted');
  await json.focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('-2');
  // Whoever goes to the form finds it up to date, however early.
  await control('/name').press('End');
  await control('/name').press('3');
  assert.equal((await parsed(json)).name, 'rnaseq-quantification-23');
  await assertAgreement(visitor, 'typed in both');
});

test('form and verdict do not wait for the editor, which then shows what was done', async () => {
  const held = holding();
  const visitor = await open({
    withoutEditor: true,
    prepare: (page) => page.route('**/editor.js', async (route) => (await held.promise, route.continue())),
  });
  const { page, control, verdict, json, choose } = visitor;
  await control('/name').fill('early\tbird');
  assert.equal(await verdict.textContent(), '1 error');
  await page.locator('#problem-list .problem').click();
  assert.equal(await control('/name').evaluate((field) => field === document.activeElement), true);
  await choose('glue.CreateWorkflow', 'request');
  await choose('healthomics.CreateWorkflow', 'request');
  held.resolve();
  await page.locator('#json .cm-lintRange-error').waitFor();
  assert.equal((await parsed(json)).name, 'early\tbird');
  await control('/name').fill('later');
  assert.equal((await parsed(json)).name, 'later');
  await visitor.close();
});

/** A promise to be resolved from outside. */
function holding() {
  const made = {};
  made.promise = new Promise((resolve) => (made.resolve = resolve));
  return made;
}

visit('the theme is chosen and remembered', async ({ page }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.selectOption('#theme', 'dark');
  const dark = await background();
  assert.notEqual(dark, light);
  await page.reload();
  await page.locator('#verdict .time').waitFor();
  assert.deepEqual([await background(), await page.locator('#theme').inputValue()], [dark, 'dark']);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.selectOption('#theme', 'light');
  assert.equal(await background(), light);
  await page.selectOption('#theme', 'system');
  assert.equal(await background(), dark);
});

visit('the page says how large the module is that judges', async ({ page }) => {
  assert.match(await page.locator('#verdict .size').textContent(), /^[4-9]\d KB of WebAssembly$/);
  assert.match(
    await page.locator('#verdict .size').getAttribute('title'),
    /Behind gzip.* the package is \d\d KB/,
  );
});

visit('the reference of the operation is a click away', async ({ page, choose }) => {
  // The pages of the reference name no icon, so that browsers look for one.
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await choose('glue.GetWorkflow', 'response');
  await page.getByRole('link', { name: 'Constraints', exact: true }).click();
  await page.waitForURL(/docs\/glue\.GetWorkflow\.html$/);
  assert.match(await page.locator('h1').textContent(), /GetWorkflow/);
});

// What the service said

const SAID =
  '2 validation errors detected: ' +
  "Value at '/name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]+; " +
  "Value at '/description' failed to satisfy constraint: Member must have length less than or equal to 5";

async function say(page, error) {
  await page.locator('#service-error-pane > summary').click();
  await page.getByLabel('Error of the service').fill(error);
}

visit('what the service said is shown beside what the page says, until it is changed', async (visitor) => {
  const { page, control, alerts, verdict, json } = visitor;
  await say(page, SAID);
  assert.equal(await verdict.textContent(), '2 errors said by the service');
  assert.match(await (await alerts(control('/name'))).textContent(), /^✕The service said: .*\[a-z\]\+/);
  assert.equal(await page.locator('#problem-list .said').count(), 2);
  assert.match(
    await page.locator('#problem-list').textContent(),
    /The service said: Use a length of at most 5/,
  );
  await page.locator('#problem-list .problem').filter({ hasText: '/name' }).click();
  assert.equal(await json.selected(), '"name": "rnaseq-quantification"');
  await control('/description').fill('changed');
  assert.equal(await verdict.textContent(), '1 error said by the service');
  await control('/name').fill('other');
  assert.equal(await verdict.textContent(), 'Would be accepted');
  assert.equal(await (await alerts(control('/name'))).count(), 0);
});

visit(
  'what the service said is taken away by saying nothing, and with the operation',
  async ({ page, verdict, choose }) => {
    await say(page, SAID);
    await page.getByRole('button', { name: 'Clear the error' }).click();
    assert.equal(await verdict.textContent(), 'Would be accepted');
    await page.getByLabel('Error of the service').fill(SAID);
    assert.equal(await verdict.textContent(), '2 errors said by the service');
    await choose('glue.CreateWorkflow', 'request');
    assert.equal(await verdict.textContent(), 'Would be accepted');
  },
);

// Links

const hashOf = (page) => page.evaluate(() => window.location.hash);

visit('the address follows what is shown, and opens it again', async (visitor) => {
  const { page, control, choose } = visitor;
  await page.waitForFunction(() => window.location.hash === '#healthomics.CreateWorkflow/request');
  await choose('glue.CreateWorkflow', 'request');
  await control('/Name').fill('é😀 from a link');
  await page.waitForFunction(() => window.location.hash.startsWith('#glue.CreateWorkflow/request?'));
  const other = await open({ fragment: await hashOf(page) });
  assert.equal(await other.control('/Name').inputValue(), 'é😀 from a link');
  assert.equal(await other.json.inputValue(), await visitor.json.inputValue());
  assert.equal(await other.page.locator('#service').inputValue(), 'glue');
  assert.equal(await page.evaluate(() => window.history.length), 2, 'going back leaves the page');
  await other.close();
});

visit(
  'long texts are compressed into the link, and those that are too long left out',
  async ({ page, json }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const long = JSON.stringify({
      ...samples['healthomics.CreateWorkflow request'],
      readmeMarkdown: 'r'.repeat(99_999),
    });
    await json.fill(long);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Link copied', { exact: true }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(link, /#healthomics.CreateWorkflow\/request\?deflate=/);
    assert.ok(link.length < 3000, `${link.length}`);
    const other = await open({ fragment: new URL(link).hash });
    assert.equal(await other.json.inputValue(), long);
    await other.close();
    const noise = Array.from({ length: 90_000 }, (_, index) =>
      String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
    );
    await json.fill(JSON.stringify({ readmeMarkdown: noise.join('') }));
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('the text is too long for it').waitFor();
    assert.equal(await hashOf(page), '#healthomics.CreateWorkflow/request');
  },
  { permissions: ['clipboard-read', 'clipboard-write'] },
);

visit('a link that is followed in the page is shown', async ({ page, control, json }) => {
  await page.evaluate(
    () => (window.location.hash = '#glue.CreateWorkflow/request?json=%7B%22Name%22%3A%22x%22%7D'),
  );
  await control('/Name').waitFor();
  assert.equal(await json.inputValue(), '{"Name":"x"}');
  await page.evaluate(() => (window.location.hash = '#glue.CreateWorkflow/request?json=no%20JSON'));
  await page.locator('#stale').waitFor();
  assert.equal(await json.inputValue(), 'no JSON');
});

const bomb = deflateRawSync(Buffer.alloc(100_000_000, 0x5b)).toString('base64url');
const HOSTILE = {
  '#': 'is not there',
  '#<img src=x onerror=alert(1)>': 'is markup',
  '#glue.Nothing/request': 'names no operation',
  '#constructor.__proto__/request': 'names what objects have',
  '#glue.CreateWorkflow/request?json=%': 'is cut off',
  '#glue.CreateWorkflow/request?deflate=AAAA': 'is not compressed',
  [`#glue.CreateWorkflow/request?deflate=${bomb}`]: 'unfolds to 100 MB',
  [`#glue.CreateWorkflow/request?json=${'%5B'.repeat(100_000)}`]: 'is nested very deeply',
  '#glue.CreateWorkflow/request?json=%7B%22__proto__%22%3A%7B%22Name%22%3A1%7D%7D': 'has a prototype',
};

for (const [fragment, name] of Object.entries(HOSTILE)) {
  visit(
    `a link that ${name} breaks nothing`,
    async ({ page, json, choose, verdict, control }) => {
      const isRead = fragment === '#' || /json=(%5B|%7B)/.test(fragment);
      assert.equal(await page.locator('#unread').isVisible(), !isRead && /^#\w+\.\w+\//.test(fragment));
      assert.equal(typeof (await json.inputValue()), 'string');
      await choose('glue.CreateWorkflow', 'response');
      await choose('glue.CreateWorkflow', 'request');
      await json.fill('{"Name": "works"}');
      assert.equal(await verdict.textContent(), 'Would be accepted');
      assert.equal(await control('/Name').inputValue(), 'works');
    },
    { fragment },
  );
}

// Phones

visit(
  'on a phone one pane is shown at a time, and problems lead to the right one',
  async ({ page, take, json, control }) => {
    const panes = () =>
      page
        .locator('.pane')
        .evaluateAll((all) => all.filter((pane) => pane.checkVisibility()).map((pane) => pane.classList[1]));
    assert.deepEqual(await panes(), ['form']);
    await take('Many mistakes at once');
    await page.getByText('Problems', { exact: false }).first().click();
    assert.deepEqual(await panes(), ['problems']);
    await page.locator('#problem-list .problem').filter({ hasText: '/engine' }).click();
    assert.deepEqual(await panes(), ['form']);
    assert.equal(await control('/engine').evaluate((field) => field === document.activeElement), true);
    await page.locator('.tabs').getByText('JSON').click();
    await page.getByRole('button', { name: 'Go to the next problem' }).click();
    await page.getByRole('button', { name: 'Go to the next problem' }).click();
    assert.deepEqual(await panes(), ['text'], 'whoever looks at the text stays there');
    assert.notEqual(await json.selected(), '');
  },
  PHONE,
);
