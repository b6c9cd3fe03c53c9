// A built page in Chromium, served to this machine only. Every error of the page is a failure, and so is whatever
// axe-core finds.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../../pkg/e2e/demo.mjs';

const SITES = fileURLToPath(new URL('../../target/examples/site/', import.meta.url));
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const AXE = fileURLToPath(new URL('../../pkg/node_modules/axe-core/axe.min.js', import.meta.url));
const PICTURES = fileURLToPath(new URL('../../target/screenshots/', import.meta.url));

/** Opens the page of an example; `answer` is what a POST is answered with: `(body) => [status, object]`. */
export async function openSite(test, name, answer) {
  const problems = [];
  const server = createServer((request, response) => serve(name, answer, request, response));
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const browser = await launchBrowser();
  test.after(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
    assert.deepEqual(problems, [], 'the page reported errors');
  });
  const page = await browser.newPage({ viewport: { width: 800, height: 900 } });
  page.on('pageerror', (error) => problems.push(String(error)));
  // A refusal of ours is no fault of the page.
  page.on(
    'console',
    (entry) => entry.type() === 'error' && !/status of 400/.test(entry.text()) && problems.push(entry.text()),
  );
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  return {
    page,
    /** Axe's findings now, of which there must be none, by day and by night; and pictures for people to look at. */
    async inspect(scene) {
      await page.addScriptTag({ path: AXE });
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({
          path: `${PICTURES}example-${name}-${scene}-${colorScheme}.png`,
          fullPage: true,
        });
        const { violations, passes } = await page.evaluate(() => axe.run());
        assert.ok(passes.length > 10, 'axe looked at the page');
        assert.deepEqual(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`),
          [],
        );
      }
    },
  };
}

async function serve(name, answer, request, response) {
  if (request.method === 'POST') {
    const [status, body] = answer(JSON.parse(Buffer.concat(await request.toArray()).toString()));
    return response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }
  const path = request.url === '/' ? '/index.html' : request.url;
  const content = await readFile(`${SITES}${name}${path}`).catch(() => undefined);
  if (content === undefined) return response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
  response.writeHead(200, { 'content-type': TYPES[extname(path)] }).end(content);
}
