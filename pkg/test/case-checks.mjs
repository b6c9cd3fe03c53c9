// The named cases of ../../tests/cases, and whether reports on them are the expected ones. The reports may have been made
// anywhere; `case-reports.mjs` makes them.
//
// A case: { name, operation, direction, field?, value | text, ways?, errors?, warnings?, truncated? }. Expected
// violations are compared in order and number, each on the members it names.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { expand } from './expand.mjs';

const folder = new URL('../../tests/cases/', import.meta.url);

/** All cases, file by file. */
export function caseFiles() {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.map((file) => ({
    file,
    cases: JSON.parse(readFileSync(new URL(file, folder), 'utf8')).cases,
  }));
}

/** Whether every way came to the expected report, and all to the same. */
export function checkReports(reported, one) {
  for (const { report } of reported) check(report, one);
  const [first, ...others] = reported.map(({ way, report }) =>
    way === 'js' ? report : withoutRanges(report),
  );
  for (const other of others) assert.deepEqual(other, first);
  const of = (way) => reported.find((report) => report.way === way);
  assert.deepEqual(of('bytes')?.report, of('json')?.report, 'as bytes');
  const value = of('js');
  if (value) assert.equal(value.held, value.report.ok ? 'that value' : 'none', 'the value in the report');
}

/** The report on JSON text, but for the ranges, which all its violations have. */
function withoutRanges(report) {
  const strip = ({ range, ...violation }) => {
    assert.ok(range.start.offset <= range.end.offset);
    return violation;
  };
  return { ...report, errors: report.errors.map(strip), warnings: report.warnings.map(strip) };
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
