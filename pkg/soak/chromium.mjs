// The soak in a page of headless Chromium, which `CHROMIUM_PATH` may name; its memory as the browser's own tools see it.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withIsolatedPage } from '../bench/isolated-page.mjs';

/** The unit of Linux's `statm`. */
const PAGE_BYTES = 4096;

export function inChromium({ slices, sliceMs, ...options }) {
  const script = fileURLToPath(new URL('page.mjs', import.meta.url));
  return withIsolatedPage(script, async (page, browser) => {
    await page.evaluate((options) => void (globalThis.soak = new Soak(options)), options);
    const tools = await page.context().newCDPSession(page);
    const system = await browser.newBrowserCDPSession();
    const samples = [];
    for (let i = 0; i < slices; i++) {
      const wasm = await page.evaluate((sliceMs) => globalThis.soak.goOn(sliceMs), sliceMs);
      samples.push({ ...(await memoryOf(tools, system)), wasm });
    }
    return { figures: await page.evaluate(() => globalThis.soak.figures()), samples };
  });
}

async function memoryOf(tools, system) {
  await tools.send('HeapProfiler.collectGarbage');
  const { usedSize: heap } = await tools.send('Runtime.getHeapUsage');
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  return { heap, resident: renderers.reduce((sum, { id }) => sum + residentBytes(id), 0) };
}

function residentBytes(process) {
  return Number(readFileSync(`/proc/${process}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES;
}
