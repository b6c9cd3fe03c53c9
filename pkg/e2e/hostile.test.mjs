// Hostile values, traps and the end of the stack in Chromium: the tables of test/hostile, which Node has as well.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { launchBrowser } from './demo.mjs';

const files = sirv(fileURLToPath(new URL('..', import.meta.url)), { dev: true });
let browser, server, page;

before(async () => {
  server = createServer((request, response) => {
    if (request.url !== '/') return files(request, response);
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Hostile</title>');
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  browser = await launchBrowser();
  page = await browser.newPage();
});

after(async () => {
  await browser.close();
  server.close();
  server.closeAllConnections();
});

/** Opens an empty page and has a function run there. */
async function inPage(work) {
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  return page.evaluate(work);
}

test('hostile values get reports, in bounded time, and are left as they are', async (t) => {
  const { problems, count } = await inPage(async () => {
    const { valueProblems } = await import('/test/hostile/places.mjs');
    return valueProblems(await import('/dist/index.js'));
  });
  t.diagnostic(`${count} values in their places`);
  assert.deepEqual(problems, []);
  assert.ok(count > 1000);
});

test('a call that the module has not the memory for throws, and the next one is answered', async () => {
  const problems = await inPage(async () => {
    const { trapProblems } = await import('/test/hostile/traps.mjs');
    const wasm = await (await fetch('/dist/preflight.wasm')).arrayBuffer();
    return trapProblems(await import('/dist/slim.js'), new Uint8Array(wasm));
  });
  assert.deepEqual(problems, []);
});

test('a call at the end of the stack is answered or throws, and the next one is answered', async (t) => {
  const { problems, counts } = await inPage(async () => {
    const { stackProblems } = await import('/test/hostile/stack.mjs');
    return stackProblems(await import('/dist/index.js'));
  });
  t.diagnostic(JSON.stringify(counts));
  assert.deepEqual(problems.slice(0, 5), []);
  assert.ok(counts.reports > 100 && counts.errors > 50);
});
