// The suite in headless Chromium.

import { fileURLToPath } from 'node:url';
import { withIsolatedPage } from './isolated-page.mjs';

/** Runs the suite in a browser, which `CHROMIUM_PATH` may name. */
export function runInChromium({ say, ...options }) {
  const script = fileURLToPath(new URL('browser.mjs', import.meta.url));
  return withIsolatedPage(script, async (page) => {
    await page.exposeFunction('say', say);
    return page.evaluate((options) => globalThis.runSuite({ ...options, say: globalThis.say }), options);
  });
}
