// The built package in a real browser: loaded as a module without any bundler, and under content security
// policies that allow and that forbid WebAssembly.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';

const POLICIES = {
  '/none': undefined,
  '/allows': "script-src 'self' 'wasm-unsafe-eval'",
  '/forbids': "script-src 'self'",
};

let browser, server, origin;

before(async () => {
  server = createServer(serve).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  origin = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ],
  });
});

after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

async function serve({ url }, response) {
  if (url === '/index.js') {
    const script = await readFile(new URL('../dist/index.js', import.meta.url));
    return response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
  }
  const policy = POLICIES[url];
  const headers = { 'content-type': 'text/html', ...(policy && { 'content-security-policy': policy }) };
  response.writeHead(url in POLICIES ? 200 : 404, headers).end('<!doctype html><title>test</title>');
}

/** What a page under the policy gets from the package: a report, or the message of what it threw. */
async function outcome(path, ahead) {
  const page = await browser.newPage();
  await page.goto(origin + path);
  const result = await page.evaluate(async (ahead) => {
    const { glue, init } = await import('/index.js');
    try {
      if (ahead) await init();
      const { errors } = glue.CreateWorkflow.request.validate({
        Name: 'x'.repeat(300),
        Tags: { team: 'data' },
      });
      return errors.map(({ pointer, code }) => `${pointer} ${code}`);
    } catch (error) {
      return error.message;
    }
  }, ahead);
  await page.close();
  return result;
}

for (const ahead of [false, true]) {
  const how = ahead ? 'after init()' : 'on first use';
  test(`works ${how}, without a policy and under one that allows WebAssembly`, async () => {
    for (const path of ['/none', '/allows']) assert.deepEqual(await outcome(path, ahead), ['/Name length']);
  });

  test(`says which directive is missing, ${how}`, async () => {
    assert.match(
      await outcome('/forbids', ahead),
      /content security policy.*script-src 'self' 'wasm-unsafe-eval'/,
    );
  });
}
