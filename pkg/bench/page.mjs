// What the demo page makes a visitor wait for: the bytes that it loads, behind gzip, and the time until the first verdict,
// in headless Chromium with an empty cache, with and without the line of a phone.
//
//   node bench/page.mjs

import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { launchBrowser } from '../e2e/demo.mjs';

const SITE = fileURLToPath(new URL('../../target/site', import.meta.url));
const ROUNDS = 7;
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

/** Bits per second and milliseconds there and back; the second is what Lighthouse takes for a slow phone. */
const LINES = {
  'no limits': undefined,
  '1.6 Mbit/s, 150 ms': { bits: 1.6e6, latency: 150 },
};

const compressed = new Map();
const server = createServer(serve).listen(0, '127.0.0.1');
await new Promise((listening) => server.once('listening', listening));
const browser = await launchBrowser();
try {
  const first = await visit();
  printSizes(first.resources);
  for (const [name, line] of Object.entries(LINES)) {
    const times = [];
    for (let round = 0; round < ROUNDS; round++) times.push((await visit(line)).milliseconds);
    times.sort((one, other) => one - other);
    console.log(`first verdict, ${name}: ${Math.round(times[ROUNDS >> 1])} ms (median of ${ROUNDS})`);
  }
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}

/** Compressed as a host of static files does it. */
function serve({ url }, response) {
  const path = new URL(url, 'http://localhost').pathname.replace(/\/$/, '/index.html');
  if (!compressed.has(path)) compressed.set(path, gzipSync(readFileSync(join(SITE, path)), { level: 9 }));
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' });
  response.end(compressed.get(path));
}

/** One visit with an empty cache: what was loaded, and when the first verdict was there. */
async function visit(line) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    if (line !== undefined) await throttle(page, line);
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction(() => performance.getEntriesByName('first verdict').length > 0);
    await page.locator('#json .cm-content').waitFor({ state: 'attached' });
    return await page.evaluate(() => ({
      milliseconds: performance.getEntriesByName('first verdict')[0].startTime,
      resources: [
        ...performance.getEntriesByType('navigation'),
        ...performance.getEntriesByType('resource'),
      ].map(({ name, encodedBodySize, decodedBodySize }) => ({ name, encodedBodySize, decodedBodySize })),
    }));
  } finally {
    await context.close();
  }
}

async function throttle(page, { bits, latency }) {
  const session = await page.context().newCDPSession(page);
  const perSecond = bits / 8;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency, downloadThroughput: perSecond, uploadThroughput: perSecond },
  });
}

/** What was asked for twice came once. */
function printSizes(timings) {
  const resources = new Map(timings.map((timing) => [timing.name, timing]));
  let total = 0;
  for (const { name, encodedBodySize, decodedBodySize } of resources.values()) {
    total += encodedBodySize;
    const path = new URL(name).pathname.slice(1) || 'index.html';
    console.log(
      `${path.padEnd(30)} ${String(encodedBodySize).padStart(8)} bytes behind gzip (${decodedBodySize})`,
    );
  }
  console.log(
    `${'all of the page'.padEnd(30)} ${String(total).padStart(8)} bytes in ${resources.size} files`,
  );
}
