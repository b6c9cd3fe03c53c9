// Runs the named cases in ../tests/cases through the built package, as the Rust tests do natively: JS values
// and JSON text must come to the same report, and that report must be the expected one.
//
// A case: { name, operation, direction, field?, value | text, ways?, errors?, warnings?, truncated? }. Expected
// violations are compared in order and number, each on the members it names.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { operation } from '../dist/index.js';
import { expand } from './expand.mjs';

const folder = new URL('../../tests/cases/', import.meta.url);

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const { cases } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  describe(file, () => {
    for (const one of cases) test(one.name, () => run(one));
  });
}

function run(one) {
  const validator = operation(one.operation)[one.direction].field(one.field ?? '');
  const reports = waysOf(one).map((way) => reportBy(way, validator, one));
  for (const report of reports) check(report, one);
  for (const other of reports.slice(1)) assert.deepEqual(withoutRanges(other), reports[0]);
}

/** Text is judged as JSON only; a value both ways, unless the case says that they differ by right. */
function waysOf(one) {
  return one.ways ?? ('text' in one ? ['json'] : ['js', 'json']);
}

function reportBy(way, validator, one) {
  if (way === 'js') return withoutValue(validator, expand(one.value));
  const text = 'text' in one ? expand(one.text) : JSON.stringify(expand(one.value));
  const report = validator.validateJson(text);
  assert.deepEqual(validator.validateJson(new TextEncoder().encode(text)), report, 'as bytes');
  return report;
}

/** The report on JSON text, but for the ranges, which all its violations have. */
function withoutRanges(report) {
  const strip = ({ range, ...violation }) => {
    assert.ok(range.start.offset <= range.end.offset);
    return violation;
  };
  return { ...report, errors: report.errors.map(strip), warnings: report.warnings.map(strip) };
}

/** The report on a JS value, but for the value itself, which an accepted report holds and no other does. */
function withoutValue(validator, value) {
  const report = validator.validate(value);
  assert.equal(Object.hasOwn(report, 'value'), report.ok);
  if (report.ok) assert.ok(Object.is(report.value, value), 'the value in the report is another one');
  const { value: _, ...rest } = report;
  return rest;
}

function check(report, one) {
  const { errors, warnings, truncated } = expand({ errors: [], warnings: [], ...one });
  const found = { errors: report.errors.map(brief), warnings: report.warnings.map(brief) };
  const count = (list) => list.length;
  const wanted = [errors, warnings].map(count);
  assert.deepEqual([report.errors, report.warnings].map(count), wanted, JSON.stringify(found, null, 1));
  errors.forEach((expected, i) => includes(report.errors[i], expected));
  warnings.forEach((expected, i) => includes(report.warnings[i], expected));
  assert.equal(report.ok, errors.length === 0);
  assert.equal(report.truncated, truncated);
}

const brief = ({ pointer, code, message }) => ({ pointer, code, message });

/** Every member of `expected` is in `found` with the same value; objects are compared in the same way. */
function includes(found, expected, way = '') {
  if (expected === null || typeof expected !== 'object' || Array.isArray(expected)) {
    return assert.deepEqual(found, expected, way);
  }
  assert.equal(typeof found, 'object', way);
  for (const [key, value] of Object.entries(expected)) includes(found[key], value, `${way}/${key}`);
}
