// The types of requests and responses accept what the service does, and refuse what it does not, as far as types can:
// wrong types, missing and unknown members, values outside of an enum, members that exclude each other. The values, and
// what is wrong with them, come from the boundary suite, which reads the models in its own way, and from the named cases,
// written by hand: from nothing that `describe()` says.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { operations } from '../dist/index.js';
import { expand } from './expand.mjs';
import { refusal, Trial } from './oracle/type-verdicts.mjs';

const BOUNDARIES = new URL('../../target/boundary.ndjson', import.meta.url);
const CASES = new URL('../../tests/cases/', import.meta.url);
const SHOWN = 40;

test('what types and verdicts say of values is the same', (t) => {
  const trial = new Trial();
  const tried = [...boundaries(), ...named()].map((one) => ({
    ...one,
    wanted: refusal(one.value, one.violations),
  }));
  const decided = tried.filter(({ wanted }) => wanted !== undefined);
  const names = decided.map(({ operation, direction, value }) => trial.add(operation, direction, value));
  const refused = trial.refused();
  const wrong = decided.flatMap((one, i) =>
    refused.has(names[i]) === one.wanted ? [] : [shown(one, refused.get(names[i]))],
  );
  t.diagnostic(
    `${tried.length} values, ${trial.size} of them different to TypeScript, which refuses ${refused.size}`,
  );
  assert.deepEqual(wrong.slice(0, SHOWN), []);
  assert.ok(tried.length - decided.length < tried.length / 10, 'most are decided');
  assertEveryTypeIsTried(decided);
});

/** Each type has accepted something and refused something: `null`, at least. */
function assertEveryTypeIsTried(decided) {
  for (const id of operations()) {
    for (const direction of ['request', 'response']) {
      const own = decided.filter((one) => one.operation === id && one.direction === direction);
      const counts = [true, false].map((wanted) => own.filter((one) => one.wanted === wanted).length);
      assert.ok(Math.min(...counts) > 0, `${id} ${direction}: ${counts}`);
    }
  }
}

function shown({ operation, direction, value, violations, wanted }, said) {
  const verdict = wanted ? `accepted, but ${violations}` : `refused: ${said}`;
  return `${operation} ${direction} ${JSON.stringify(value).slice(0, 200)} is ${verdict}`;
}

function boundaries() {
  assert.ok(
    existsSync(BOUNDARIES),
    `${BOUNDARIES.pathname} is not there: cargo test --test boundary writes it`,
  );
  const lines = readFileSync(BOUNDARIES, 'utf8').trim().split('\n');
  // A timestamp of the other format is a moment in JavaScript.
  const cases = lines.map((line) => JSON.parse(line)).filter(({ jsonOnly }) => !jsonOnly);
  return cases.map(({ operation, direction, value, expected }) => ({
    ...{ operation, direction, value: expand(value), violations: expected },
  }));
}

/** The cases of whole JS values, and of all that is wrong with them. */
function named() {
  const files = readdirSync(CASES).filter((name) => name.endsWith('.json'));
  const cases = files.flatMap((name) => JSON.parse(readFileSync(new URL(name, CASES), 'utf8')).cases);
  const whole = cases.filter(
    ({ field, ways = ['js'], truncated, ...one }) =>
      'value' in one && !field && ways.includes('js') && !truncated,
  );
  return whole.map(({ operation, direction, value, errors = [] }) => ({
    ...{ operation, direction, value: expand(value) },
    violations: expand(errors).map(({ pointer, code }) => [pointer, code, 'error']),
  }));
}
