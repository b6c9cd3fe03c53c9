// The declarations, as users see them: test/types/*.ts are checked against dist, as a module and as CommonJS.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

test('the declarations fit their use, and refuse its misuse', () => {
  const pkg = fileURLToPath(new URL('..', import.meta.url));
  const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [tsc, '--project', 'test/types'], { cwd: pkg });
  assert.equal(status, 0, String(stdout));
});
