// Pictures of the demo page for people to look at, in target/screenshots. What is tested is only that the page
// is never wider than the window.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { visits } from './visits.mjs';

const FOLDER = fileURLToPath(new URL('../../target/screenshots/', import.meta.url));

const SCENES = {
  sample: async () => {},
  mistakes: ({ take }) => take('Many mistakes at once'),
  problems: async ({ page, take }) => {
    await take('Many mistakes at once');
    await show(page, 'problems');
  },
  broken: ({ json }) => json.fill('{ "name": "rnaseq", }'),
  response: ({ choose }) => choose('glue.GetWorkflowRuns', 'response'),
  menu: ({ page }) => page.locator('#samples').click(),
  json: ({ page }) => show(page, 'json'),
  copied: async ({ page }) => {
    await show(page, 'json');
    await page.locator('#export-pane > summary').click();
    await page.getByRole('radio', { name: 'AWS CLI' }).check({ force: true });
  },
  said: async ({ page }) => {
    await show(page, 'problems');
    await page.locator('#service-error-pane > summary').click();
    await page.getByRole('button', { name: 'Insert an example: AWS CLI' }).click();
  },
};

/** Brings a pane into sight, where one is shown at a time. */
const show = (page, pane) => page.locator(`#show-${pane}`).evaluate((radio) => radio.click());

const { open } = visits();

for (const width of [1280, 390]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`fits ${width} pixels, ${colorScheme}`, async () => {
      for (const [scene, act] of Object.entries(SCENES)) {
        const visitor = await open({ viewport: { width, height: 900 }, colorScheme });
        const { page } = visitor;
        await act(visitor);
        const scrollWidth = await page.evaluate(() => document.scrollingElement.scrollWidth);
        assert.ok(scrollWidth <= width, `${scene} is ${scrollWidth} wide`);
        await page.screenshot({
          path: `${FOLDER}${scene}-${width}-${colorScheme}.png`,
          fullPage: width < 600,
        });
        await visitor.close();
      }
    });
  }
}
