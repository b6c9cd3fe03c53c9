// Hostile objects, arrays and proxies: what they hold, how far they go, and what they do when they are read. For Node and
// browsers; part of values.mjs.

import {
  alternating,
  cycle,
  endless,
  fractal,
  nested,
  revoked,
  row,
  tagged,
  thrown,
  throwing,
} from './making.mjs';

export const OBJECTS = [
  row('an object', 'object', () => ({})),
  row('an object without a prototype', 'object', () => Object.create(null)),
  row('an instance of a class', 'object', () => new (class Plain {})()),
  row(
    'an instance of a class that says it is a Map',
    'foreign',
    () =>
      new (class {
        get [Symbol.toStringTag]() {
          return 'Map';
        }
      })(),
  ),
  row('an object with toJSON, which nobody calls', 'object', () => ({ toJSON: () => thrown('called') }), {
    keys: ['toJSON'],
    document: ['type'],
  }),
  row('an object with members of symbols', 'object', () => ({
    [Symbol('s')]: 1,
    [Symbol.toPrimitive]: thrown,
  })),
  row('an object whose members are inherited', 'object', () =>
    Object.create({
      Name: 1,
      inherited: {
        get x() {
          return thrown('read');
        },
      },
    }),
  ),
  row('an object whose members are hidden', 'object', () =>
    Object.defineProperty({}, 'hidden', { get: () => thrown('read') }),
  ),
  row('__proto__ as a key', 'object', () => JSON.parse('{"__proto__": {"Name": 1}}'), {
    keys: ['__proto__'],
  }),
  row(
    'constructor, length and prototype as keys',
    'object',
    () => ({ constructor: 1, length: 5, prototype: 1, hasOwnProperty: 1, toString: 1 }),
    { keys: ['constructor', 'length', 'prototype', 'hasOwnProperty', 'toString'] },
  ),
  row('an object that looks like an array', 'object', () => ({ 0: 'a', length: 1 }), {
    keys: ['0', 'length'],
  }),
  row('half a pair as a key', 'object', () => ({ '\ud800': 1 }), { keys: ['\ud800'], document: ['format'] }),
  row('a frozen object', 'object', () => Object.freeze({})),
  row('the arguments of a function', 'object', () =>
    (function () {
      return arguments;
    })(),
  ),
  row('the global object of a module', 'object', () => Object.freeze(Object.create(globalThis))),
  row(
    'an object with 1,000,000 members',
    'object',
    () => Object.fromEntries(Array.from({ length: 1_000_000 }, (_, i) => [`k${i}`, 1])),
    { keys: ['k0'], slow: true },
  ),
  row(
    'an object with 1,000,000 members that are undefined',
    'object',
    () => Object.fromEntries(Array.from({ length: 1_000_000 }, (_, i) => [`k${i}`, undefined])),
    { keys: ['k0'], isUndefined: true, slow: true },
  ),
  row('a key of 10 MB', 'object', () => ({ ['k'.repeat(10_000_000)]: 1 }), {
    keys: ['k'.repeat(10_000_000)],
  }),
];

export const FAR = [
  row(
    'an object that holds itself',
    'object',
    () =>
      cycle(
        () => ({}),
        (one) => (one.self = one),
      ),
    { keys: ['self'], document: ['type'] },
  ),
  row(
    'a list that holds itself',
    'array',
    () =>
      cycle(
        () => [],
        (one) => one.push(one),
      ),
    { document: ['type'] },
  ),
  row('objects 1,000,000 deep', 'object', () => nested(1_000_000, (a) => ({ a })), {
    keys: ['a'],
    slow: true,
    document: ['depth'],
  }),
  row('lists 1,000,000 deep', 'array', () => nested(1_000_000, (one) => [one]), {
    slow: true,
    document: ['depth'],
  }),
  row('lists that are shared over and over', 'array', () => nested(64, (one) => [one, one], 'x'), {
    document: ['length'],
    slow: true,
  }),
  row('objects that are made as they are read', 'object', () => endless(), {
    keys: ['next'],
    document: ['depth'],
  }),
  row('a proxy whose members are proxies of the same kind', 'object', () => fractal(), {
    keys: ['a'],
    document: ['depth'],
  }),
];

export const ARRAYS = [
  row('an array', 'array', () => []),
  row('an array of holes', 'array', () => new Array(3)),
  row('an array with members', 'array', () => Object.assign([], { Name: 1 })),
  row('an array of a length of 2^32 - 1', 'foreign', () => new Array(2 ** 32 - 1)),
  row('an array of one element at the end of 2^32 - 1', 'foreign', () =>
    Object.assign([], { [2 ** 32 - 2]: 1 }),
  ),
  row('an array of 1,000,000 holes', 'array', () => new Array(1_000_000), { slow: true }),
  row(
    'an array of getters that throw',
    'array',
    () => Object.defineProperty([1, 2], 0, { enumerable: true, get: () => thrown('no') }),
    { document: ['type'] },
  ),
  row(
    'an array that is endless as it is read',
    'foreign',
    () => new Proxy([], { get: (list, key) => (key === 'length' ? Infinity : 'x') }),
  ),
  row(
    'an array of no length',
    'foreign',
    () => new Proxy([], { get: (list, key) => (key === 'length' ? {} : 'x') }),
  ),
  row('an array whose length throws', 'throws', () => new Proxy([], { get: () => thrown('no') })),
  row(
    'an array that grows as it is read',
    'array',
    () =>
      cycle(
        () => [0],
        (one) => Object.defineProperty(one, 0, { get: () => (one.length < 100 && one.push(0), 0) }),
      ),
    { mutates: true },
  ),
];

export const PROXIES = [
  ...['getPrototypeOf', 'ownKeys'].map((trap) =>
    row(`a proxy whose ${trap} throws`, 'throws', () => throwing(trap)),
  ),
  row(
    'a proxy whose has, set and defineProperty throw',
    'object',
    () =>
      new Proxy(
        {},
        {
          has: thrown,
          set: thrown,
          defineProperty: thrown,
          deleteProperty: thrown,
          isExtensible: thrown,
          preventExtensions: thrown,
        },
      ),
  ),
  row(
    'a proxy whose getOwnPropertyDescriptor throws',
    'throws',
    () => new Proxy({ a: 1 }, { getOwnPropertyDescriptor: () => thrown('no') }),
  ),
  row('a revoked proxy of an object', 'throws', () => revoked({})),
  row('a revoked proxy of an array', 'throws', () => revoked([])),
  row('a proxy of a proxy of an array', 'array', () => new Proxy(new Proxy([], {}), {})),
  row('a proxy of a Date', 'object', () => new Proxy(new Date(0), {})),
  row('a proxy of a Map', 'foreign', () => new Proxy(new Map(), {})),
  row(
    'a proxy that lists a key that it does not have',
    'object',
    () => new Proxy({}, { ownKeys: () => ['gone'] }),
  ),
  row(
    'a proxy whose prototype is another at each look',
    'object',
    () => new Proxy({}, { getPrototypeOf: alternating([null, Array.prototype, Date.prototype]) }),
  ),
  row('an object whose tag is another at each look', 'object', () =>
    tagged(alternating(['Fine', 'Map', 'x'.repeat(1000)])),
  ),
  row('an object whose tag throws', 'throws', () => tagged(() => thrown('no'))),
  row('an object whose tag is no text', 'object', () => tagged(() => Symbol('s'))),
  row('an object whose tag is long', 'object', () => tagged(() => 'Map'.repeat(1_000_000))),
];

export const THROWERS = [
  ...[
    ['nothing', undefined],
    ['null', null],
    ['a symbol', Symbol('s')],
    ['an object without a prototype', Object.create(null)],
    [
      'an error whose message throws',
      Object.defineProperty(new Error(), 'message', { get: () => thrown('no') }),
    ],
    ['an error whose message is long', new Error('x'.repeat(10_000_000))],
    ['an error whose message is half a pair', new Error('\ud800')],
    ['a revoked proxy', revoked({})],
    ['a RangeError', new RangeError('Maximum call stack size exceeded')],
    ['a trap', new WebAssembly.RuntimeError('unreachable')],
  ].map(([what, error]) => {
    const make = () => Object.defineProperty({}, 'Name', { enumerable: true, get: () => thrown(error) });
    return row(`a getter that throws ${what}`, 'object', make, { keys: ['Name'], document: ['type'] });
  }),
  row(
    'a getter that calls itself',
    'object',
    () => ({
      get Name() {
        return this.Name;
      },
    }),
    { keys: ['Name'], document: ['type'] },
  ),
  row(
    'a member that is another at each look',
    'object',
    () => Object.defineProperty({}, 'Name', { enumerable: true, get: alternating(['first', 7, thrown]) }),
    { keys: ['Name'], isText: true },
  ),
];
