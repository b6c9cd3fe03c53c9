// Runs the boundary suite through the built package, as JavaScript values and as JSON text. The cases and what is
// expected of them come from the Rust test of the same name, which works them out from the models.

import assert from 'node:assert/strict';
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { operation } from '../dist/index.js';
import { expand } from './expand.mjs';

const file = new URL('../../target/boundary.ndjson', import.meta.url);
const shown = 50;

test('every value at a boundary gets its verdict', async () => {
  assert.ok(existsSync(file), `${file.pathname} is not there: cargo test --test boundary writes it`);
  const wrong = [];
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    count += 1;
    wrong.push(...run(JSON.parse(line)));
  }
  console.log(`${count} cases, ${wrong.length} wrong verdicts`);
  assert.ok(count > 20_000, `only ${count} cases`);
  assert.equal(wrong.length, 0, wrong.slice(0, shown).join('\n'));
});

/** What is wrong with the verdicts on one case. */
function run(one) {
  const validator = operation(one.operation)[one.direction];
  const value = expand(one.value);
  const reports = { JSON: validator.validateJson(JSON.stringify(value)) };
  if (!one.jsonOnly) reports.JavaScript = validator.validate(value);
  const expected = one.expected.map(String).sort().join('\n');
  return Object.entries(reports)
    .map(([way, report]) => [way, found(report)])
    .filter(([, found]) => found !== expected)
    .map(([way, found]) => describe(one, way, expected, found));
}

function found({ ok, errors, warnings, truncated }) {
  assert.equal(ok, errors.length === 0);
  assert.ok(!truncated);
  return [...errors, ...warnings].map(brief).sort().join('\n');
}

/** As the file has it: pointer, code, severity, source, `key` where the key is at fault, and the figures. */
function brief({ pointer, code, severity, source, target, params }) {
  return String([pointer, code, severity, source, target ?? null, figures(params)]);
}

function figures({ min, max, unit, actual }) {
  if (actual === undefined) return '';
  return `${min ?? ''}..${max ?? ''}${unit === undefined ? '' : ` ${unit}`} ${actual}`;
}

function describe({ operation, direction, value }, way, expected, found) {
  const text = JSON.stringify(value).slice(0, 200);
  return `${operation} ${direction} as ${way}: ${text}\n  expected ${expected}\n  found    ${found}`;
}
