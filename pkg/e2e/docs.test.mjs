// The reference of all constraints in a browser, opened from its folder as a reader would: no page is wider than
// the window, a member's address leads to its row. Leaves pictures for people in target/screenshots.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { pages } from '../scripts/docs/pages.mjs';
import { launchBrowser } from './demo.mjs';

const SCREENSHOTS = fileURLToPath(new URL('../../target/screenshots/', import.meta.url));
const PICTURED = new Set(['index.html', 'healthomics.CreateWorkflow.html', 'glue.GetWorkflow.html']);

let browser;
let folder;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'preflight-docs-'));
  for (const [file, content] of pages()) writeFileSync(join(folder, file), content);
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const addressOf = (file) => pathToFileURL(join(folder, file)).href;

for (const width of [1280, 390]) {
  for (const colorScheme of ['light', 'dark']) {
    // Colours make no page wider: in the dark only the pictured pages are opened.
    const files = colorScheme === 'light' ? [...pages().keys()] : [...PICTURED];
    test(`${files.length} pages fit ${width} pixels, ${colorScheme}`, async () => {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
      const problems = [];
      page.on('console', (entry) => entry.type() === 'error' && problems.push(entry.text()));
      for (const file of files) {
        await page.goto(addressOf(file));
        const scrollWidth = await page.evaluate(() => document.scrollingElement.scrollWidth);
        assert.ok(scrollWidth <= width, `${file} is ${scrollWidth} wide`);
        if (!PICTURED.has(file)) continue;
        await page.screenshot({ path: `${SCREENSHOTS}docs-${file}-${width}-${colorScheme}.png` });
      }
      assert.deepEqual(problems, []);
      await page.close();
    });
  }
}

test("a member's address leads to its row, below the heading of the table", async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(addressOf('glue.GetWorkflow.html'));
  const row = page.locator('[id="response.Workflow.LastRun.Statistics.TotalActions"]');
  await row.getByRole('link').first().click();
  assert.match(page.url(), /#response\.Workflow\.LastRun\.Statistics\.TotalActions$/);
  const { top, covered } = await row.evaluate((tr) => ({
    top: tr.getBoundingClientRect().top,
    covered: tr.closest('table').tHead.getBoundingClientRect().height,
  }));
  assert.ok(top >= covered - 1 && top < 450, `the row begins at ${top}, the heading ends at ${covered}`);
  await page.close();
});
