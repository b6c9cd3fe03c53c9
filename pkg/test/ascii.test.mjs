// The text that stands for the wasm module in the bundle: what is written is what is read, whatever the
// bytes, and no other bundler changes it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { asciiOf, wasmAsAscii } from '../scripts/ascii.mjs';

const pkg = fileURLToPath(new URL('..', import.meta.url));
const wasmPath = fileURLToPath(new URL('../../target/bindgen/preflight.wasm', import.meta.url));
const { bytesOf } = await bundled({ entryPoints: ['src/ascii.ts'] });

async function bundled(options) {
  const { outputFiles } = await build({ format: 'esm', write: false, absWorkingDir: pkg, ...options });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

function roundTrip(bytes) {
  const ascii = asciiOf(bytes);
  assert.match(ascii.text, /^[ -~]*$/);
  assert.doesNotMatch(ascii.text, /["$\\`]/);
  assert.deepEqual(bytesOf(ascii), bytes);
  return ascii;
}

test('every byte, alone and behind every other', () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  roundTrip(new Uint8Array(0));
  roundTrip(all);
  for (const byte of all) roundTrip(Uint8Array.of(byte));
  roundTrip(Uint8Array.from({ length: 65536 }, (_, i) => (i % 2 ? i >> 8 : i)));
  roundTrip(Uint8Array.from({ length: 32896 }, (_, i) => Math.floor(Math.sqrt(2 * i))));
});

test('frequent bytes that are characters stand for themselves', () => {
  const bytes = new TextEncoder().encode('must have length between 1 and 256, inclusive');
  assert.equal(roundTrip(bytes).text, 'must have length between 1 and 256, inclusive');
});

test('the wasm module, and what a user’s bundler makes of it', async () => {
  const wasm = new Uint8Array(readFileSync(wasmPath));
  const { text } = roundTrip(wasm);
  assert.ok(text.length < (wasm.length * 4) / 3, 'shorter than base64');
  const stdin = { contents: `export * from ${JSON.stringify(wasmPath)}`, resolveDir: pkg };
  const once = { stdin, bundle: true, minify: true, charset: 'ascii', plugins: [wasmAsAscii] };
  const module = await bundled(once);
  assert.equal(module.text, text);
  const { outputFiles } = await build({ format: 'esm', write: false, absWorkingDir: pkg, ...once });
  const again = { contents: outputFiles[0].text };
  for (const charset of ['ascii', 'utf8']) {
    const rebundled = await bundled({ stdin: again, bundle: true, minify: true, charset });
    assert.equal(rebundled.text, text);
    assert.deepEqual(bytesOf(rebundled), wasm);
  }
});
