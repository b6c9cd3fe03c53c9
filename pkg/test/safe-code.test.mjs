// What the published scripts could do at all: no code is made of text, no markup either, and the network is reached for by
// one entry alone, which is told to. `code.mjs` reads them; the tests here also show that it can.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { foundIn, importsOf } from './code.mjs';

const dist = new URL('../dist/', import.meta.url);
const scripts = readdirSync(dist, { recursive: true }).filter((name) => /\.c?js$/.test(name));

/** `init(URL)` is for fetching the module from where its caller says. */
const FETCHING = ['slim.cjs', 'slim.js'];
/** The command reads and prints; the entries for edge runtimes have the runtime load the module. */
const IMPORTS = {
  'cli.js': /^(node:(events|fs|fs\/promises|path|url|util)|\.\/(index|ndjson)\.js)$/,
  'edge-light.js': /^\.\/preflight\.wasm\?module$/,
  'workerd.js': /^\.\/preflight\.wasm$/,
};

test('all scripts are looked at', () => assert.ok(scripts.length >= 19, `only ${scripts}`));

for (const name of scripts) {
  const script = readFileSync(new URL(name, dist), 'utf8');
  const kind = name.endsWith('.cjs') ? 'script' : 'module';

  test(`${name} makes no code of text, and asks no network unasked`, () => {
    assert.deepEqual(foundIn(script, kind), FETCHING.includes(name) ? ['fetch'] : []);
  });

  test(`${name} imports nothing but what it names`, () => {
    for (const path of importsOf(script, kind)) assert.match(path, IMPORTS[name] ?? /^$/, path);
  });
}

const BAD = {
  "eval('1')": ['eval'],
  "(0, globalThis['eval'])('1')": ['.eval'],
  "new Function('return 1')": ['Function'],
  "(() => {}).constructor('return 1')()": ['.constructor'],
  'const { fetch: ask } = globalThis; ask(1)': ['fetch'],
  "setTimeout('stop()', 1)": ['setTimeout of text'],
  'window.setInterval(`stop()`, 1)': ['setInterval of text'],
  'import(name)': ['import of a computed name'],
  "globalThis['ev' + 'al']": ['a computed global'],
  'element.innerHTML = text': ['.innerHTML'],
  "element['outerHTML'] = text": ['.outerHTML'],
  'document.write(text)': ['document.write'],
  'navigator.sendBeacon(url, data)': ['.sendBeacon'],
  'new WebSocket(url)': ['WebSocket'],
  'window.fetch(url)': ['.fetch'],
  "new Worker('x.js')": ['Worker'],
};

for (const [script, found] of Object.entries(BAD)) {
  test(`it would be noticed: ${script}`, () => assert.deepEqual(foundIn(script), found));
}

test('texts, comments and methods of its own are no such thing', () => {
  const script = "// eval('1')\nconst text = 'eval(1)'; class A { fetch() { return this.fetch(); } }";
  assert.deepEqual(foundIn(script), []);
});
