// Where violations stand in JSON text: random documents against another parser, and what has no chance in those.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glue, operation, operations } from '../dist/index.js';
import { Printer } from './oracle/print.mjs';
import { Random, seedOf } from './oracle/random.mjs';
import { hasLookalikes, rangesOf, treeOf } from './oracle/ranges.mjs';
import { Values } from './oracle/values.mjs';

const DOCUMENTS = 12_000;
/** Longer ones take time and find nothing more. */
const LONGEST = 20_000;

const encoder = new TextEncoder();
const request = glue.CreateWorkflow.request;

/** Random texts for every operation and direction in turn, nearly all with something wrong. */
function* documents(seed) {
  const random = new Random(seedOf(seed));
  const makers = operations().flatMap((id) =>
    ['request', 'response'].map((direction) => {
      const validator = operation(id)[direction];
      return { validator, values: new Values(validator.describe(), random) };
    }),
  );
  for (let i = 0; ; i++) {
    const { validator, values } = makers[i % makers.length];
    const holder = values.accepted();
    for (let spoilt = random.between(1, 6); spoilt > 0; spoilt--) values.spoil();
    const text = new Printer(random).print(holder.root ?? null);
    if (text.length <= LONGEST) yield { validator, text, random };
  }
}

const all = ({ errors, warnings }) => [...errors, ...warnings];

test(`the ranges of ${DOCUMENTS} random documents are those of another parser`, (t) => {
  const counts = { documents: 0, violations: 0, codes: {}, passedOver: 0, multiline: 0 };
  for (const { validator, text } of documents('places')) {
    const violations = all(validator.validateJson(text));
    if (violations.length === 0) continue;
    const tree = treeOf(text);
    if (hasLookalikes(tree.root)) {
      counts.passedOver++;
      continue;
    }
    const found = violations.map(({ range }) => range);
    assert.deepEqual(found, rangesOf(tree, violations), JSON.stringify(text));
    assert.deepEqual(all(validator.validateJson(encoder.encode(text))), violations, 'as bytes');
    counts.violations += violations.length;
    for (const { code } of violations) counts.codes[code] = (counts.codes[code] ?? 0) + 1;
    if (found.at(-1).end.line > 1) counts.multiline++;
    if (++counts.documents === DOCUMENTS) break;
  }
  t.diagnostic(JSON.stringify(counts));
  assert.ok(counts.passedOver < DOCUMENTS / 100);
  assert.ok(counts.multiline > DOCUMENTS / 4);
  const missing = Object.keys({
    required: 1,
    type: 1,
    unknown: 1,
    enum: 1,
    length: 1,
    pattern: 1,
    range: 1,
    duplicate: 1,
  });
  assert.deepEqual(
    missing.filter((code) => !(counts.codes[code] > 100)),
    [],
  );
});

test('a document that breaks off is wrong at its end, or in what is unfinished there', () => {
  let count = 0;
  for (const { validator, text, random } of documents('cut')) {
    const cut = text.slice(0, random.below(text.length));
    if (isJson(cut) || /[\ud800-\udbff]$/.test(cut)) continue;
    const [{ code, range }] = validator.validateJson(cut).errors;
    assert.equal(code, 'syntax');
    const rest = cut.slice(range.start.offset);
    assert.match(rest, /^$|^[a-z]+$|^-$|^[\d-][\d.eE+-]*$|^\\u[0-9a-fA-F]{0,3}$/, JSON.stringify(cut));
    if (++count === 1_000) break;
  }
});

test('one character too many is found where it stands, in what it spoils, or behind it', () => {
  let count = 0;
  for (const { validator, text, random } of documents('damage')) {
    const at = random.between(text.startsWith('\ufeff') ? 1 : 0, text.length);
    if (/[\ud800-\udbff]/.test(text[at - 1] ?? '')) continue;
    const damaged =
      text.slice(0, at) + random.pick([...'{}[],:"\'/x1-.\u0001“', '\u{1f600}']) + text.slice(at);
    const { errors } = validator.validateJson(damaged);
    const [first] = errors;
    assert.equal(first?.code === 'syntax', !isJson(damaged), JSON.stringify(damaged));
    for (const { range } of errors) {
      assert.ok(range.start.offset <= range.end.offset && range.end.offset <= damaged.length);
    }
    if (first?.code !== 'syntax') continue;
    const before = damaged.slice(first.range.start.offset, at);
    assert.match(before, /^$|^,\s*$|^[\w.+-]+$|^\\u?[0-9a-fA-F]{0,3}$|^\/$/, JSON.stringify(damaged));
    if (++count === 1_000) break;
  }
});

function isJson(text) {
  try {
    JSON.parse(text.replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}

const brief = (text, validator = request) =>
  all(validator.validateJson(text)).map(({ pointer, code, range: { start, end } }) => {
    const lines = `${start.line}:${start.column}-${end.line}:${end.column}`;
    return `${pointer} ${code} ${lines} ${JSON.stringify(text.slice(start.offset, end.offset))}`;
  });

test('keys that look the same in paths are told apart', () => {
  assert.deepEqual(brief('{"Name":"n","Tags":{"\ufffd":"a","\\ud83d":1,"\\ude00":2,"\ufffd":"b"}}'), [
    '/Tags/\ufffd format 1:29-1:37 "\\"\\\\ud83d\\""',
    '/Tags/\ufffd type 1:38-1:39 "1"',
    '/Tags/\ufffd format 1:40-1:48 "\\"\\\\ude00\\""',
    '/Tags/\ufffd type 1:49-1:50 "2"',
    '/Tags/\ufffd duplicate 1:51-1:54 "\\"\ufffd\\""',
  ]);
});

test('a thousand violations, each at its place', () => {
  const lines = Array.from({ length: 1_000 }, (_, i) => `  "k${i}": ${i}`);
  const text = `{"Name": "n", "DefaultRunProperties": {\r\n${lines.join(',\r\n')}\r\n}}`;
  const { errors } = request.validateJson(text);
  assert.equal(errors.length, 1_000);
  for (const { path, range } of errors) {
    const number = path.at(-1).slice(1);
    assert.equal(range.start.line, Number(number) + 2);
    assert.equal(text.slice(range.start.offset, range.end.offset), number);
  }
});

test('deep nesting', () => {
  const depth = 127;
  const path = ['/Tags'];
  const deep = '{"Name":"n","x":' + '['.repeat(100_000) + ']'.repeat(100_000) + '}';
  assert.deepEqual(brief(deep), ['/x unknown 1:13-1:16 "\\"x\\""']);
  assert.deepEqual(brief(deep.slice(0, -1))[0].split(' ').slice(0, 3), [
    '',
    'syntax',
    `1:${deep.length}-1:${deep.length}`,
  ]);
  const within = operation('healthomics.StartRun').request;
  const lists = '[\n'.repeat(depth) + '[]' + ']'.repeat(depth);
  const text = `{"workflowId":"1","roleArn":"arn:aws:iam::123456789012:role/omics","requestId":"r","parameters":${lists}}`;
  const tooDeep = within.validateJson(text).errors.find(({ code }) => code === 'depth');
  assert.equal(tooDeep.path.length, 128, path.join());
  assert.deepEqual(text.slice(tooDeep.range.start.offset, tooDeep.range.end.offset), '[]');
  assert.equal(tooDeep.range.start.line, depth + 1);
});

test('the same text as a string and as bytes, with a byte order mark or without', () => {
  const text = '{"Name":"😀",\r"MaxConcurrentRuns":"2"}';
  const [{ range }] = request.validateJson(text).errors;
  assert.deepEqual(range, {
    start: { offset: 34, line: 2, column: 21 },
    end: { offset: 37, line: 2, column: 24 },
  });
  for (const marked of [`\ufeff${text}`, encoder.encode(`\ufeff${text}`)]) {
    const [violation] = request.validateJson(marked).errors;
    assert.deepEqual(violation.range.start, { offset: 35, line: 2, column: 21 });
  }
});

test('bytes that are not UTF-8 are one replacement character', () => {
  const bytes = Uint8Array.from([...encoder.encode('{"Name":"😀'), 0xf0, 0x9f, 0x22, 0x7d]);
  const [{ code, range }] = request.validateJson(bytes).errors;
  const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  assert.equal(code, 'syntax');
  assert.equal(decoded.slice(range.start.offset, range.end.offset), '\ufffd');
  assert.deepEqual(brief('{"Name":"\ud83d"}'), [' syntax 1:10-1:11 "\\ud83d"']);
});

test('a part of a longer text has the lines of the whole, in ranges and messages', () => {
  const [empty] = request.validateJson('\n{"Name":\n""}', { firstLine: 40 }).errors;
  assert.deepEqual(empty.range, {
    start: { offset: 10, line: 42, column: 1 },
    end: { offset: 12, line: 42, column: 3 },
  });
  const [open] = request.validateJson('\n{"Name":\n"n"', { firstLine: 40 }).errors;
  assert.match(open.message, /close the \{ of line 41, column 1\./);
  // Only what was asked for, only this time.
  assert.match(request.validateJson('{').errors[0].message, /line 1, column 1\./);
  assert.equal(request.validateJson('{}', {}).errors[0].range.start.line, 1);
});

test('no place stands behind bytes that are not UTF-8', () => {
  const bytes = Uint8Array.from([...encoder.encode('{"Name":"a"} rest é'), 0xff, 0x7d]);
  const [{ code, range }] = request.validateJson(bytes).errors;
  assert.equal(code, 'syntax');
  assert.deepEqual([range.start.offset, range.end.offset], [13, 19]);
});

test('only reports on text have ranges', () => {
  for (const violation of all(request.validate({ Name: '', Tags: { 'aws:x': 1 } }))) {
    assert.ok(!('range' in violation));
  }
});
