// Runs the named cases in ../../tests/cases through the built package, as the Rust tests do natively: JS values
// and JSON text must come to the same report, and that report must be the expected one.

import { describe, test } from 'node:test';
import { operation } from '../dist/index.js';
import { caseFiles, checkReports } from './case-checks.mjs';
import { reportsOn } from './case-reports.mjs';

for (const { file, cases } of caseFiles()) {
  describe(file, () => {
    for (const one of cases) test(one.name, () => checkReports(reportsOn(one, operation), one));
  });
}
