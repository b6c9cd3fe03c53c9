// Hostile values in Node; pkg/e2e/hostile.test.mjs has the same in Chromium.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as all from '../dist/index.js';
import { valueProblems } from './hostile/places.mjs';

test('hostile values get reports, in bounded time, and are left as they are', (t) => {
  const { problems, count } = valueProblems(all);
  t.diagnostic(`${count} values in their places`);
  assert.deepEqual(problems, []);
  assert.ok(count > 1000);
});
