// Hostile inputs of the entries beside the engine: lines that are cut anywhere and iterables that misbehave, and the
// errors of services.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glue } from '../dist/index.js';
import { validateNdjson } from '../dist/ndjson.js';
import { fromServiceError } from '../dist/service-error.js';

const request = glue.CreateWorkflow.request;

/** Lines with characters of one to four bytes in keys and values, escapes, both line breaks, blanks and mistakes. */
const LINES =
  '{"Name":"aé日😀"}\r\n{"Nämé😀":"\\u00e9\\ud83d\\ude00","Name":7}\n\n \t\r\n{"Name":"\\"}\r\n{"Name":"z"}';

async function found(input) {
  const lines = [];
  for await (const { line, report } of validateNdjson(request, input)) lines.push([line, report]);
  return JSON.stringify(lines);
}

for (const [what, whole] of [
  ['bytes', new TextEncoder().encode(LINES)],
  ['text', LINES],
]) {
  test(`${what} cut in one or two places give what they give in one piece`, async () => {
    const expected = await found([whole]);
    assert.match(expected, /syntax/);
    for (let one = 0; one <= whole.length; one++) {
      for (let other = one; other <= whole.length; other++) {
        const chunks = [whole.slice(0, one), whole.slice(one, other), whole.slice(other)];
        assert.equal(await found(chunks), expected, `cut at ${one} and ${other}`);
      }
    }
  });
}

/** An iterable that notes whether it was closed. */
function noted(chunks) {
  const iterable = {
    closed: 0,
    read: 0,
    [Symbol.iterator]: () => ({
      next: () => (iterable.read++, chunks(iterable.read)),
      return: () => (iterable.closed++, { done: true, value: undefined }),
    }),
  };
  return iterable;
}

const line = { done: false, value: '{"Name":"n"}\n' };

test('an input that never ends is closed when nobody wants more of it', async () => {
  const input = noted(() => line);
  for await (const { line } of validateNdjson(request, input)) if (line === 1000) break;
  assert.deepEqual([input.read, input.closed], [1000, 1]);
});

test('an input that throws on the way has its error passed on, after the lines before', async () => {
  const error = new Error('torn');
  const input = noted((count) => {
    if (count === 3) throw error;
    return line;
  });
  const seen = [];
  await assert.rejects(async () => {
    for await (const { line } of validateNdjson(request, input)) seen.push(line);
  }, error);
  assert.deepEqual(seen, [1, 2]);
});

test('what is no chunk is a mistake of the caller, and the input is closed', async () => {
  for (const chunk of [
    undefined,
    null,
    7,
    {},
    [],
    new Uint16Array(2),
    new ArrayBuffer(2),
    Symbol('s'),
    () => 1,
  ]) {
    const input = noted(() => ({ done: false, value: chunk }));
    await assert.rejects(found(input), { name: 'TypeError', message: /chunk/ });
    assert.equal(input.closed, 1);
  }
});

test('iterators that are not what they say are mistakes of the caller', async () => {
  const inputs = [
    { [Symbol.iterator]: () => 7 },
    { [Symbol.iterator]: () => ({}) },
    { [Symbol.iterator]: () => ({ next: () => 7 }) },
    { [Symbol.asyncIterator]: () => ({ next: async () => 7 }) },
    new Proxy({ [Symbol.iterator]: 1 }, {}),
  ];
  for (const input of inputs) await assert.rejects(async () => found(input), TypeError);
});

test('an input that judges lines itself as it is read does not disturb the others', async () => {
  const inner = '{"Name":7}\n{"Name":"n"}';
  async function* chunks() {
    for (const part of ['{"Na', 'me":"', 'n"}\n{"N', 'ame":5}']) {
      assert.equal(await found([inner]), expectedInside);
      assert.equal(request.validateJson('{"Name"').ok, false);
      yield part;
    }
  }
  const expectedInside = await found([inner]);
  assert.equal(await found(chunks()), await found(['{"Name":"n"}\n{"Name":5}']));
});

test('bytes that change once their line was handed out change no report', async () => {
  const chunk = new TextEncoder().encode('{"Name":"n"}\n{"Name":7}\n');
  const reports = [];
  for await (const { report } of validateNdjson(request, [chunk])) {
    reports.push(JSON.stringify(report.errors.map(({ code }) => code)));
    chunk.fill(0x20, 0, 13);
  }
  assert.deepEqual(reports, ['[]', '["type"]']);
});

test('errors that are no texts are mistakes of the caller; what their getters throw is passed on', () => {
  const error = new Error('no');
  const cyclic = { message: 'm' };
  cyclic.cause = cyclic;
  assert.equal(fromServiceError(cyclic).length, 1);
  const cyclicMessage = {};
  cyclicMessage.message = cyclicMessage;
  for (const wrong of [
    cyclicMessage,
    {},
    null,
    undefined,
    7,
    7n,
    Symbol('s'),
    () => 'text',
    [],
    new Map(),
    { message: 7 },
    { message: new String('x') },
    new Proxy({}, {}),
  ]) {
    assert.throws(() => fromServiceError(wrong), TypeError);
  }
  const throwing = {
    get message() {
      throw error;
    },
  };
  assert.throws(() => fromServiceError(throwing), error);
  let reads = 0;
  const changing = {
    get message() {
      reads++;
      return reads > 1
        ? 7
        : "1 validation error detected: Value at '/Name' failed to satisfy constraint: Member must not be null";
    },
  };
  assert.deepEqual([fromServiceError(changing, { validator: request })[0].pointer, reads], ['/Name', 1]);
});

const FAILURE = "Value at '/Name' failed to satisfy constraint: Member must not be null; ";
const MESSAGES = [
  ['nothing but letters', (size) => 'x'.repeat(size)],
  ['digits', (size) => '1'.repeat(size)],
  ['quotes', (size) => "'".repeat(size)],
  ['failures', (size) => FAILURE.repeat(size / FAILURE.length)],
  [
    'failures, as many as are stated',
    (size) =>
      `${Math.floor(size / FAILURE.length)} validation errors detected: ${FAILURE.repeat(size / FAILURE.length)}`,
  ],
  ['beginnings of failures', (size) => 'Value '.repeat(size / 6)],
  ['separators', (size) => '; Value '.repeat(size / 8)],
  [
    'places',
    (size) => `Value '${" at '".repeat(size / 5)}' failed to satisfy constraint: Member must not be null`,
  ],
  ['phrases', (size) => "' failed to satisfy constraint: Member must ".repeat(size / 44)],
  [
    'a long pointer',
    (size) => `Value at '${'/a'.repeat(size / 2)}' failed to satisfy constraint: Member must not be null`,
  ],
  [
    'a long dotted path',
    (size) =>
      `Value '' at '${'a.member.'.repeat(size / 9)}' failed to satisfy constraint: Member must not be null`,
  ],
  [
    'a long set',
    (size) =>
      `Value at '/Name' failed to satisfy constraint: Member must satisfy enum value set: [${'a, '.repeat(size / 3)}]`,
  ],
  [
    'a long group',
    (size) =>
      `Value at '/Name' failed to satisfy constraint: Member must satisfy constraint: [${'Member must not be null, '.repeat(size / 25)}]`,
  ],
  ['line feeds', (size) => '\n'.repeat(size)],
  ['spaces', (size) => ' '.repeat(size)],
  [
    'trailers',
    (size) =>
      `Value at '/Name' failed to satisfy constraint: Member must not be null${' (Service'.repeat(size / 9)}`,
  ],
  ['header upon header', (size) => '2 validation errors detected: '.repeat(size / 30)],
];

for (const [what, write] of MESSAGES) {
  test(`time is in proportion to the text of a service: ${what}`, (t) => {
    const texts = [write(2_000_000), write(4_000_000)];
    for (let attempts = 0; ; attempts++) {
      const [half, whole] = texts.map((text) => {
        const start = performance.now();
        assert.ok(Array.isArray(fromServiceError(text, { validator: request })));
        return performance.now() - start;
      });
      t.diagnostic(`${Math.round(half)} and ${Math.round(whole)} ms`);
      if (whole < 3 * half || whole < 50) break;
      assert.ok(attempts < 5, 'twice the text takes more than three times as long');
    }
  });
}
