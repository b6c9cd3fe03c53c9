// The slim entry: what it takes a module from, and what it says of what it cannot use.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { project } from './lib/places.mjs';

const dist = join(project, 'node_modules/workflow-preflight/dist');
const file = join(dist, 'preflight.wasm');
const bytes = readFileSync(file);
const NOT_OURS = /could not load .*: this is not the workflow-preflight\/preflight\.wasm of the same version/;
/** The shortest module: a header. */
const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

let server,
  origin,
  copies = 0;

before(async () => {
  const types = { '/typed': 'application/wasm', '/untyped': 'application/octet-stream' };
  server = createServer(({ url }, response) => {
    const type = types[url];
    response.writeHead(type === undefined ? 404 : 200, { 'content-type': type ?? 'text/plain' });
    response.end(type === undefined ? 'no' : bytes);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${server.address().port}`;
});

after(() => {
  server.closeAllConnections();
  server.close();
});

/** The entry, as if it was imported for the first time. */
const fresh = () => import(`${pathToFileURL(join(dist, 'slim.js'))}?${++copies}`);
const works = ({ glue }) => assert.equal(glue.CreateWorkflow.request.validate({ Name: 'nightly' }).ok, true);

/** In arrays, so that promises can be handed over as they are. */
const SOURCES = {
  'text that is a URL': () => [`${origin}/typed`],
  'a URL': () => [new URL(`${origin}/typed`)],
  'the URL of a file': () => [pathToFileURL(file)],
  'a Response': async () => [await fetch(`${origin}/typed`)],
  'a promise of a Response': () => [fetch(`${origin}/typed`)],
  'a Response of another media type': async () => [await fetch(`${origin}/untyped`)],
  'a Buffer': () => [bytes],
  'an ArrayBuffer': () => [Uint8Array.from(bytes).buffer],
  'a promise of bytes': () => [Promise.resolve(bytes)],
  'a WebAssembly.Module': () => [new WebAssembly.Module(bytes)],
  'a WebAssembly.Module of another realm': () => [
    runInNewContext('new WebAssembly.Module(bytes)', { bytes }),
  ],
  'an ArrayBuffer of another realm': () => [runInNewContext('Uint8Array.from(bytes).buffer', { bytes })],
};

for (const [what, sourceOf] of Object.entries(SOURCES)) {
  test(`init takes ${what}`, async () => {
    const slim = await fresh();
    const [source] = await sourceOf();
    assert.equal(await slim.init(source), undefined);
    works(slim);
  });
}

for (const source of [bytes, new Uint8Array(bytes).buffer, new WebAssembly.Module(bytes)]) {
  test(`initSync takes ${Object.prototype.toString.call(source)}`, async () => {
    const slim = await fresh();
    slim.initSync(source);
    works(slim);
  });
}

test('what is loaded stays loaded, whatever comes next', async () => {
  const slim = await fresh();
  const loading = slim.init(bytes);
  assert.equal(slim.init('http://127.0.0.1:9/'), loading);
  await loading;
  slim.initSync(empty);
  await slim.init(empty);
  works(slim);
});

test('what is loaded at once need not be loaded again', async () => {
  const slim = await fresh();
  slim.initSync(bytes);
  await slim.init(empty);
  works(slim);
});

test('using a validator first says exactly what to do', async () => {
  const { glue, operations } = await fresh();
  assert.equal(operations().length, 49);
  const { request } = glue.CreateWorkflow;
  const uses = [
    () => request.validate({}),
    () => request.validateJson('{}'),
    () => request.field('/Name'),
    () => request.describe(),
  ];
  const message =
    /not loaded yet.*`await init\(source\)` or `initSync\(source\)`.*preflight\.wasm.*'workflow-preflight'/;
  for (const use of uses) assert.throws(use, { name: 'Error', message });
});

test('a failure says why, and the next call tries again', async () => {
  const slim = await fresh();
  const fails = (source, message) => assert.rejects(slim.init(source), { name: 'Error', message });
  await fails(`${origin}/nowhere`, /could not load .*\/nowhere answered 404/);
  await fails('http://127.0.0.1:9/', /could not load .*http:\/\/127\.0\.0\.1:9\/: fetch failed/);
  await fails(Promise.reject(new Error('offline')), /could not load .*: offline/);
  await fails(undefined, /the source must be .*, not undefined/);
  await fails({}, /the source must be .*, not an object/);
  await fails(Uint8Array.of(1, 2, 3), /could not load .*WebAssembly/);
  await slim.init(bytes);
  works(slim);
});

test('the module of another build is refused', async () => {
  const slim = await fresh();
  const other = Buffer.from(bytes);
  other[other.length - 1] ^= 1;
  for (const module of [empty, other, new WebAssembly.Module(empty)]) {
    await assert.rejects(slim.init(module), { message: NOT_OURS });
    assert.throws(() => slim.initSync(module), { message: NOT_OURS });
  }
});

test('CommonJS has the same exports', () => {
  const names = (program, ...options) =>
    spawnSync(process.execPath, [...options, '-e', program], {
      cwd: project,
      encoding: 'utf8',
    }).stdout.trim();
  const common = names(
    "console.log(Object.keys(require('workflow-preflight/slim')).sort().join())",
    '--input-type=commonjs',
  );
  const modern = names(
    "import * as slim from 'workflow-preflight/slim'; console.log(Object.keys(slim).sort().join())",
    '--input-type=module',
  );
  assert.equal(common, modern);
  const main = names(
    "import * as main from 'workflow-preflight'; console.log([...Object.keys(main), 'initSync'].sort().join())",
    '--input-type=module',
  );
  assert.equal(modern, main);
});
