// A page of headless Chromium with one script, bundled and served to this machine only. It is isolated from others, for
// which browsers give it the finer clock.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { build } from 'esbuild';
import { launchBrowser } from '../e2e/demo.mjs';

/** What `use` makes of the page and of its browser, which `CHROMIUM_PATH` may name. */
export async function withIsolatedPage(entryPoint, use) {
  const script = await bundled(entryPoint);
  const server = createServer((request, response) => serve(script, request, response)).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    return await use(page, browser);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

async function bundled(entryPoint) {
  const { outputFiles } = await build({
    entryPoints: [entryPoint],
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

function serve(script, { url }, response) {
  const isScript = url === '/script.js';
  response.writeHead(200, {
    'content-type': isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  });
  response.end(
    isScript ? script : '<!doctype html><title>workflow-preflight</title><script src="/script.js"></script>',
  );
}
