// Pictures of the demo page for people to look at, in target/screenshots. What is tested is only that the page
// is never wider than the window.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startDemo } from './demo.mjs';

const FOLDER = fileURLToPath(new URL('../../target/screenshots/', import.meta.url));

const SCENES = {
  sample: async () => {},
  mistakes: ({ page }) => page.getByRole('button', { name: 'Load one with mistakes' }).click(),
  broken: ({ json }) => json.fill('{ "name": "rnaseq", }'),
  response: ({ page }) => page.selectOption('#operation', 'glue.GetWorkflowRuns'),
};

let demo;

before(async () => {
  demo = await startDemo();
});

after(() => demo?.stop());

for (const width of [1280, 390]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`fits ${width} pixels, ${colorScheme}`, async () => {
      for (const [scene, act] of Object.entries(SCENES)) {
        const visitor = await demo.open({ viewport: { width, height: 900 }, colorScheme });
        const { page } = visitor;
        if (scene === 'response') await page.locator('[value="response"]').check({ force: true });
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
