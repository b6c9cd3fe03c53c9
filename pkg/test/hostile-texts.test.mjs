// Hostile texts: tests/hostile/texts.json, which tests/hostile.rs reads as well, with JSON.parse to ask; bytes that are
// not UTF-8, with TextDecoder; and texts of many megabytes, whose time is in proportion to them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { glue, healthomics } from '../dist/index.js';
import { expand } from './expand.mjs';

const document = healthomics.StartRun.request.field('/parameters');
const { groups } = JSON.parse(
  readFileSync(new URL('../../tests/hostile/texts.json', import.meta.url), 'utf8'),
);
const encode = (text) => new TextEncoder().encode(text);
const codes = ({ errors }) => errors.map(({ code }) => code);
const isSyntax = (report) => codes(report).includes('syntax');

/** What reading gives, or nothing where it throws. */
function attempt(read) {
  try {
    return { value: read() };
  } catch {
    return undefined;
  }
}

for (const { name, rule, cases } of groups) {
  test(`${name}: ${rule}`, () => {
    for (const one of cases) {
      const text = expand(one.text);
      const { errors = one.rfc === 'reject' ? ['syntax'] : [] } = one;
      const report = document.validateJson(text);
      assert.deepEqual(codes(report), errors, text.slice(0, 99));
      assert.deepEqual(document.validateJson(encode(text)), report, 'as bytes');
      const parsed = attempt(() => JSON.parse(text));
      const accepts = one['JSON.parse'] ?? (one.rfc === 'reject' ? 'reject' : 'accept');
      assert.equal(parsed ? 'accept' : 'reject', accepts, `JSON.parse: ${text.slice(0, 99)}`);
      // Of names that stand twice, values have one.
      if (parsed && !errors.includes('duplicate'))
        assert.deepEqual(codes(document.validate(parsed.value)), errors);
    }
  });
}

/** Characters of one to four bytes in a key, in texts and around escapes. */
const SAMPLE = encode('{"kéy":["aé日😀z","\\u00e9",-1.5e3,true]}');
const decoder = new TextDecoder('utf-8', { fatal: true });

test('every byte in place of every byte is judged as TextDecoder and JSON.parse do', () => {
  let accepted = 0;
  for (let at = 0; at < SAMPLE.length; at++) {
    for (let byte = 0; byte < 256; byte++) {
      const text = SAMPLE.with(at, byte);
      const expected = attempt(() => JSON.parse(decoder.decode(text))) !== undefined;
      assert.equal(!isSyntax(document.validateJson(text)), expected, `${byte} at ${at}`);
      accepted += Number(expected);
    }
  }
  assert.ok(accepted > SAMPLE.length);
});

test('half a character and half an escape are no JSON wherever the text breaks off', () => {
  for (let end = 0; end < SAMPLE.length; end++) {
    assert.ok(isSyntax(document.validateJson(SAMPLE.subarray(0, end))), `${end} bytes`);
  }
});

const MEGABYTE = 1_000_000;
const request = glue.CreateWorkflow.request;
const workflow = healthomics.CreateWorkflow.request;
const many = (count, write) => Array.from({ length: count }, (_, i) => write(i)).join();

/** What is judged, as a text of a size, and the code of its first error. */
const GIANTS = [
  ['brackets', document, (size) => '['.repeat(size), 'syntax', 32 * MEGABYTE],
  ['objects within objects', document, (size) => '{"a":'.repeat(size / 5), 'syntax', 32 * MEGABYTE],
  ['white space', document, (size) => ' '.repeat(size), 'syntax', 32 * MEGABYTE],
  ['one text', document, (size) => `"${'x'.repeat(size)}"`, undefined, 32 * MEGABYTE],
  ['one text without an end', document, (size) => `"${'x'.repeat(size)}`, 'syntax', 32 * MEGABYTE],
  ['escapes', document, (size) => `"${'\\u65e5'.repeat(size / 6)}"`, undefined, 8 * MEGABYTE],
  ['halves of pairs', document, (size) => `"${'\\ud800'.repeat(size / 6)}"`, 'format', 8 * MEGABYTE],
  ['digits', document, (size) => '1'.repeat(size), 'type', MEGABYTE],
  ['digits of a fraction', document, (size) => `0.${'1'.repeat(size)}`, undefined, MEGABYTE],
  ['digits of an exponent', document, (size) => `1e${'1'.repeat(size)}`, 'type', MEGABYTE],
  ['zeros of an exponent', document, (size) => `1e${'0'.repeat(size)}`, undefined, MEGABYTE],
  ['members', document, (size) => `{${many(size, (i) => `"k${i}":1`)}}`, undefined, 500_000],
  ['unknown members', request, (size) => `{${many(size, (i) => `"k${i}":1`)}}`, 'required', 500_000],
  ['one name over and over', document, (size) => `{${many(size, () => '"k":1')}}`, 'duplicate', 500_000],
  [
    'violations',
    glue.BatchGetWorkflows.request,
    (size) => `{"Names":[${many(size, () => '""')}]}`,
    'length',
    500_000,
  ],
  ['a long unknown name', request, (size) => `{"${'日'.repeat(size)}":1}`, 'required', 2 * MEGABYTE],
  [
    'violations below a long name',
    workflow,
    (size) => `{"parameterTemplate":{"${'k'.repeat(20 * size)}":{${many(size, (i) => `"k${i}":1`)}}}}`,
    'exclusive',
    200_000,
  ],
  [
    'one name over and over below a long name',
    document,
    (size) => `{"${'k'.repeat(20 * size)}":{${many(size, () => '"k":1')}}}`,
    'duplicate',
    200_000,
  ],
];

function timed(validator, text) {
  const start = performance.now();
  const report = validator.validateJson(text);
  return { report, time: performance.now() - start };
}

for (const [what, validator, write, code, size] of GIANTS) {
  test(`time is in proportion to the text: ${what}`, (t) => {
    const texts = [write(size / 2), write(size)];
    // Another process may take the machine for a while.
    for (let attempts = 0; ; attempts++) {
      const [half, whole] = texts.map((text) => timed(validator, text));
      assert.equal(whole.report.errors[0]?.code, code);
      assert.ok(whole.report.errors.length <= 1000);
      t.diagnostic(`${Math.round(half.time)} and ${Math.round(whole.time)} ms`);
      if (whole.time < 3 * half.time || whole.time < 20) break;
      assert.ok(attempts < 5, 'twice the text takes more than three times as long');
    }
  });
}
