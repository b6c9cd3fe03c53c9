// What happens when the module runs out of memory or of stack: the call throws, and the next one is answered as ever.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as all from '../dist/index.js';
import { stackProblems } from './hostile/stack.mjs';
import { callCount, trapProblems } from './hostile/traps.mjs';
import { usual } from './hostile/usual.mjs';

const wasm = readFileSync(new URL('../dist/preflight.wasm', import.meta.url));
let copies = 0;
/** The package once more, as if nobody had used it. */
const copy = (name) => import(`../dist/${name}.js?copy=${copies++}`);

test('a call that the module has not the memory for throws, and the next one is answered', async () => {
  assert.ok(callCount > 10);
  assert.deepEqual(trapProblems(await copy('slim'), wasm), []);
});

test('a hundred instances are given up one after the other', async () => {
  const { withSmallMemory } = await import('./hostile/small-memory.mjs');
  const { glue, initSync, TrapError } = await copy('slim');
  initSync(withSmallMemory(wasm, 16));
  for (let i = 0; i < 100; i++) {
    assert.throws(() => glue.CreateWorkflow.request.validate('x'.repeat(8_000_000)), TrapError);
    assert.equal(glue.CreateWorkflow.request.validate({ Name: 'n' }).ok, true);
  }
});

test('a call at the end of the stack is answered or throws, and the next one is answered', async (t) => {
  const { problems, counts } = stackProblems(await copy('index'));
  t.diagnostic(JSON.stringify(counts));
  assert.deepEqual(problems.slice(0, 5), []);
  assert.ok(counts.reports > 100 && counts.errors > 100);
});

test('the first call of all at the end of the stack leaves the package as it was', async () => {
  for (const levels of [0, 5, 10, 20, 30, 40, 60, 80, 100, 150, 200]) {
    const fresh = await copy('index');
    const { answers } = usual(all);
    let left;
    const dive = () => {
      try {
        dive();
        if (left-- !== 0) return;
      } catch {
        left = levels;
        return;
      }
      try {
        fresh.glue.CreateWorkflow.request.validate({ Name: 'n' });
      } catch {
        // That it fails here is all right.
      }
    };
    dive();
    assert.deepEqual(usual(fresh).answers, answers, `${levels} levels above the end`);
  }
});
