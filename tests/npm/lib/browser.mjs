// Pages in headless Chromium: served from a folder to this machine only, or by somebody else. Whatever the
// browser complains of is a failure.

import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

let browser;

async function launched() {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  return (browser ??= await chromium.launch({ executablePath, args: ARGUMENTS }));
}

export async function browserVersion() {
  return (await launched()).version();
}

export async function closeBrowser() {
  await browser?.close();
  browser = undefined;
}

/** What `use` makes of a page, once it is loaded; fails with what the browser reports. */
export async function withPage(address, use) {
  const page = await (await launched()).newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on(
    'console',
    (entry) => entry.type() === 'error' && problems.push(`${entry.text()} (${entry.location().url})`),
  );
  page.on('requestfailed', (request) => problems.push(`${request.url()} failed`));
  try {
    await page.goto(address);
    const result = await use(page);
    if (problems.length === 0) return result;
  } catch (error) {
    problems.push(error.message);
  } finally {
    await page.close();
  }
  throw new Error(`the page reports: ${problems.join('; ')}`);
}

/** What the script of a page leaves in `observed`. */
export async function observedIn(page) {
  await page.waitForFunction(() => globalThis.observed !== undefined, undefined, { timeout: 15_000 });
  return page.evaluate(() => globalThis.observed);
}

/** Serves a folder, with these headers on every page, while `use` runs with its address. */
export async function serving(folder, headers, use) {
  const server = createServer((request, response) => respond(folder, headers, request, response));
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    return await use(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

/** `/?script=x` is a page with that script; all else are files. There is no icon, which is no error. */
function respond(folder, headers, { url }, response) {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  if (pathname === '/favicon.ico') return response.writeHead(204).end();
  const script = searchParams.get('script');
  if (script !== null) {
    const page = `<!doctype html><title>${script}</title><script type="module" src="${script}"></script>`;
    return response.writeHead(200, { 'content-type': TYPES['.html'], ...headers }).end(page);
  }
  const file = join(folder, pathname);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', ...headers });
  return createReadStream(file).pipe(response);
}
