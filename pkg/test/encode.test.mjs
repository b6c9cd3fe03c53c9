// The encoder alone: written into a plain ArrayBuffer along a small table of shapes, and read back by a
// decoder that knows the format and nothing else.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { decode } from './decode.mjs';

const { Encoder, TOO_LARGE } = await bundled('src/encode.ts');
const SCALAR = 1;

// 0 structure { name: 1, parts: 2, labels: 3, any: 4, inner: 0 }, 1 scalar, 2 list of 0, 3 map of 1, 4 document
const shapes = [
  {
    kind: 'structure',
    names: ['name', 'parts', 'labels', 'any', 'inner'],
    targets: [1, 2, 3, 4, 0],
    rooms: [10_000, 0, 0, 0, 0],
  },
  { kind: 'scalar', names: [], targets: [], rooms: [] },
  { kind: 'list', names: [], targets: [0], rooms: [0] },
  { kind: 'map', names: [], targets: [1], rooms: [0] },
  { kind: 'document', names: [], targets: [], rooms: [] },
  // Like 1, but with room for texts that need no look.
  { kind: 'scalar', names: [], targets: [], rooms: [] },
];
const [STRUCTURE, , LIST, MAP, DOCUMENT, ROOMY] = shapes.keys();

async function bundled(entry) {
  const options = { entryPoints: [entry], bundle: true, format: 'esm', write: false, target: 'es2022' };
  const { outputFiles } = await build({ ...options, absWorkingDir: new URL('..', import.meta.url).pathname });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** An engine that is all memory. Like the real one, it replaces its memory when it grows. */
function fakeEngine() {
  const memory = { buffer: new ArrayBuffer(0) };
  const reserve = (capacity) => {
    const buffer = new ArrayBuffer(capacity + 16);
    new Uint8Array(buffer).set(new Uint8Array(memory.buffer));
    // As in WebAssembly, views of the old memory are worth nothing from now on.
    structuredClone(memory.buffer, { transfer: [memory.buffer] });
    memory.buffer = buffer;
    return 16;
  };
  const room_of = (site) => (site === ROOMY ? 10_000 : 0);
  return { memory, reserve, shape: (index) => shapes[index], shape_of: (site) => site, room_of };
}

function encodeWith(encoder, engine, value, shape) {
  const mark = encoder.begin();
  try {
    const end = encoder.encode(value, shape, mark);
    return decode(new Uint8Array(engine.memory.buffer, 16).subarray(mark.start, end));
  } finally {
    encoder.finish(mark);
  }
}

function written(value, shape = STRUCTURE) {
  const engine = fakeEngine();
  return encodeWith(new Encoder(engine), engine, value, shape);
}

const thrower = (error) => Object.defineProperty({}, 'name', { enumerable: true, get: () => thrown(error) });
const thrown = (error) => {
  throw error;
};

test('scalars', () => {
  const cases = [
    [null, null],
    [undefined, null],
    [true, true],
    [false, false],
    [0, { int: 0 }],
    [-0, { int: 0 }],
    [2147483647, { int: 2147483647 }],
    [-2147483648, { int: -2147483648 }],
    [2147483648, { float: 2147483648 }],
    [0.5, { float: 0.5 }],
    [NaN, { float: NaN }],
    [-Infinity, { float: -Infinity }],
    [new Date(86_400_000), { timestamp: 86_400_000 }],
    [new Uint8Array(5), { blob: 5 }],
    [new ArrayBuffer(6), { blob: 6 }],
    [new SharedArrayBuffer(7), { blob: 7 }],
    [new DataView(new ArrayBuffer(8)), { blob: 8 }],
    [new Float64Array(2), { blob: 16 }],
    [Buffer.from('abc'), { blob: 3 }],
  ];
  for (const [value, expected] of cases) assert.deepEqual(written(value, SCALAR), expected);
});

test('objects of other realms are told apart as well', () => {
  const foreign = (source) => written(runInNewContext(source), SCALAR);
  assert.deepEqual(foreign('new Date(5)'), { timestamp: 5 });
  assert.deepEqual(foreign('new Uint8Array(5)'), { blob: 5 });
  assert.deepEqual(foreign('new ArrayBuffer(5)'), { blob: 5 });
  assert.deepEqual(foreign('new Map()'), { foreign: 'a Map' });
  assert.deepEqual(written(runInNewContext('({ name: [] })')), { structure: [[0, { list: [] }]] });
});

test('what JSON has no place for is named', () => {
  const cases = [
    [1n, 'a bigint'],
    [Symbol('x'), 'a symbol'],
    [() => 1, 'a function'],
    [class {}, 'a function'],
    [new Date(NaN), 'an invalid Date'],
    [new Map([['name', 1]]), 'a Map'],
    [new Set(), 'a Set'],
    [new WeakMap(), 'a WeakMap'],
    [Promise.resolve(), 'a Promise'],
    [/x/, 'a RegExp'],
    [new TypeError('x'), 'an Error'],
    [Object(1), 'a Number object'],
    [Object('text'), 'a String object'],
    [Object(true), 'a Boolean object'],
    [Object(1n), 'a BigInt object'],
    [new URL('data:,'), 'a URL'],
    [new Blob([]), 'a Blob'],
  ];
  for (const [value, phrase] of cases) {
    assert.deepEqual(written(value, SCALAR), { foreign: phrase });
    assert.deepEqual(written(value, STRUCTURE), { foreign: phrase });
  }
});

test('texts of every length and of every kind of character', () => {
  for (const character of ['a', '\u007f', 'é', '日', '\ufeff', '😀']) {
    for (const length of [
      0, 1, 2, 12, 23, 24, 25, 31, 32, 84, 85, 86, 127, 128, 254, 255, 256, 257, 4095, 4096, 4097, 65_535,
      65_536,
    ]) {
      for (const text of [character.repeat(length), 'x'.repeat(length) + character]) {
        assert.equal(written(text, SCALAR), text);
        assert.deepEqual(written({ [text]: text }, MAP), { map: [[text, text]] });
      }
    }
  }
});

test('long texts that fit whatever they are are not copied', () => {
  const unread = (text) => written(text, ROOMY);
  for (const character of ['a', 'é', '日']) {
    assert.equal(unread(character.repeat(4097)), '');
    assert.equal(unread(character.repeat(10_000)), '');
    for (const length of [0, 1, 4096, 10_001]) {
      assert.equal(unread(character.repeat(length)), character.repeat(length));
    }
  }
  assert.deepEqual(written({ name: 'x'.repeat(5000) }), { structure: [[0, '']] });
  assert.deepEqual(unread('\ud800'.repeat(5000)), { illFormed: '\ud800'.repeat(5000) });
});

test('unpaired surrogates are kept, as WTF-8', () => {
  for (const text of [
    '\ud800',
    'a\udc00',
    '\udc00\ud800',
    'é😀\ud83d',
    'x'.repeat(300) + '\udfff',
    '\udbffé'.repeat(200),
  ]) {
    assert.deepEqual(written(text, SCALAR), { illFormed: text });
    assert.deepEqual(written({ [text]: 1 }), { structure: [[{ illFormed: text }]] });
  }
});

test('texts of all kinds side by side', () => {
  const kinds = [
    '',
    'a',
    'é',
    '日',
    '😀',
    '\ufeff',
    'x'.repeat(255),
    'é'.repeat(255),
    'x'.repeat(256),
    '😀'.repeat(300),
  ];
  const all = kinds.flatMap((one) => kinds.map((other) => [one, other])).flat();
  assert.deepEqual(written(all, DOCUMENT), { list: all });
  for (const one of kinds) {
    for (const other of kinds) assert.deepEqual(written([one, other], DOCUMENT), { list: [one, other] });
  }
});

test('an unpaired surrogate makes its own text ill-formed, and no text beside it', () => {
  const texts = [
    '\ud83d',
    '\ude00',
    'é',
    '',
    '\ud83d',
    'x',
    '',
    '\ude00!',
    '😀',
    '\ud83d'.repeat(300),
    '\ude00',
  ];
  const list = texts.map((text) => (/\p{Surrogate}/u.test(text) ? { illFormed: text } : text));
  assert.deepEqual(written(texts, DOCUMENT), { list });
  for (let i = 0; i + 1 < texts.length; i++) {
    assert.deepEqual(written(texts.slice(i, i + 2), DOCUMENT), { list: list.slice(i, i + 2) });
  }
});

test('members in another order, or fewer of them, than in the object before', () => {
  const engine = fakeEngine();
  const encoder = new Encoder(engine);
  const indexes = (value) => encodeWith(encoder, engine, value, STRUCTURE).structure.map(([index]) => index);
  for (let round = 0; round < 2; round++) {
    assert.deepEqual(indexes({ name: 1, parts: 1, labels: 1, any: 1 }), [0, 1, 2, 3]);
    assert.deepEqual(indexes({ any: 1, labels: 1, other: 1, name: 1 }), [3, 2, 'other', 0]);
    assert.deepEqual(indexes({ labels: 1, any: 1 }), [2, 3]);
    assert.deepEqual(indexes({ name: undefined, any: 1, [['na', 'me'].join('')]: 1 }), [0, 3]);
  }
});

test('structures: members by index, unknown ones by name, undefined ones not at all', () => {
  const value = { extra: 1, labels: { b: undefined, a: 'x' }, name: undefined, gone: undefined, any: null };
  const expected = {
    structure: [
      ['extra'],
      [
        2,
        {
          map: [
            ['b', null],
            ['a', 'x'],
          ],
        },
      ],
      [3, null],
    ],
  };
  assert.deepEqual(written(value), expected);
  assert.deepEqual(written({}), { structure: [] });
});

test('only own enumerable string keys count', () => {
  class Named {
    name = 'x';
    #secret = 1;
    get labels() {
      return this.#secret;
    }
  }
  const expected = { structure: [[0, 'x']] };
  assert.deepEqual(written(new Named()), expected);
  assert.deepEqual(written(Object.assign(Object.create(null), { name: 'x' })), expected);
  assert.deepEqual(written(Object.assign(Object.create({ any: 1 }), { name: 'x' })), expected);
  assert.deepEqual(
    written(Object.defineProperty({ name: 'x', [Symbol('s')]: 1 }, 'any', { value: 1 })),
    expected,
  );
});

test('__proto__ and constructor are names like any other', () => {
  const value = JSON.parse('{"__proto__": {"name": 1}, "constructor": 2, "name": "x"}');
  assert.deepEqual(written(value), { structure: [['__proto__'], ['constructor'], [0, 'x']] });
  const map = JSON.parse('{"__proto__": "x"}');
  assert.deepEqual(written(map, MAP), { map: [['__proto__', 'x']] });
});

test('a container in the wrong place is written without its contents', () => {
  assert.deepEqual(written([1, 2], STRUCTURE), { list: [] });
  assert.deepEqual(written([1, 2], MAP), { list: [] });
  assert.deepEqual(written([1, 2], SCALAR), { list: [] });
  assert.deepEqual(written({ a: 1 }, LIST), { map: [] });
  assert.deepEqual(written({ a: 1 }, SCALAR), { map: [] });
});

test('documents hold whatever there is', () => {
  const value = { a: [1, { b: null }], c: 'x' };
  const expected = {
    map: [
      ['a', { list: [{ int: 1 }, { map: [['b', null]] }] }],
      ['c', 'x'],
    ],
  };
  assert.deepEqual(written(value, DOCUMENT), expected);
});

test('holes are null, and endless arrays are refused', () => {
  assert.deepEqual(written([, undefined, {}], LIST), { list: [null, null, { structure: [] }] });
  const endless = [];
  endless.length = 2 ** 32 - 1;
  assert.deepEqual(written(endless, LIST), { foreign: 'an array of 4294967295 elements' });
  const lying = new Proxy([], { get: (list, key) => (key === 'length' ? 'many' : list[key]) });
  assert.deepEqual(written(lying, LIST), { foreign: 'an array of NaN elements' });
});

test('what throws is unreadable where it stands, and the rest is read', () => {
  const broken = thrower(new Error('no'));
  assert.deepEqual(written({ ...{ parts: [] }, inner: broken, any: 1 }), {
    structure: [
      [1, { list: [] }],
      [4, { structure: [[0, { unreadable: 'no' }]] }],
      [3, { int: 1 }],
    ],
  });
  assert.deepEqual(written(broken, MAP), { map: [['name', { unreadable: 'no' }]] });
  const list = Object.defineProperty([1, 2], 0, { get: () => thrown('text') });
  assert.deepEqual(written(list, DOCUMENT), { list: [{ unreadable: 'text' }, { int: 2 }] });
});

test('what is thrown may be anything', () => {
  const text = (error) => written(thrower(error)).structure[0][1].unreadable;
  assert.equal(text(new Error('x'.repeat(100))), 'x'.repeat(64));
  assert.equal(text(new Error('x'.repeat(63) + '😀')), 'x'.repeat(63));
  assert.equal(text('\ud800!'), '\ufffd!');
  assert.equal(text(undefined), 'undefined');
  assert.equal(text(Symbol('s')), 'Symbol(s)');
  assert.equal(text(Object.create(null)), 'reading it throws');
  assert.equal(text({ toString: () => thrown(1) }), 'reading it throws');
});

test('proxies whose every trap throws', () => {
  const traps = ['get', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor', 'has'];
  for (const trap of traps) {
    const handler = { [trap]: () => thrown(new Error(trap)) };
    const found = JSON.stringify(written({ inner: new Proxy({ name: 1 }, handler), any: 1 }));
    if (trap !== 'has') assert.match(found, new RegExp(`"unreadable":"${trap}"`));
    assert.match(found, /\[3,\{"int":1\}\]/);
  }
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  assert.match(JSON.stringify(written({ any: proxy })), /"unreadable":".*revoked/);
});

test('of an object that throws after some of it was written, nothing is left', () => {
  const until = (target, last) =>
    new Proxy(target, {
      getOwnPropertyDescriptor(object, key) {
        if (key === last) throw new Error('no more');
        return Reflect.getOwnPropertyDescriptor(object, key);
      },
    });
  const unreadable = { unreadable: 'no more' };
  const map = until({ a: 'first', b: 'second', c: { d: 'third' } }, 'c');
  assert.deepEqual(written(['before', map, 'after'], DOCUMENT), { list: ['before', unreadable, 'after'] });
  const structure = { name: 'before', labels: until({ a: 'é', b: 'x' }, 'b'), any: 'after' };
  assert.deepEqual(written(structure), {
    structure: [
      [0, 'before'],
      [2, unreadable],
      [3, 'after'],
    ],
  });
});

test('cycles end, shared parts do not count as such', () => {
  const cycle = { name: 'x' };
  cycle.inner = { inner: cycle };
  const inner = { structure: [[4, { cycle: true }]] };
  assert.deepEqual(written(cycle), {
    structure: [
      [0, 'x'],
      [4, inner],
    ],
  });
  const shared = { name: 'x' };
  const expected = { structure: [[0, 'x']] };
  assert.deepEqual(written([shared, shared], LIST), { list: [expected, expected] });
});

test('128 containers within one another, and no more', () => {
  const nested = (levels) => (levels === 1 ? [] : [nested(levels - 1)]);
  const depth = (value) => (value.deep ? 'deep' : value.list.length ? depth(value.list[0]) : 'bottom');
  assert.equal(depth(written(nested(128), DOCUMENT)), 'bottom');
  assert.equal(depth(written(nested(129), DOCUMENT)), 'deep');
});

/** Doubled so many times: each level holds the one below it twice. */
function doubled(value, times) {
  for (let i = 0; i < times; i++) value = [value, value];
  return value;
}

const nothing = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, undefined]));

for (const [what, value, shape] of [
  ['texts', () => doubled('x'.repeat(80), 40), DOCUMENT],
  ['short texts', () => doubled('x', 40), DOCUMENT],
  ['empty lists', () => doubled([], 40), DOCUMENT],
  ['one long text', () => 'x'.repeat(2 ** 28), DOCUMENT],
  ['one long text of three-byte characters', () => '日'.repeat(2 ** 27), DOCUMENT],
  ['one long key', () => ({ ['x'.repeat(2 ** 28)]: 1 }), DOCUMENT],
  ['members that are not there', () => new Array(100_000).fill(nothing), LIST],
  [
    'members that are inherited',
    () => new Array(100_000).fill(Object.create(Object.fromEntries(Object.keys(nothing).map((k) => [k, 1])))),
    LIST,
  ],
  ['texts that are not copied', () => new Array(100_000).fill({ name: '日'.repeat(10_000) }), LIST],
]) {
  test(`what takes more than 256 MiB ends there: ${what}`, () => {
    const engine = fakeEngine();
    const encoder = new Encoder(engine);
    const mark = encoder.begin();
    assert.equal(encoder.encode(value(), shape, mark), TOO_LARGE);
    encoder.finish(mark);
    assert.deepEqual(encodeWith(encoder, engine, ['x', {}], DOCUMENT), { list: ['x', { map: [] }] });
  });
}

test('a long value makes the buffer grow without losing anything', () => {
  const value = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`key ${i}`, `värde ${i}`]));
  assert.deepEqual(written(value, MAP), { map: Object.entries(value) });
});

test('a getter that encodes does not disturb what is being encoded', () => {
  const engine = fakeEngine();
  const encoder = new Encoder(engine);
  const inner = { map: [['k', 'v'.repeat(100_000)]] };
  const seen = [];
  const within = () => {
    seen.push(encodeWith(encoder, engine, Object.fromEntries(inner.map), MAP));
    return 'x';
  };
  const outer = {
    name: 'before',
    get any() {
      return within();
    },
    labels: {
      get a() {
        return within();
      },
      b: 'after',
    },
  };
  outer.inner = new Proxy(
    { name: 'p', any: 1 },
    {
      ownKeys: (target) => (within(), Reflect.ownKeys(target)),
      getOwnPropertyDescriptor: (target, key) => (within(), Reflect.getOwnPropertyDescriptor(target, key)),
    },
  );
  const expected = {
    structure: [
      [0, 'before'],
      [3, 'x'],
      [
        2,
        {
          map: [
            ['a', 'x'],
            ['b', 'after'],
          ],
        },
      ],
      [
        4,
        {
          structure: [
            [0, 'p'],
            [3, { int: 1 }],
          ],
        },
      ],
    ],
  };
  assert.deepEqual(encodeWith(encoder, engine, outer, STRUCTURE), expected);
  assert.ok(seen.length >= 4);
  for (const one of seen) assert.deepEqual(one, inner);
});

test('an entry list that encodes while it is walked does not disturb the map either', () => {
  const engine = fakeEngine();
  const encoder = new Encoder(engine);
  const within = () => encodeWith(encoder, engine, { k: 'v'.repeat(50) }, MAP);
  const map = new Proxy(
    { a: 'first', b: 'second' },
    {
      getOwnPropertyDescriptor(target, key) {
        within();
        return Reflect.getOwnPropertyDescriptor(target, key);
      },
    },
  );
  const expected = {
    map: [
      ['a', 'first'],
      ['b', 'second'],
    ],
  };
  assert.deepEqual(encodeWith(encoder, engine, map, MAP), expected);
});

test('an object whose getter encodes the object itself is no cycle', () => {
  const engine = fakeEngine();
  const encoder = new Encoder(engine);
  let inner;
  const outer = {
    get name() {
      inner ??= ((inner = 'begun'), encodeWith(encoder, engine, outer, STRUCTURE));
      return 'x';
    },
  };
  const expected = { structure: [[0, 'x']] };
  assert.deepEqual(encodeWith(encoder, engine, outer, STRUCTURE), expected);
  assert.deepEqual(inner, expected);
});

test('the memory may move whenever the engine is asked something', () => {
  const engine = fakeEngine();
  const { shape, reserve } = engine;
  let capacity = 0;
  engine.reserve = (wanted) => reserve((capacity = wanted));
  engine.shape = (index) => {
    if (capacity > 0) reserve(capacity);
    return shape(index);
  };
  const value = { name: 'before', parts: [{ labels: { a: 'x' } }], any: ['after'] };
  const parts = { list: [{ structure: [[2, { map: [['a', 'x']] }]] }] };
  const expected = {
    structure: [
      [0, 'before'],
      [1, parts],
      [3, { list: ['after'] }],
    ],
  };
  assert.deepEqual(encodeWith(new Encoder(engine), engine, value, STRUCTURE), expected);
});

test('raw text and bytes', () => {
  const engine = fakeEngine();
  const encoder = new Encoder(engine);
  const raw = (write) => {
    const mark = encoder.begin();
    const end = write(mark.start);
    encoder.finish(mark);
    return Buffer.from(engine.memory.buffer, 16, end);
  };
  for (const text of ['', '{}', 'é日😀'.repeat(50_000), '日'.repeat(300_000)]) {
    assert.equal(raw((at) => encoder.rawText(text, true, at)).toString(), text);
    assert.equal(raw((at) => encoder.rawBytes(Buffer.from(text), at)).toString(), text);
  }
  assert.deepEqual([...raw((at) => encoder.rawText('"\ud800"', false, at))], [0x22, 0xed, 0xa0, 0x80, 0x22]);
});
