// The memory of the wasm module, which can grow and never shrinks: many validations must not need more than a few, and a
// large text must not need many times its size.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const MODULE = fileURLToPath(new URL('memory.mjs', import.meta.url));
const LARGE = 50_000_000;

/** What an expression over that module is, in a process of its own: memory that has grown is there for good. */
function inProcess(expression) {
  const program = `import * as memory from '${MODULE}'; console.log(JSON.stringify(${expression}))`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr.slice(-500));
  return JSON.parse(run.stdout);
}

test('100,000 validations leave the memory where it was after the first thousand', (t) => {
  const { settled, after } = inProcess('memory.memoryAfter(100_000)');
  t.diagnostic(`${settled} bytes`);
  assert.ok(settled > 0);
  assert.equal(after, settled);
});

for (const [what, character] of [
  ['ASCII', 'd'],
  ['three-byte characters', '説'],
  ['four-byte characters', '\u{1f9ec}'],
]) {
  test(`one text of 50 MB in ${what} is judged within three times its size`, (t) => {
    const growth = inProcess(`(memory.memoryAfter(1000), memory.growthBy(${LARGE}, '${character}'))`);
    t.diagnostic(`${(growth / LARGE).toFixed(2)} times its size`);
    assert.ok(growth > LARGE / 2, 'the text itself must be in there');
    assert.ok(growth <= 3 * LARGE, `${growth} bytes`);
  });
}
