// The suite in headless Chromium: bundled into one script, served to this machine only, run by a page.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { launchBrowser } from '../e2e/demo.mjs';

/** Runs the suite in a browser, which `CHROMIUM_PATH` may name. */
export async function runInChromium({ say, ...options }) {
  const script = await bundled();
  const server = createServer((request, response) => serve(script, request, response)).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.exposeFunction('say', say);
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    return await page.evaluate(
      (options) => globalThis.runSuite({ ...options, say: globalThis.say }),
      options,
    );
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

async function bundled() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('browser.mjs', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'warning',
  });
  assert.equal(outputFiles.length, 1);
  return outputFiles[0].text;
}

/** The page is isolated from others, for which browsers give it the finer clock. */
function serve(script, { url }, response) {
  const isScript = url === '/suite.js';
  response.writeHead(200, {
    'content-type': isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  });
  response.end(
    isScript ? script : '<!doctype html><title>benchmark</title><script src="/suite.js"></script>',
  );
}
