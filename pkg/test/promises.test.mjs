// What SECURITY.md promises of hostile values and no other test holds: time grows as they do, and of what they hold little
// is repeated.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glue, healthomics, operation, operations } from '../dist/index.js';
import { Random } from './oracle/random.mjs';
import { Values } from './oracle/values.mjs';

const request = glue.CreateWorkflow.request;
const workflow = healthomics.CreateWorkflow.request;
const numbered = (n, make) => Array.from({ length: n }, (_, i) => make(i));

/** Inputs of a size, each of a kind that has brought some parser or matcher down; all take milliseconds. */
const HOSTILE = {
  'a text that nearly matches its pattern': (n) =>
    workflow.validate({ definitionUri: `s3://${'a.'.repeat(n)}` }),
  'a text that repeats the beginning of its pattern': (n) =>
    workflow.validate({ definitionUri: 's3://'.repeat(n), name: ' '.repeat(n), engine: 'a'.repeat(n) }),
  'a text of halves of surrogate pairs': (n) => request.validate({ Name: '\ud83d'.repeat(n) }),
  'unknown members': (n) => request.validate(Object.fromEntries(numbered(n, (i) => [`Name${i}`, i]))),
  'entries of a map': (n) =>
    request.validate({ Name: 'a', Tags: Object.fromEntries(numbered(n, (i) => [`aws:${i}`, i])) }),
  'the same key again and again': (n) => request.validateJson(`{${numbered(n, () => '"Name":1')}}`),
  'keys that are there twice': (n) =>
    request.validateJson(`{"Tags":{${numbered(n, (i) => `"k${i}":1,"k${n - i}":2`)}}}`),
  'brackets that nothing closes': (n) => request.validateJson('['.repeat(n)),
  'objects within objects': (n) => request.validateJson(`${'{"Tags":'.repeat(n)}1${'}'.repeat(n)}`),
  'white space': (n) => request.validateJson(`{"Name":${' \n\t'.repeat(n)}"a"}`),
  escapes: (n) => request.validateJson(`{"Name":"${'\\ud83d'.repeat(n)}"}`),
  digits: (n) => request.validateJson(`{"MaxConcurrentRuns":${'1'.repeat(n)}}`),
  'a text that does not end': (n) => request.validateJson(`{"Name":"${'a'.repeat(n)}`),
};
const SMALL = 4_000;
const TIMES = 8;
/** What is linear takes 8 times as long, what is quadratic 64 times; machines have other things to do. */
const MOST = 3 * TIMES;
const SLACK_MS = 2;

for (const [what, judge] of Object.entries(HOSTILE)) {
  test(`time grows as the input does: ${what}`, (t) => {
    const [small, large] = [SMALL, TIMES * SMALL].map((n) => shortest(() => judge(n)));
    t.diagnostic(`${small.toFixed(2)} ms, and ${large.toFixed(2)} ms for ${TIMES} times as much`);
    assert.ok(large <= MOST * small + SLACK_MS, `${large} ms instead of ${TIMES * small}`);
  });
}

/** Of several attempts, since an interruption only ever adds to one. */
function shortest(use) {
  const times = numbered(5, () => {
    const start = performance.now();
    use();
    return performance.now() - start;
  });
  return Math.min(...times);
}

test('of no text more than 64 characters are repeated', (t) => {
  const random = new Random(64);
  const secret = numbered(200, () => random.pick([...'abcdefghijklmnopqrstuvwxyz'])).join('');
  const slices = numbered(secret.length - 64, (i) => secret.slice(i, i + 65));
  let violations = 0;
  for (const id of operations()) {
    for (const validator of [operation(id).request, operation(id).response]) {
      const values = new Shaped(validator.describe(), random);
      for (let i = 0; i < 20; i++) {
        const value = withTexts(values.accepted().root, secret);
        for (const report of [validator.validate(value), validator.validateJson(JSON.stringify(value))]) {
          const { value: _, ...said } = report;
          const text = JSON.stringify(said);
          assert.ok(!slices.some((slice) => text.includes(slice)), text);
          violations += report.errors.length + report.warnings.length;
        }
      }
    }
  }
  t.diagnostic(`${violations} violations`);
  assert.ok(violations > 5_000);
});

/** Values of the right shape, whose texts are of no account: finding right ones is what takes time. */
class Shaped extends Values {
  pool() {
    const texts = ['k', 'l', 'm'];
    return { inside: texts, short: texts, odd: texts };
  }
}

/** A copy in which all texts are that one. Names of members and keys stay: a path has to say them. */
function withTexts(value, text) {
  if (typeof value === 'string') return text;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((part) => withTexts(part, text));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withTexts(part, text)]));
}
