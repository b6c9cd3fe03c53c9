// The declarations, as users see them: test/types/*.ts are checked against dist, as modules and as CommonJS, in the ways
// that compilers look packages up, by the newest compiler and by the oldest that can read them.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const pkg = fileURLToPath(new URL('..', import.meta.url));
const folder = new URL('types/', import.meta.url);
const COMPILERS = { newest: 'typescript', oldest: 'typescript-5.0' };
/** How packages are looked up, with the modules that go with it. The oldest compiler has no way to bundle CommonJS. */
const LOOKUPS = [
  ...[
    ['newest', 'nodenext', ['--module', 'nodenext']],
    ['newest', 'node16', ['--module', 'node16']],
    ['newest', 'bundler', ['--module', 'preserve', '--moduleResolution', 'bundler']],
    ['newest', 'nodenext without exact optional members', ['--exactOptionalPropertyTypes', 'false']],
  ],
  ...[
    ['oldest', 'nodenext', ['--module', 'nodenext', '--skipLibCheck']],
    ['oldest', 'node16', ['--module', 'node16', '--skipLibCheck']],
  ],
];

for (const [compiler, name, options] of LOOKUPS) {
  test(`the declarations fit their use, and refuse its misuse: ${name}, ${compiler} compiler`, () => {
    const tsc = `node_modules/${COMPILERS[compiler]}/bin/tsc`;
    const { status, stdout } = spawnSync(process.execPath, [tsc, '--project', 'test/types', ...options], {
      ...{ cwd: pkg, encoding: 'utf8' },
    });
    assert.equal(status, 0, stdout);
  });
}

test('there is misuse to refuse', () => {
  const texts = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const counted = (pattern) => texts.reduce((sum, text) => sum + (text.match(pattern) ?? []).length, 0);
  assert.ok(counted(/@ts-expect-error/g) >= 30);
  assert.ok(counted(/expectTypeOf[(<]/g) >= 50);
});
