// The tarball itself: what is in it, what it declares, and whether npm would publish it.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { pkg, project } from './lib/places.mjs';
import { run } from './lib/run.mjs';

const tarball = readdirSync(project).find((name) => name.endsWith('.tgz'));

/** For `import` and for `require`. */
const SCRIPTS = ['index', 'slim', 'messages/de', 'form', 'service-error', 'codemirror', 'monaco', 'ndjson'];
/** Declarations that stand for no script of their own. */
const DECLARED = [
  ...['types', 'values', 'part', 'wording', 'standard-types', 'form-types', 'form-texts'],
  ...['service-error-types', 'service-error-texts', 'ndjson-types', 'trap-error', 'preflight.wasm'],
  ...['generated/messages', 'generated/operations'],
  ...['operations', 'codecatalyst', 'glue', 'healthomics'].map((name) => `generated/types/${name}`),
];
const both = (names, one, other) => names.flatMap((name) => [`dist/${name}.${one}`, `dist/${name}.${other}`]);
const FILES = [
  ...['LICENSE', 'LICENSE-APACHE', 'LICENSE-MIT', 'README.md', 'package.json'],
  ...['dist/cli.js', 'dist/edge-light.js', 'dist/preflight.wasm', 'dist/workerd.js'],
  'dist/THIRD-PARTY-LICENSES.txt',
  ...both(SCRIPTS, 'js', 'cjs'),
  ...both([...SCRIPTS, ...DECLARED], 'd.ts', 'd.cts').filter((path) => path !== 'dist/preflight.wasm.d.ts'),
].sort();

test('npm would publish it, with what users need and no more', async () => {
  const [{ files }] = await publishedTo(async (registry) => {
    const printed = await run(`npm publish --dry-run --json --registry ${registry}`, pkg);
    const parsed = JSON.parse(printed);
    return [parsed.files === undefined ? Object.values(parsed)[0] : parsed];
  });
  assert.deepEqual(files.map(({ path }) => path).sort(), FILES);
});

test('publint finds nothing', async () => {
  assert.match(await run(`publint --strict ${tarball}`, project), /All good!/);
});

test('Are The Types Wrong finds nothing', async () => {
  const { analysis, problems } = JSON.parse(await run(`attw --format json ${tarball}`, project));
  const { exports } = JSON.parse(readFileSync(join(pkg, 'package.json'), 'utf8'));
  assert.deepEqual(Object.keys(analysis.entrypoints), Object.keys(exports));
  assert.deepEqual(problems, {});
});

const MODES = {
  'a bundler': '--module preserve --moduleResolution bundler types/main.ts',
  'Node, ES module': '--module nodenext types/main.ts',
  'Node, CommonJS': '--module nodenext types/main.cts',
};

for (const [mode, options] of Object.entries(MODES)) {
  test(`TypeScript understands every entry, for ${mode}`, async () => {
    await run(`tsc --strict --noEmit --target es2022 --types "" --ignoreConfig ${options}`, project);
  });
}

/** Runs `use` with a registry that knows no package yet. */
async function publishedTo(use) {
  const server = createServer((_, response) => response.writeHead(404).end('{}'));
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    return await use(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
