// The matrix: the package, as it is published, loaded by all that environments.mjs names. Prints what it found
// as the table that stands in the README.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ENVIRONMENTS } from './environments.mjs';
import { expected } from './expected.mjs';
import { browserVersion, closeBrowser } from './lib/browser.mjs';
import { project, versionOf } from './lib/places.mjs';
import { outcome, run } from './lib/run.mjs';

/** Tools whose npm packages hold programs for some kinds of machine only. */
const MACHINE_CODE = { deno: 'deno', bun: 'bun', workerd: 'workerd', wrangler: 'workerd' };

const rows = [];
const builds = new Map();

for (const environment of ENVIRONMENTS) {
  const { name, entry, tool, how, fixture, build } = environment;
  test(`${name}: ${entry}, ${how}`, async (context) => {
    const row = { name, entry, how, version: await toolVersion(tool), result: 'FAILED' };
    rows.push(row);
    const obstacle = await obstacleTo(tool);
    if (obstacle !== undefined) {
      row.result = `skipped, because ${obstacle}`;
      return context.skip(row.result);
    }
    if (build !== undefined) await built(fixture, build);
    assert.deepEqual(await environment.run(), environment.expected ?? expected);
    row.result = 'works';
  });
}

after(async () => {
  await closeBrowser();
  console.log(`\n${table()}\n`);
});

/** Fixtures are built once, for whoever runs them. */
function built(fixture, line) {
  const key = `${fixture}: ${line}`;
  if (!builds.has(key)) builds.set(key, run(line, join(project, fixture)));
  return builds.get(key);
}

async function obstacleTo(tool) {
  const program = MACHINE_CODE[tool];
  if (program === undefined) return undefined;
  const { status, stderr } = await outcome(`${program} --version`, project);
  return status === 0
    ? undefined
    : `${program} does not run on this machine: ${stderr.trim().split('\n')[0]}`;
}

async function toolVersion(tool) {
  if (tool === 'node') return process.versions.node;
  return tool === 'chromium' ? browserVersion() : versionOf(tool);
}

function table() {
  const cells = rows.map(({ name, entry, version, how, result }) => [
    name,
    version,
    `\`${entry}\``,
    how.startsWith('`') || how.startsWith('no ') ? how : `\`${how}\``,
    result,
  ]);
  const header = ['environment', 'version', 'entry', 'how', 'result'];
  return [header, header.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
