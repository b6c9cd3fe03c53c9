// The schema builder alone, on descriptions made by hand: what no embedded operation holds.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';
import { compile, targets } from './oracle/ajv.mjs';

const { schemaOf } = await bundled('src/schema.ts');
const { readOptions } = await bundled('src/schema-options.ts');

async function bundled(entry) {
  const options = { entryPoints: [entry], bundle: true, format: 'esm', write: false, target: 'es2022' };
  const { outputFiles } = await build({ ...options, absWorkingDir: new URL('..', import.meta.url).pathname });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** A schema of a request, which Ajv has found valid in both dialects. */
function schema(place, options) {
  for (const target of targets) {
    const draft = schemaOf(place, { ...readOptions({ target, extensions: false }), closed: true });
    assert.equal(typeof compile(draft, target), 'function');
  }
  return schemaOf(place, { ...readOptions(options), closed: true });
}

/** The schema of a value with these constraints, without what every schema has. */
function value(type, constraints = [], more = {}) {
  const { $schema, title, ...rest } = schema({ ...place('T', type, constraints), ...more });
  assert.equal(title, 'T');
  return rest;
}

/** A place; the name of its shape tells it from others unless `more` has a number. */
function place(shape, type, constraints = [], more = {}) {
  const shapeId = [...shape].reduce((sum, letter) => 31 * sum + letter.codePointAt(0), 7);
  return { name: shape.toLowerCase(), shape, shapeId, type, required: false, constraints, ...more };
}

function structure(shape, members, constraints = [], more = {}) {
  return place(shape, 'structure', constraints, { members, ...more });
}

function member(name, inner, more = {}) {
  return { ...inner, name, nullable: true, ...more };
}

function stated(code, params, text = 'so') {
  return { code, severity: 'error', source: 'documented', document: ['the guide'], text, params };
}

const advised = (...said) => ({ ...stated(...said), severity: 'warning', source: 'advice' });
const pattern = (source, whole) => stated('pattern', { pattern: source, ...(whole && { whole }) });
const length = (min, max, unit, text) => stated('length', { min, max, unit }, text);
const range = (min, max) => stated('range', { min, max });
const text = (constraints) => value('string', constraints);

/** What rules between two texts, `a` and `b`, become. */
function between(...rules) {
  const members = ['a', 'b'].map((name) => member(name, place('T', 'string')));
  return schema(structure('S', members, rules));
}

/** `name` is set, in a schema. */
const set = (name) => ({ properties: { [name]: { not: { type: 'null' } } }, required: [name] });

test('a pattern means the whole text or a part of it', () => {
  assert.equal(text([pattern('a|b', true)]).pattern, '^(?:a|b)$');
  assert.equal(text([pattern('a|b')]).pattern, 'a|b');
  assert.deepEqual(text([pattern('a'), pattern('b'), pattern('c', true)]), {
    type: 'string',
    pattern: 'a',
    allOf: [{ pattern: 'b' }, { pattern: '^(?:c)$' }],
  });
});

test('of bytes the schema says what follows for characters', () => {
  const limit = length(5, 10, 'bytes', '5 to 10 bytes');
  assert.deepEqual(text([limit]), {
    type: 'string',
    minLength: 2,
    maxLength: 10,
    description: '5 to 10 bytes (the guide)',
    'x-preflight': [limit],
  });
  const blob = value('blob', [length(2, 4, 'bytes', '2 to 4 bytes')]);
  assert.deepEqual([blob.minLength, blob.maxLength], [4, 8]);
  assert.equal(blob['x-preflight'][0].text, '2 to 4 bytes');
  const some = text([length(1, undefined, 'bytes')]);
  assert.deepEqual(some, { type: 'string', minLength: 1 }, 'nothing is left unsaid');
});

test('the tighter of two lengths counts', () => {
  const both = [length(3, 255, 'bytes'), length(2, 20, 'characters')];
  for (const limits of [both, [both[1], both[0]]]) {
    const { minLength, maxLength } = text(limits);
    assert.deepEqual([minLength, maxLength], [2, 20]);
  }
});

test('whole numbers have the bounds of their type', () => {
  assert.deepEqual(value('byte'), { type: 'integer', minimum: -128, maximum: 127 });
  assert.deepEqual(value('short'), { type: 'integer', minimum: -32768, maximum: 32767 });
  assert.deepEqual(value('integer'), { type: 'integer', minimum: -2147483648, maximum: 2147483647 });
  assert.deepEqual(value('long'), { type: 'integer', minimum: -(2 ** 63), exclusiveMaximum: 2 ** 63 });
});

test('and their range where it is tighter', () => {
  assert.deepEqual(value('long', [range(0, 10)]), { type: 'integer', minimum: 0, maximum: 10 });
  assert.deepEqual(value('byte', [range(-1000, 10)]), { type: 'integer', minimum: -128, maximum: 10 });
  assert.deepEqual(value('byte', [range(-1000, 1000)]), value('byte'));
  const atLeast = { type: 'integer', minimum: 1, exclusiveMaximum: 2 ** 63 };
  assert.deepEqual(value('long', [range(1)]), atLeast);
  // What is nearest to 2^63 - 1 among the doubles, which is how JavaScript has it.
  assert.deepEqual(value('long', [range(1, 2 ** 63)]), atLeast);
  assert.deepEqual(value('long', [range(undefined, 2 ** 60)]), {
    type: 'integer',
    minimum: -(2 ** 63),
    maximum: 2 ** 60,
  });
});

test('a range of floats leaves their words alone', () => {
  const words = { type: 'string', enum: ['NaN', 'Infinity', '-Infinity'] };
  assert.deepEqual(value('double', [range(0)]).anyOf, [{ type: 'number', minimum: 0 }, words]);
});

test('exactly one member or at most one', () => {
  const exclusive = (members, min) => stated('exclusive', { members, max: 1, ...(min && { min }) });
  assert.deepEqual(between(exclusive(['a', 'b'], 1)).oneOf, [set('a'), set('b')]);
  const none = { not: { anyOf: [set('a'), set('b')] } };
  assert.deepEqual(between(exclusive(['a', 'b'])).oneOf, [set('a'), set('b'), none]);
  const both = between(exclusive(['a', 'b'], 1), exclusive(['b', 'a'], 1));
  assert.deepEqual(both.oneOf, [set('a'), set('b')]);
  assert.deepEqual(both.allOf, [{ oneOf: [set('b'), set('a')] }]);
});

test('members that depend on others', () => {
  const requires = stated('depends', { members: ['a', 'b'] });
  assert.deepEqual(between(requires).allOf, [{ anyOf: [{ not: set('a') }, set('b')] }]);
  const ignored = stated('depends', { members: ['a', 'b'], value: 'X' });
  const other = { properties: { b: { const: 'X' } }, required: ['b'] };
  assert.deepEqual(between(ignored).allOf, [{ not: { allOf: [set('a'), other] } }]);
});

test('a document that is null is set', () => {
  const rule = stated('exclusive', { members: ['a'], min: 1, max: 1 });
  const { oneOf, properties } = schema(structure('S', [member('a', place('D', 'document'))], [rule]));
  assert.deepEqual(oneOf, [{ properties: { a: {} }, required: ['a'] }]);
  assert.deepEqual(properties.a, { title: 'D' });
});

test('what may be missing may be null', () => {
  const { type, enum: values } = value('string', [stated('enum', { allowed: ['A'] })], { nullable: true });
  assert.deepEqual(
    [type, values],
    [
      ['string', 'null'],
      ['A', null],
    ],
  );
  assert.deepEqual(value('double', [], { nullable: true }).anyOf.at(-1), { type: 'null' });
  const { anyOf, $defs } = schema(structure('S', [], [], { nullable: true }));
  assert.deepEqual(anyOf, [{ $ref: '#/$defs/S' }, { type: 'null' }]);
  assert.deepEqual(Object.keys($defs), ['S']);
});

test('members are required unless they may be null', () => {
  const members = [
    { ...place('T', 'string', [stated('required', {})]), name: 'must', required: true },
    member('had-better', place('T', 'string', [advised('required', {})]), { required: true }),
    member('may', place('T', 'string')),
  ];
  const { required, properties } = schema(structure('S', members));
  assert.deepEqual(required, ['must']);
  const warned = Object.keys(properties).filter((name) => 'x-preflight' in properties[name]);
  assert.deepEqual(warned, ['had-better']);
});

test('shapes that hold themselves are referred to', () => {
  // A list of S, in which a member is such a list again.
  const inner = member('l', place('L', 'list', [], { recursive: true }));
  const list = place('L', 'list', [], { element: structure('S', [inner]) });
  const { items, definitions } = schema(list, { target: 'draft-07' });
  assert.deepEqual(items, { $ref: '#/definitions/S' });
  assert.deepEqual(definitions.S.properties.l.items, { $ref: '#/definitions/S' });
  assert.deepEqual(definitions.S.properties.l.type, ['array', 'null']);
  const accepts = compile(schema(list, { extensions: false }), 'draft-2020-12');
  assert.deepEqual([accepts([{ l: [{ l: null }, {}] }]), accepts([{ l: [{ l: [5] }] }])], [true, false]);
});

test('a map that holds itself, too', () => {
  const key = place('K', 'string');
  const inner = member('m', place('M', 'map', [length(1, 2, 'entries')], { recursive: true }));
  const map = place('M', 'map', [], { key, value: structure('S', [inner]) });
  const { properties } = schema(map).$defs.S;
  assert.deepEqual(properties.m.propertyNames, { title: 'K', type: 'string' });
  assert.deepEqual(properties.m.additionalProperties, { $ref: '#/$defs/S' });
  assert.deepEqual([properties.m.minProperties, properties.m.maxProperties], [1, 2], 'its own limits');
});

test('a structure at the root is not defined once more', () => {
  const root = structure('S', [member('s', structure('S', [], [], { recursive: true }))]);
  const { properties, $defs } = schema(root);
  assert.deepEqual(properties.s.anyOf[0], { $ref: '#' });
  assert.equal($defs, undefined);
});

test('shapes of the same name are told apart', () => {
  const S = (shapeId) => structure('S', [], [], { shapeId });
  const root = structure('R', [member('a', S(1)), member('b', S(2)), member('c', S(1))]);
  const { properties, $defs } = schema(root);
  assert.deepEqual(Object.keys($defs), ['S', 'S-2']);
  const references = Object.values(properties).map(({ anyOf }) => anyOf[0].$ref);
  assert.deepEqual(references, ['#/$defs/S', '#/$defs/S-2', '#/$defs/S']);
});

test('a member may have any name', () => {
  const members = ['__proto__', 'constructor'].map((name) => member(name, place('T', 'string')));
  const { properties } = schema(structure('S', members));
  assert.deepEqual(Object.keys(properties), ['__proto__', 'constructor']);
});

test('advice is left to the extension or left out', () => {
  const advice = advised('exclusive', { members: ['a', 'b'], max: 1 }, 'at most one of a or b');
  const members = ['a', 'b'].map((name) => member(name, place('T', 'string')));
  const advisable = structure('S', members, [advice]);
  const said = schema(advisable);
  assert.deepEqual(said['x-preflight'], [advice]);
  assert.equal('oneOf' in said || 'allOf' in said || 'description' in said, false);
  assert.equal('x-preflight' in schema(advisable, { extensions: false }), false);
});

test('descriptions say what keywords do not, and who says so', () => {
  const hinted = { ...pattern('a', true), text: 'an a' };
  hinted.params.hint = 'an a';
  const bytes = { ...length(1, 2, 'bytes', '1 to 2 bytes'), source: 'model' };
  assert.equal(text([hinted, bytes]).description, 'an a (the guide); 1 to 2 bytes');
  assert.equal('description' in text([pattern('a', true), length(1, 2, 'characters')]), false);
});
