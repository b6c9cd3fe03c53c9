// Hostile scalars, boxes, bytes and built-in objects. For Node and browsers; part of values.mjs.

import { detached, nested, row, sharedBytes, thrown } from './making.mjs';

export const SCALARS = [
  row('undefined', 'absent', () => undefined),
  row('null', 'null', () => null),
  row('a boolean', 'boolean', () => true),
  row('NaN', 'infinite', () => NaN),
  row('Infinity', 'infinite', () => Infinity),
  row('-Infinity', 'infinite', () => -Infinity),
  row('-0', 'number', () => -0),
  row('the largest number', 'number', () => Number.MAX_VALUE),
  row('the smallest number', 'number', () => Number.MIN_VALUE),
  row('2^53 + 2', 'number', () => 2 ** 53 + 2),
  row('a bigint', 'foreign', () => 1n),
  row('a large bigint', 'foreign', () => 2n ** 4096n),
  row('a symbol', 'foreign', () => Symbol('s')),
  row('a well-known symbol', 'foreign', () => Symbol.iterator),
  row('a function', 'foreign', () => () => 1),
  row('a class', 'foreign', () => class Name {}),
  row('an async generator function', 'foreign', () => async function* () {}),
  row('a proxy of a function', 'foreign', () => new Proxy(() => 1, {})),
];

export const TEXTS = [
  row('NUL', 'text', () => '\0'),
  row('half a pair', 'ill-formed', () => '\ud800'),
  row('the other half', 'ill-formed', () => 'x\udfff'),
  row('halves in the wrong order', 'ill-formed', () => '\ude00\ud83d'),
  row('half a pair at the end of a long text', 'ill-formed', () => 'é'.repeat(10_000) + '\ud83d'),
  row('many halves', 'ill-formed', () => '\udc00'.repeat(100_000)),
  row('a byte order mark', 'text', () => '\ufeff'),
  row('a text of many parts', 'text', () => nested(100_000, (text) => `${text}ab`, '')),
  row('a text of 512 MB', 'too large', () => 'x'.repeat(2 ** 29 - 24)),
  row('a text of 512 MB behind a character of two bytes', 'too large', () => 'é'.repeat(2 ** 28 - 12)),
];

export const BUILT_IN = [
  row('a Number object', 'foreign', () => new Number(1)),
  row('a String object', 'foreign', () => new String('text')),
  row('a Boolean object', 'foreign', () => new Boolean(false)),
  row('a Symbol object', 'foreign', () => Object(Symbol('s'))),
  row('a BigInt object', 'foreign', () => Object(1n)),
  row('a Map', 'foreign', () => new Map([['Name', 'n']])),
  row('a Set', 'foreign', () => new Set([1])),
  row('a WeakMap', 'foreign', () => new WeakMap()),
  row('a WeakRef', 'foreign', () => new WeakRef({})),
  row('a Promise', 'foreign', () => Promise.resolve({})),
  row('a RegExp', 'foreign', () => /x/g),
  row('an Error', 'foreign', () => new TypeError('x')),
  row('a generator', 'foreign', () => (function* () {})()),
  row('a URL', 'foreign', () => new URL('data:,')),
  row('a Date', 'date', () => new Date(0)),
  row('an invalid Date', 'foreign', () => new Date(NaN)),
  row('a Date whose methods throw', 'date', () =>
    Object.assign(new Date(0), { getTime: thrown, valueOf: thrown, toJSON: thrown }),
  ),
  row('a WeakSet that says it is a Date', 'object', () =>
    Object.defineProperty(new WeakSet(), Symbol.toStringTag, { value: 'Date' }),
  ),
  row('globalThis.Math', 'object', () => Math),
];

export const BYTES = [
  row('a Uint8Array', 'bytes', () => new Uint8Array(4)),
  row('a DataView', 'bytes', () => new DataView(new ArrayBuffer(4))),
  row('a SharedArrayBuffer', 'bytes', () => sharedBytes),
  row('a view of shared memory', 'bytes', () => new Uint16Array(sharedBytes())),
  row('the memory of a WebAssembly module', 'bytes', () => new WebAssembly.Memory({ initial: 1 }).buffer),
  row('a detached ArrayBuffer', 'bytes', () => detached((buffer) => buffer)),
  row('a view of a detached buffer', 'bytes', () => detached((buffer) => new Uint8Array(buffer))),
  row('a view of a detached buffer that throws', 'throws', () => detached((buffer) => new DataView(buffer))),
  row('bytes of no length', 'throws', () =>
    Object.defineProperty(new Uint8Array(4), 'byteLength', { value: -1 }),
  ),
  row('bytes whose length throws', 'throws', () =>
    Object.defineProperty(new Uint8Array(4), 'byteLength', { get: () => thrown('no') }),
  ),
];
