// The parts of the demo page that stand for themselves: copying, errors of a service, files, and tips.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { visits } from './visits.mjs';

const AXE = createRequire(import.meta.url).resolve('axe-core');

/** The drawers are open. */
const { visit } = visits(async ({ page }) => {
  for (const pane of ['export', 'service-error']) await page.locator(`#${pane}-pane > summary`).click();
});

const parsed = async (json) => JSON.parse(await json.inputValue());
const copied = (page) => page.evaluate(() => navigator.clipboard.readText());
/** Waits for what is printed, which comes in a pause where the last printing took long. */
const printed = (page, hasText) => page.locator('.export-code', { hasText }).waitFor();
const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };

visit(
  'the request is copied in every form, as it is now',
  async ({ page, control, json }) => {
    const copy = page.getByRole('button', { name: /^Copy as/ });
    await control('/name').fill("it's new");
    await copy.click();
    await page.getByText('Copied', { exact: true }).waitFor();
    assert.deepEqual(JSON.parse(await copied(page)), await parsed(json));
    for (const [format, start] of [
      ['AWS CLI', "aws omics create-workflow --cli-input-json '{"],
      ['JavaScript', "import { OmicsClient, CreateWorkflowCommand } from '@aws-sdk/client-omics';"],
      ['Python', 'import boto3'],
    ]) {
      await page.getByRole('radio', { name: format, exact: true }).check({ force: true });
      assert.equal(await page.locator('.export-tools .status').textContent(), '');
      await copy.click();
      await page.getByText('Copied', { exact: true }).waitFor();
      assert.ok((await copied(page)).startsWith(start), format);
      assert.equal(await page.locator('.export-code').textContent(), await copied(page));
    }
    await control('/name').fill('newer');
    await printed(page, "name='newer'");
  },
  clipboard,
);

visit('the forms are chosen by keyboard, and responses have one', async (visitor) => {
  const { page, choose } = visitor;
  await page.getByRole('radio', { name: 'JSON', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await printed(page, /^import \{ OmicsClient/);
  await choose('glue.GetWorkflow', 'response');
  await printed(page, /^\{\n {2}"Workflow"/);
  assert.equal(await page.locator('#export [type="radio"]').count(), 1);
  await choose('glue.GetWorkflow', 'request');
  await printed(page, 'GetWorkflowCommand');
});

visit('what is no JSON object cannot be copied', async ({ page, json, take }) => {
  for (const text of ['[1]', '{"name": ', '']) {
    await take('Accepted');
    await page.locator('.export-code').waitFor();
    await json.fill(text);
    await page.locator('.export-notes', { hasText: 'no JSON object' }).waitFor();
    assert.ok(await page.getByRole('button', { name: /^Copy as/ }).isDisabled());
    assert.ok(await page.locator('.export-code').isHidden());
  }
});

visit('where there is no clipboard, all of the code is selected', async ({ page, control }) => {
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
  });
  await control('/readmeMarkdown').fill('long '.repeat(20_000));
  await printed(page, /… and [\d,]+ more characters/);
  await page.getByRole('button', { name: /^Copy as/ }).click();
  await page.getByText(/^Selected: copy it/).waitFor();
  const selected = await page.evaluate(() => String(getSelection()));
  assert.equal(JSON.parse(selected).readmeMarkdown, 'long '.repeat(20_000));
  assert.ok(await page.locator('.export-code').evaluate((code) => code === document.activeElement));
});

visit(
  'what is copied is what stands there, however fast it was typed',
  async ({ page, control, json }) => {
    await page.getByRole('radio', { name: 'Python' }).check({ force: true });
    await control('/readmeMarkdown').fill('long '.repeat(90_000));
    await control('/name').fill('typed at last');
    await page.getByRole('button', { name: /^Copy as/ }).click();
    await page.getByText('Copied', { exact: true }).waitFor();
    assert.ok((await copied(page)).includes("name='typed at last',"));
    assert.equal((await parsed(json)).name, 'typed at last');
    await printed(page, 'typed at last');
  },
  clipboard,
);

visit('an error of the service is shown at its field until it is cleared', async (visitor) => {
  const { page, control, alerts, verdict } = visitor;
  const error = page.getByLabel('Error of the service');
  const outcome = page.locator('.outcome');
  const clear = page.getByRole('button', { name: 'Clear the error' });
  assert.ok(await clear.isDisabled());
  await error.fill(
    "An error occurred (ValidationException) when calling the CreateWorkflow operation: 1 validation error detected: Value 'rnaseq-quantification' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]+",
  );
  assert.equal(await outcome.textContent(), '1 failure read.');
  assert.equal(await (await alerts(control('/name'))).count(), 1);
  assert.equal(await verdict.textContent(), '1 error said by the service');
  await clear.click();
  assert.equal(await (await alerts(control('/name'))).count(), 0);
  assert.equal(await error.inputValue(), '');
  assert.equal(await outcome.textContent(), '');
});

visit('an error that says nothing of the request is said to', async (visitor) => {
  const { page } = visitor;
  const outcome = page.locator('.outcome');
  await page.getByLabel('Error of the service').fill('AccessDeniedException: User is not authorized');
  assert.match(await outcome.textContent(), /Nothing in it names a place/);
  assert.match(await page.locator('#problem-list').textContent(), /not authorized/);
  await page
    .getByLabel('Error of the service')
    .fill('An error occurred (X) when calling the StartRun operation: no');
  assert.match(await outcome.textContent(), /It is about StartRun, not CreateWorkflow/);
});

visit('examples are of the operation that is shown, and responses have none', async (visitor) => {
  const { page, choose } = visitor;
  for (const [id, name] of [
    ['healthomics.StartRun', 'StartRun'],
    ['glue.ListWorkflows', 'ListWorkflows'],
  ]) {
    await choose(id, 'request');
    await page.getByRole('button', { name: 'Insert an example: AWS CLI' }).click();
    assert.match(
      await page.getByLabel('Error of the service').inputValue(),
      new RegExp(`calling the ${name} operation`),
    );
    assert.match(await page.locator('.outcome').textContent(), /^\d failures? read\.$/);
    assert.ok((await page.locator('[role="alert"]:visible').count()) > 0);
  }
  await choose('glue.ListWorkflows', 'response');
  assert.ok(await page.getByLabel('Error of the service').isDisabled());
  assert.match(await page.locator('.outcome').textContent(), /choose the request/);
  assert.equal(await page.locator('[role="alert"]:visible').count(), 0);
});

/** Chooses a file by the button of a field. */
async function chooseFile(page, label, file) {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: `Take ${label} from a file` }).click(),
  ]);
  await chooser.setFiles(file);
}

/** Drops files on whatever a selector finds; says whether the page kept the browser from opening them. */
function drop(page, selector, files) {
  return page.evaluate(
    ([selector, files]) => {
      const dataTransfer = new DataTransfer();
      for (const [name, bytes] of files) {
        dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
      }
      const target = document.querySelector(selector);
      const fire = (type) =>
        target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
      return [fire('dragover'), fire('drop')].every((goesOn) => !goesOn);
    },
    [selector, files],
  );
}

const README = '[data-pointer="/readmeMarkdown"]';
const bytes = (text) => [...Buffer.from(text)];
const noteOf = (page, control) => page.locator('.field', { has: control }).locator('.file-note');

visit(
  'a text file becomes the text of a long field, by button and by drop',
  async ({ page, control, json }) => {
    const note = noteOf(page, control('/readmeMarkdown'));
    const text = '# Größe\r\n\r\n😀\n';
    await chooseFile(page, 'readmeMarkdown', {
      name: 'README.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from(`\ufeff${text}`),
    });
    await note.filter({ hasText: 'README.md: 21 bytes' }).waitFor();
    assert.equal((await parsed(json)).readmeMarkdown, text);
    const counter = page.locator('.field', { has: control('/readmeMarkdown') }).locator('.counter');
    assert.equal(await counter.textContent(), '18 / 512,000 bytes');
    assert.ok(
      await drop(page, README, [
        ['a.md', bytes('# Dropped')],
        ['b.md', bytes('x')],
      ]),
    );
    await note.filter({ hasText: 'a.md: 9 bytes. Only the first file was taken.' }).waitFor();
    assert.equal((await parsed(json)).readmeMarkdown, '# Dropped');
    assert.equal(await control('/readmeMarkdown').inputValue(), '# Dropped');
  },
);

visit('a file that is no UTF-8 is refused with words', async ({ page, control, json }) => {
  const before = await json.inputValue();
  await drop(page, README, [['latin1.md', [0x47, 0xf6, 0xdf, 0x65]]]);
  const note = noteOf(page, control('/readmeMarkdown'));
  await note.filter({ hasText: 'latin1.md: 4 bytes, not taken, because it is not text in UTF-8.' }).waitFor();
  assert.equal(await note.getAttribute('role'), 'status');
  assert.equal(await json.inputValue(), before);
});

visit('a README over its limit is taken, and judged', async ({ page, control, alerts }) => {
  await drop(page, README, [['README.md', Array(512_001).fill(0x61)]]);
  await noteOf(page, control('/readmeMarkdown')).filter({ hasText: '512,001 bytes' }).waitFor();
  assert.match(await (await alerts(control('/readmeMarkdown'))).textContent(), /512000 bytes/);
});

visit(
  'a dropped file becomes bytes, and one that misses its field does nothing',
  async ({ page, control, json }) => {
    assert.ok(await drop(page, '[data-pointer="/definitionZip"]', [['a.zip', [0x50, 0x4b, 0xff]]]));
    await noteOf(page, control('/definitionZip')).filter({ hasText: 'a.zip: 3 bytes' }).waitFor();
    assert.equal((await parsed(json)).definitionZip, 'UEv/');
    const before = await json.inputValue();
    assert.ok(await drop(page, 'h1', [['a.zip', [1]]]), 'the browser would open it');
    assert.ok(await drop(page, '[data-pointer="/name"]', [['a.zip', [1]]]));
    assert.equal(await json.inputValue(), before);
  },
);

visit('a file too large to read is refused', async ({ page, control, json }) => {
  const before = await json.inputValue();
  await page.evaluate((selector) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(33 * 1024 * 1024)], 'huge.zip'));
    const target = document.querySelector(selector);
    target.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
  }, '[data-pointer="/definitionZip"]');
  const note = noteOf(page, control('/definitionZip'));
  await note
    .filter({ hasText: 'not taken, because files of more than 33,554,432 bytes are not read' })
    .waitFor();
  assert.equal(await json.inputValue(), before);
});

visit(
  'sources of limits show up on hover, can be pointed at, and go by Escape',
  async ({ page, control }) => {
    const tip = page.locator('.tip');
    const field = page.locator('.field', { has: control('/readmeMarkdown') });
    await field.locator('.info').hover();
    await tip.waitFor({ state: 'visible' });
    assert.match(await tip.textContent(), /512,000 bytes.*HealthOmics API/s);
    assert.equal(await tip.getAttribute('aria-label'), 'Limits of readmeMarkdown');
    await tip.locator('a').first().hover();
    await page.waitForTimeout(600);
    assert.ok(await tip.isVisible(), 'it stays while it is pointed at');
    await page.keyboard.press('Escape');
    assert.ok(await tip.isHidden());
    await field.locator('.info').hover();
    await tip.waitFor({ state: 'visible' });
    await page.locator('h1').hover();
    await tip.waitFor({ state: 'hidden' });
  },
);

visit(
  'sources of limits show up at the focus of the keyboard, and the button still unfolds them',
  async (visitor) => {
    const { page, control } = visitor;
    const tip = page.locator('.tip');
    const field = page.locator('.field', { has: control('/name') });
    const info = field.locator('.info');
    await page.locator('#operation').focus();
    for (let i = 0; i < 30 && !(await info.evaluate((button) => button === document.activeElement)); i++) {
      await page.keyboard.press('Tab');
    }
    await tip.waitFor({ state: 'visible' });
    const described = await info.getAttribute('aria-describedby');
    assert.equal(await tip.getAttribute('id'), described);
    await page.keyboard.press('Escape');
    assert.ok(await tip.isHidden());
    assert.ok(await info.evaluate((button) => button === document.activeElement), 'the focus stays');
    assert.equal(await info.getAttribute('aria-describedby'), null);
    await page.keyboard.press('Enter');
    assert.ok(await field.locator('.sources').isVisible());
    await info.hover();
    await page.waitForTimeout(600);
    assert.ok(await tip.isHidden(), 'there is nothing more to say');
  },
);

visit('sources of limits show up over the line that says them', async ({ page, control }) => {
  await page
    .locator('.field', { has: control('/name') })
    .locator('.limits')
    .hover();
  await page.locator('.tip').waitFor({ state: 'visible' });
  assert.match(await page.locator('.tip').textContent(), /pattern: .*service model/s);
});

visit('no tip is left behind when its field goes away', async ({ page, control, json }) => {
  const tip = page.locator('.tip');
  await page
    .locator('.field', { has: control('/name') })
    .locator('.info')
    .hover();
  await tip.waitFor({ state: 'visible' });
  await json.fill('{}');
  await page.locator('h1').hover();
  await tip.waitFor({ state: 'hidden' });
});

for (const colorScheme of ['light', 'dark']) {
  visit(
    `axe-core finds nothing in the parts, ${colorScheme}`,
    async ({ page, control }) => {
      await page.getByRole('button', { name: 'Insert an example: JavaScript' }).click();
      await drop(page, README, [['a.md', bytes('x')]]);
      await noteOf(page, control('/readmeMarkdown')).filter({ hasText: '1 byte' }).waitFor();
      await page.getByRole('radio', { name: 'Python' }).check({ force: true });
      await page
        .locator('.field', { has: control('/name') })
        .locator('.info')
        .hover();
      await page.locator('.tip').waitFor({ state: 'visible' });
      // The policy of the page lets no script in but through the console.
      await page.evaluate(await readFile(AXE, 'utf8'));
      const { violations } = await page.evaluate(() => axe.run());
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        [],
      );
    },
    { colorScheme },
  );
}
