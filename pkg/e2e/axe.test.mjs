// What axe-core finds in the demo page: nothing, on every operation, with and without mistakes, light and dark, on desks and
// phones.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { samples } from '../../www/samples.js';
import { visits } from './visits.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PHONE = { viewport: { width: 390, height: 800 } };

const { open } = visits();

/** Fails with what axe finds. Its script comes in through the debugger: the policy of the page would not let it. */
async function assertAccessible({ page }, what) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate(() =>
    axe.run({
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  assert.ok(passes.length > 10, 'axe looked at the page');
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ html }) => html)
        .slice(0, 3)
        .join(' ')}`,
  );
  assert.deepEqual(found, [], what);
}

const SCENES = {
  accepted: async () => {},
  mistaken: ({ take }) => take('Many mistakes at once'),
  'not JSON': ({ json }) => json.fill('{ "name": '),
  'with a menu': ({ page }) => page.locator('#samples').click(),
  'with all sources unfolded': async ({ page }) => {
    for (const button of await page.locator('button.info').all()) await button.click();
  },
  'with a search': async ({ page, json }) => {
    await page.locator('#show-json').evaluate((radio) => radio.click());
    await json.focus();
    await page.keyboard.press('ControlOrMeta+f');
  },
  'with problems': async ({ page, take }) => {
    await take('Many mistakes at once');
    await page.locator('#show-problems').evaluate((radio) => radio.click());
  },
};

for (const colorScheme of ['light', 'dark']) {
  for (const [size, options] of Object.entries({ desk: {}, phone: PHONE })) {
    test(`axe finds nothing: ${colorScheme}, ${size}`, async () => {
      for (const [scene, act] of Object.entries(SCENES)) {
        const visitor = await open({ colorScheme, ...options });
        await act(visitor);
        await assertAccessible(visitor, scene);
        await visitor.close();
      }
    });
  }
}

test('axe finds nothing on any operation, in either direction', async () => {
  const visitor = await open();
  for (const key of Object.keys(samples)) {
    await visitor.choose(...key.split(' '));
    await assertAccessible(visitor, key);
  }
  await visitor.close();
});

test('axe finds nothing where members are missing that are required', async () => {
  const visitor = await open(PHONE);
  for (const id of ['healthomics.StartRunBatch', 'codecatalyst.StartWorkflowRun', 'glue.CreateWorkflow']) {
    await visitor.choose(id, 'request');
    await visitor.json.fill('{}');
    await visitor.page.locator('#show-form').evaluate((radio) => radio.click());
    await assertAccessible(visitor, id);
  }
  await visitor.close();
});
