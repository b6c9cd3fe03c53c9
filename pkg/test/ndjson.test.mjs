// `workflow-preflight/ndjson`: what holds for a whole text holds however it is cut, wherever it comes from, and the memory
// of the process does not grow with it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { glue } from '../dist/index.js';
import { validateNdjson } from '../dist/ndjson.js';

const request = glue.CreateWorkflow.request;
const encode = (text) => new TextEncoder().encode(text);

/** What the lines gave, in short, and the totals. */
async function found(input, options) {
  const reports = validateNdjson(request, input, options);
  const lines = [];
  for (;;) {
    const { done, value } = await reports.next();
    if (done) return { lines, summary: value };
    const { line, report, text } = value;
    lines.push([line, report.errors.map(({ pointer, code }) => `${pointer}: ${code}`).join() || 'ok', text]);
  }
}

async function verdicts(input, options) {
  return (await found(input, options)).lines.map(([line, verdict]) => `${line} ${verdict}`);
}

test('lines have numbers, reports and their text, and the end has the totals', async () => {
  const text = '{"Name":"a"}\n{"Name":""}\r\n\n \t\r\n{"Name"\n{"Nam":"é"}';
  assert.deepEqual(await found([text]), {
    lines: [
      [1, 'ok', '{"Name":"a"}'],
      [2, '/Name: length', '{"Name":""}'],
      [5, ': syntax', '{"Name"'],
      [6, '/Name: required,/Nam: unknown', '{"Nam":"é"}'],
    ],
    summary: {
      lines: 4,
      ok: 1,
      failed: 3,
      errors: { length: 1, syntax: 1, required: 1, unknown: 1 },
      warnings: {},
    },
  });
});

test('reports are those of validateJson on the lines of the input, warnings included', async () => {
  const lines = ['{"Name":"a","Tags":{"AWS:x":"y"}}', '{"Name":5}', '[', '{"Name":"a","Name":"b"}'];
  const reports = [];
  const iterated = validateNdjson(request, [lines.join('\n')]);
  for await (const { report } of iterated) reports.push(report);
  assert.deepEqual(
    reports,
    lines.map((line, i) => request.validateJson(line, { firstLine: i + 1 })),
  );
  assert.match(reports[2].errors[0].message, /close the \[ of line 3, column 1\./);
  assert.deepEqual(reports[2].errors[0].range.start, { offset: 1, line: 3, column: 2 });
  const warnings = reports.flatMap((report) => report.warnings);
  const counted = Object.values(iterated.summary.warnings).reduce((one, other) => one + other, 0);
  assert.equal(counted, warnings.length);
});

const WHOLE = {
  empty: ['', []],
  'nothing but line breaks': ['\n\r\n\n', []],
  'a byte order mark': ['\ufeff{"Name":"a"}\n{"Name":""}', ['1 ok', '2 /Name: length']],
  'a byte order mark and nothing else': ['\ufeff\r\n', []],
  'a carriage return within a line': ['{"Name":\r"a"}\r\n', ['1 ok']],
  'a line separator, which ends no line': ['{"Name":"a\u2028b"}\n5', ['1 ok', '2 : type']],
  'an escaped line feed': ['{"Name":"a\\nb"}\n', ['1 /Name: pattern']],
};

for (const [what, [text, expected]] of Object.entries(WHOLE)) {
  test(`${what} is read as text and as bytes, whole and by single units`, async () => {
    assert.deepEqual(await verdicts(text), expected);
    assert.deepEqual(await verdicts([text]), expected);
    assert.deepEqual(await verdicts(encode(text)), expected);
    assert.deepEqual(await verdicts(text.split('')), expected);
    assert.deepEqual(await verdicts([...encode(text)].map((byte) => Uint8Array.of(byte))), expected);
  });
}

/** Numbers below `bound`, the same in every run. */
function* random(seed) {
  for (;;) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    yield seed / 2 ** 32;
  }
}

const MIXED = [
  ...['{"Name":"仕事 🧬","Description":"\\u00e9\\ud83e\\uddec"}\r', '', '{"Name":"é","Tags":{"k":"v"}}'],
  ...[
    '{"Name": "\ud83e", "x": 1}',
    '{"Name":"a",',
    '  ',
    '{"Näme🧬":"b"}\r',
    `{"Name":"${'🧬'.repeat(64)}"}`,
  ],
].join('\n');

/** Cut at random; empty chunks are among them. */
function cut(whole, numbers) {
  const chunks = [];
  for (let start = 0; start < whole.length;) {
    const end = Math.min(whole.length, start + Math.floor(numbers.next().value * 12));
    chunks.push(whole.slice(start, end));
    start = end;
  }
  return chunks;
}

for (const [kind, whole] of [
  ['text', MIXED],
  ['bytes', encode(MIXED)],
]) {
  test(`${kind} cut at random gives what it gives whole`, async () => {
    const numbers = random(7);
    const expected = await found([whole]);
    assert.equal(expected.lines.length, 6);
    for (let i = 0; i < 300; i++) assert.deepEqual(await found(cut(whole, numbers)), expected);
  });
}

test('a pair of surrogates that a cut divides is one character, and half a pair is none', async () => {
  assert.deepEqual(await verdicts(['{"Name":"\ud83e', '\uddec"}\n{"Name":"\ud83e"}']), [
    '1 ok',
    '2 : syntax',
  ]);
  assert.deepEqual(request.validateJson('{"Name":"\ud83e"}').errors[0].code, 'syntax');
});

const limited = (length) => `{"Name":"${'a'.repeat(length - 11)}"}`;

test('a line may be as long as the limit, whatever ends it and however it is cut', async () => {
  const limit = 40;
  const texts = [40, 41, 400, 40].map(limited);
  const expected = ['1 ok', '2 : length', '3 : length', '4 ok', '5 ok'];
  for (const end of ['\n', '\r\n']) {
    const text = `\ufeff${[...texts, '{"Name":"b"}'].join(end)}`;
    for (const chunks of [[text], text.split(''), [encode(text)], [...encode(text)].map((b) => [b])]) {
      const input = chunks.map((chunk) => (Array.isArray(chunk) ? Uint8Array.from(chunk) : chunk));
      assert.deepEqual(await verdicts(input, { maxLineBytes: limit }), expected);
    }
  }
});

test('the limit counts bytes of UTF-8 in text, too', async () => {
  const line = '{"Name":"é説🧬"}'; // 11 bytes around 2 + 3 + 4
  for (const chunks of [[line], line.split(''), [encode(line)]]) {
    assert.deepEqual(await verdicts(chunks, { maxLineBytes: 20 }), ['1 ok']);
    assert.deepEqual(await verdicts(chunks, { maxLineBytes: 19 }), ['1 : length']);
  }
});

test('what is too long says so, in words that can be replaced, and has no text', async () => {
  const lineTooLong = (max) => `Die Zeile hat mehr als ${max} Bytes.`;
  const german = validateNdjson(request, ['\n', limited(41)], { maxLineBytes: 40, lineTooLong });
  const [inGerman] = (await german.next()).value.report.errors;
  assert.equal(inGerman.message, 'Die Zeile hat mehr als 40 Bytes.');
  assert.deepEqual(inGerman.range.start, { offset: 0, line: 2, column: 1 });
  const reports = validateNdjson(request, [limited(41)], { maxLineBytes: 40 });
  const { value } = await reports.next();
  assert.equal(value.text, undefined);
  const [error] = value.report.errors;
  assert.match(error.message, /longer than 40 bytes/);
  assert.deepEqual(error.params, { max: 40, unit: 'bytes' });
  assert.deepEqual(reports.summary, { lines: 1, ok: 0, failed: 1, errors: { length: 1 }, warnings: {} });
});

/** A web stream that notes how many chunks were asked for, and whether it was cancelled. */
function noted(chunks, { iterable = true } = {}) {
  const notes = { asked: 0, cancelled: false };
  const source = {
    pull: (controller) => {
      const chunk = chunks[notes.asked++];
      if (chunk === undefined) controller.close();
      else controller.enqueue(chunk);
    },
    cancel: () => void (notes.cancelled = true),
  };
  const stream = new ReadableStream(source, { highWaterMark: 0 });
  if (iterable) return { stream, notes };
  // As in browsers whose streams cannot be iterated over.
  return { stream: { getReader: () => stream.getReader() }, notes };
}

for (const iterable of [true, false]) {
  const kind = iterable ? 'a web stream' : 'a web stream without an iterator';
  test(`${kind} is read as it is needed, and cancelled by who stops early`, async () => {
    const { stream, notes } = noted(Array(9).fill(encode('{"Name":"a"}\n{"Name":"b"}\n')), { iterable });
    const reports = validateNdjson(request, stream);
    assert.equal(notes.asked, 0);
    for await (const { line } of reports) {
      assert.equal(notes.asked, Math.ceil(line / 2));
      if (line === 4) break;
    }
    assert.deepEqual(notes, { asked: 2, cancelled: true });
    assert.equal(reports.summary.lines, 4);
  });

  test(`${kind} is read to its end`, async () => {
    const { stream, notes } = noted([encode('{"Name":"a"}\n{"Na'), encode('me":""}')], { iterable });
    assert.deepEqual(await verdicts(stream), ['1 ok', '2 /Name: length']);
    assert.equal(notes.cancelled, false);
  });

  test(`what ${kind} throws is passed on`, async () => {
    const failing = new ReadableStream({ start: (controller) => controller.error(new Error('cut off')) });
    const input = iterable ? failing : { getReader: () => failing.getReader() };
    await assert.rejects(found(input), /cut off/);
  });
}

test('a Node stream is read, with and without an encoding, and destroyed by who stops early', async () => {
  const file = fileURLToPath(new URL('../package.json', import.meta.url));
  const whole = await found(createReadStream(file));
  assert.ok(whole.lines.length > 50);
  assert.equal(whole.summary.errors.syntax > 0, true);
  const inText = await found(createReadStream(file, { encoding: 'utf8', highWaterMark: 7 }));
  assert.deepEqual(inText.summary, whole.summary);
  const stream = createReadStream(file);
  for await (const { line } of validateNdjson(request, stream)) if (line === 1) break;
  if (!stream.closed) await new Promise((closed) => stream.on('close', closed));
  assert.ok(stream.destroyed);
  await assert.rejects(found(createReadStream(`${file}.missing`)), { code: 'ENOENT' });
});

test('any iterable will do', async () => {
  const text = '{"Name":"a"}\n';
  assert.deepEqual(await verdicts(new Set([text])), ['1 ok']);
  assert.deepEqual(await verdicts(Readable.from([text, text])), ['1 ok', '2 ok']);
  const chunks = (async function* () {
    yield Buffer.from(text);
  })();
  assert.deepEqual(await verdicts(chunks), ['1 ok']);
});

for (const [what, call, message] of [
  ['no validator', () => validateNdjson({}, []), /a validator is needed, not an object/],
  ['nothing', () => validateNdjson(), /a validator is needed, not undefined/],
  ['an input that is none', () => validateNdjson(request, 5), /a stream or an iterable, not a number/],
  ['no input', () => validateNdjson(request, null), /not null/],
  [
    'words that are none',
    () => validateNdjson(request, [], { lineTooLong: 'x' }),
    /a function, not a string/,
  ],
  ['a limit of 0', () => validateNdjson(request, [], { maxLineBytes: 0 }), /from 1 to 268435456/],
  ['a limit in words', () => validateNdjson(request, [], { maxLineBytes: '9' }), /a whole number/],
]) {
  test(`${what} throws at once`, () => assert.throws(call, { name: 'TypeError', message }));
}

test('chunks of another kind, or of both kinds in one line, are a mistake of the caller', async () => {
  await assert.rejects(found([5]), { name: 'TypeError', message: /not a number/ });
  await assert.rejects(found(['{"Name"', encode(':"a"}')]), {
    name: 'TypeError',
    message: /all text or all/,
  });
  await assert.rejects(found([encode('{"Name"'), ':"a"}']), {
    name: 'TypeError',
    message: /all text or all/,
  });
  assert.deepEqual(await verdicts(['{"Name":"a"}\n', encode('{"Name":"b"}')]), ['1 ok', '2 ok']);
});

/** Judges `megabytes` in a process of its own, and prints how far its memory grew behind the first tenth, in bytes. */
const GROWTH = `
  import { glue } from '${new URL('../dist/index.js', import.meta.url)}';
  import { validateNdjson } from '${new URL('../dist/ndjson.js', import.meta.url)}';
  const line = '{"Name":"workflow","Description":"' + 'd'.repeat(180) + '","Tags":{"team":"data"}}\\n';
  const [, megabytes, long] = process.argv.map(Number);
  const total = megabytes * 1e6;
  const chunk = Buffer.from(long ? 'd'.repeat(65536) : line.repeat(257) + line.slice(0, 99));
  const rest = Buffer.from(line.slice(99));
  function* chunks() {
    for (let sent = 0; sent < total; sent += chunk.length) {
      yield Uint8Array.from(chunk);
      if (!long) yield rest;
      if (sent > total / 10 && settled === 0) settled = process.memoryUsage.rss();
    }
  }
  let settled = 0;
  let largest = 0;
  const reports = validateNdjson(glue.CreateWorkflow.request, chunks());
  for await (const { line } of reports)
    if (line % 5000 === 0) largest = Math.max(largest, process.memoryUsage.rss());
  largest = Math.max(largest, process.memoryUsage.rss());
  console.log(JSON.stringify({ growth: largest - settled, settled, ...reports.summary }));`;

function growth(...options) {
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', GROWTH, ...options.map(String)], {
    encoding: 'utf8',
  });
  assert.equal(run.status, 0, run.stderr.slice(-500));
  return JSON.parse(run.stdout);
}

const MEGABYTE = 1e6;

test('200 MB of lines take no more memory than 20', (t) => {
  const { growth: bytes, settled, lines, ok } = growth(200);
  t.diagnostic(`${(settled / MEGABYTE).toFixed(0)} MB, and then ${(bytes / MEGABYTE).toFixed(1)} MB more`);
  assert.ok(lines > 700_000 && ok === lines, `${ok} of ${lines}`);
  assert.ok(settled > 0 && bytes < 40 * MEGABYTE, `${bytes} bytes more`);
});

test('a line of 300 MB is passed over without being kept', (t) => {
  const { growth: bytes, settled, lines, errors } = growth(300, 1);
  t.diagnostic(`${(settled / MEGABYTE).toFixed(0)} MB, and then ${(bytes / MEGABYTE).toFixed(1)} MB more`);
  assert.deepEqual({ lines, errors }, { lines: 1, errors: { length: 1 } });
  // A line that may become one of 64 MiB is kept so far, in a buffer that doubles.
  assert.ok(settled > 0 && bytes < 200 * MEGABYTE, `${bytes} bytes more`);
});
