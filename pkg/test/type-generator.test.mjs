// The generator of types alone, on descriptions made by hand: what no embedded operation holds. What it writes is
// compiled beside its use.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serviceModule } from '../scripts/types/modules.mjs';

const pkg = fileURLToPath(new URL('..', import.meta.url));
const folder = join(pkg, '..', 'target', 'type-generator');

const OPTIONS = { strict: true, noEmit: true, target: 'es2022', module: 'preserve', types: [] };

/** A place; the name of its shape tells it from others unless `more` has a number. */
function place(shape, type, constraints = [], more = {}) {
  const shapeId = [...shape].reduce((sum, letter) => 31 * sum + letter.codePointAt(0), 7);
  return { name: shape.toLowerCase(), shape, shapeId, type, required: false, constraints, ...more };
}

const structure = (shape, members, constraints = [], more = {}) =>
  place(shape, 'structure', constraints, { members, ...more });
const optional = (name, inner) => ({ ...inner, name, nullable: true });
const needed = (name, inner) => ({ ...inner, name, required: true });
const list = (element, more) => place(`ListOf${element.shape}`, 'list', [], { element, ...more });
const map = (value) => place(`MapOf${value.shape}`, 'map', [], { key: text, value });
const stated = (code, params, said = 'so', more = {}) => ({
  ...{ code, severity: 'error', source: 'documented', document: ['the guide'], text: said, params },
  ...more,
});
const text = place('Text', 'string');
const empty = structure('Empty', []);

function written(request, response = empty) {
  const operations = [{ name: 'Do', request, response }];
  return serviceModule({
    id: 'any',
    title: 'Any',
    modelDate: '2026-01-31',
    page: (name) => `https://x/${name}`,
    operations,
  });
}

/** Compiles what is written for a request beside its use. */
function assertFits(use, ...sides) {
  const types = join(folder, 'generated', 'types');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(types, { recursive: true });
  cpSync(join(pkg, 'src', 'values.ts'), join(folder, 'values.ts'));
  writeFileSync(join(types, 'any.ts'), written(...sides));
  writeFileSync(
    join(types, 'use.ts'),
    `import type * as Any from './any.js';\ntype Request = Any.DoRequest;\n${use}`,
  );
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: OPTIONS }));
  const tsc = join(pkg, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '--project', folder], { encoding: 'utf8' });
  assert.equal(status, 0, `${stdout}\n${written(...sides)}`);
}

test('structures may contain themselves, by lists and maps as well', () => {
  const inner = place('Tree', 'structure', [], { recursive: true });
  const tree = structure('Tree', [
    optional('trees', list(inner)),
    optional('byName', map(inner)),
    needed('name', text),
  ]);
  assertFits(
    `({ root: { name: 'a', trees: [{ name: 'b', byName: { c: { name: 'c' } } }] } }) satisfies Request;
    // @ts-expect-error: a name is missing far below
    ({ root: { name: 'a', trees: [{ name: 'b', byName: { c: {} } }] } }) satisfies Request;`,
    structure('Input', [needed('root', tree)]),
  );
});

test('so may lists whose inside the description leaves out', () => {
  const recursive = place('ListOfNode', 'list', [], { recursive: true });
  const node = structure('Node', [optional('nodes', recursive), optional('name', text)]);
  assertFits(
    `({ nodes: [{ nodes: [{ name: 'a', nodes: [] }] }] }) satisfies Request;
    // @ts-expect-error: no text
    ({ nodes: [{ nodes: [{ name: 5 }] }] }) satisfies Request;`,
    structure('Input', [optional('nodes', list(node))]),
  );
});

test('a whole that contains itself has one name', () => {
  const input = structure('Input', [optional('inner', place('Input', 'structure', [], { recursive: true }))]);
  assertFits(
    `({ inner: { inner: { inner: null } } }) satisfies Request;
    // @ts-expect-error: a member that there is not
    ({ inner: { inner: { other: null } } }) satisfies Request;`,
    input,
  );
});

test('elements and values may be null', () => {
  const nullable = { ...text, nullable: true };
  assertFits(
    `({ list: ['a', null], map: { a: null } }) satisfies Request;
    // @ts-expect-error: not these
    ({ strict: [null] }) satisfies Request;`,
    structure('Input', [
      optional('list', list(nullable)),
      optional('map', map(nullable)),
      optional('strict', list(text, { shapeId: 1 })),
    ]),
  );
});

test('at most one, and more than one set of members that exclude each other', () => {
  const names = ['a', 'b', 'c', 'd'];
  const members = names.map((name) => optional(name, text));
  const rules = [
    stated('exclusive', { members: ['a', 'b'], max: 1 }),
    stated('exclusive', { members: ['c', 'd'], min: 1, max: 1 }),
    // Types cannot say it beside the first.
    stated('exclusive', { members: ['b', 'c'], max: 1 }),
  ];
  assertFits(
    `({ c: 'c' }) satisfies Request;
    ({ a: 'a', d: 'd' }) satisfies Request;
    ({ b: 'a', c: 'd' }) satisfies Request;
    // @ts-expect-error: two of at most one
    ({ a: 'a', b: 'b', c: 'c' }) satisfies Request;
    // @ts-expect-error: none of exactly one
    ({ a: 'a' }) satisfies Request;
    // @ts-expect-error: a member that there is not
    ({ c: 'c', e: 'e' }) satisfies Request;`,
    structure('Input', members, rules),
  );
});

test('a document that is null is set, other members are not', () => {
  const rule = stated('exclusive', { members: ['any', 'name'], min: 1, max: 1 });
  const members = [optional('any', place('Any', 'document')), optional('name', text)];
  assertFits(
    `({ any: null }) satisfies Request;
    ({ any: undefined, name: 'a' }) satisfies Request;
    // @ts-expect-error: both are set
    ({ any: null, name: 'a' }) satisfies Request;
    // @ts-expect-error: none is
    ({ name: null }) satisfies Request;`,
    structure('Input', members, [rule]),
  );
});

test('rules that are only warnings do not narrow a type', () => {
  const advised = { severity: 'warning', source: 'advice' };
  const members = [
    optional('a', place('Letter', 'string', [stated('enum', { allowed: ["it's", '"'] }, 'so', advised)])),
    optional('b', place('Mark', 'string', [stated('enum', { allowed: ["it's", '"', '\\', '\u2028'] })])),
  ];
  assertFits(
    `({ a: 'z', b: '\\\\' }) satisfies Request;
    ({ a: "it's", b: "it's" }) satisfies Request;
    // @ts-expect-error: not one of them
    ({ b: 'z' }) satisfies Request;`,
    structure('Input', members, [stated('exclusive', { members: ['a', 'b'], max: 1 }, 'so', advised)]),
  );
});

test('numbers, and names that are no identifiers', () => {
  const kinds = ['byte', 'short', 'integer', 'long', 'double', 'boolean', 'blob'];
  assertFits(
    `({ 'x-byte': 1, 'x-double': 'NaN', 'x-boolean': true, 'x-blob': new Uint8Array(1) }) satisfies Request;
    // @ts-expect-error: not a word for a number
    ({ 'x-double': 'none' }) satisfies Request;
    // @ts-expect-error: no text
    ({ 'x-long': '1' }) satisfies Request;`,
    structure(
      'Input',
      kinds.map((kind) => optional(`x-${kind}`, place(kind, kind))),
    ),
  );
});

test('two shapes of one name are two types', () => {
  const one = (type, shapeId) => structure('Item', [needed('it', place('T', type))], [], { shapeId });
  const request = structure('Input', [optional('a', one('string', 1)), optional('b', one('integer', 2))]);
  const response = structure('Output', [needed('a', one('boolean', 3))]);
  assertFits(
    `const { a, b }: Request = { a: { it: 'text' }, b: { it: 1 } };
    const item: Any.Item = { it: 'text' };
    const answer: Any.DoResponse = { a: { it: true } };
    const its: Any.ItemInResponse = answer.a;`,
    request,
    response,
  );
});

test('a type is refused where one cannot hold in all places', () => {
  const rule = stated('exclusive', { members: ['a', 'b'], max: 1 });
  const item = (rules) => structure('Item', [optional('a', text), optional('b', text)], rules);
  const input = structure('Input', [optional('one', item([rule])), optional('other', item([]))]);
  assert.throws(() => written(input), /structure Item has other rules elsewhere/);
});

test('comments hold whatever a pattern does', () => {
  const pattern = (source, hint) =>
    stated('pattern', { pattern: source, ...(hint && { hint }) }, hint ?? `matches ${source}`);
  const odd = place('Odd', 'string', [pattern('[^*/]*/`x`', 'a hint'), pattern('`')]);
  const module = written(structure('Input', [optional('odd', odd), optional('more', list(odd))]));
  assert.ok(module.includes('   * - a hint: `` [^*\\/]*\\/`x` `` (the guide)'), module);
  assert.ok(module.includes('   * - text that matches `` ` `` (the guide)'), module);
  assert.ok(module.includes('   * - Each element:\n   *   - a hint'), module);
  assertFits('', structure('Input', [optional('odd', odd)]));
});
