// All named cases in a process without a way out. Prints what was tried: by the package, and by an attempt of this file's
// own, which shows that it would be noticed.

import { attempts } from './ways-out.mjs';
import { connect } from 'node:net';

/** Everything that is imported where there is no page. */
const ENTRIES = ['index', 'slim', 'form', 'service-error', 'codemirror', 'monaco', 'ndjson', 'messages/de'];
const [{ operation, operations }] = await Promise.all(ENTRIES.map((name) => import(`../../dist/${name}.js`)));
const [{ caseFiles, checkReports }, { reportsOn }] = await Promise.all([
  import('../case-checks.mjs'),
  import('../case-reports.mjs'),
]);

const cases = caseFiles().flatMap(({ cases }) => cases);
for (const one of cases) checkReports(reportsOn(one, operation), one);
for (const id of operations()) {
  const { request, response } = operation(id);
  for (const validator of [request, response]) {
    validator.describe();
    validator.jsonSchema();
  }
}
const tried = [...attempts];

const codeOfText = thrownBy(() => new Function('return 1'));
thrownBy(() => connect(9, '127.0.0.1'));
thrownBy(() => fetch('http://127.0.0.1:9/'));
console.log(JSON.stringify({ cases: cases.length, tried, codeOfText, control: attempts }));

function thrownBy(use) {
  try {
    use();
    return 'nothing';
  } catch ({ name }) {
    return name;
  }
}
