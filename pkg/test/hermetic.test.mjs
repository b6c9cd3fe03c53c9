// The package in a process that may make no code of text, write no file, start no program and reach no network: it gives
// all its verdicts, and does not even try.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('hermetic/main.mjs', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
/** Without more of it, reading is all that is permitted. Its name has changed. */
const permission = ['--permission', '--experimental-permission'].find((name) =>
  process.allowedNodeEnvironmentFlags.has(name),
);

test('all verdicts are given without code from text, files, programs or the network', (t) => {
  const options = ['--disallow-code-generation-from-strings', permission, `--allow-fs-read=${root}*`];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...options, program], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  const { cases, tried, codeOfText, control } = JSON.parse(stdout);
  t.diagnostic(`${cases} cases, ${permission}`);
  assert.ok(cases > 1000, `only ${cases} cases`);
  assert.deepEqual(tried, []);
  assert.equal(codeOfText, 'EvalError', 'code can be made of text here');
  assert.deepEqual(control, ['connect', 'fetch'], 'attempts are not noticed here');
});
