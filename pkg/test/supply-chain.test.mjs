// What comes with the package, and what is installed to make it: nothing with it, and nothing unasked.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const root = new URL('../../', import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

/** npm runs these when somebody installs or uses the package. */
const HOOKS = [
  'preinstall',
  'install',
  'postinstall',
  'prepare',
  'prepublish',
  'preuninstall',
  'postuninstall',
];

test('the package depends on nothing, and runs nothing where it is installed', () => {
  const manifest = read('pkg/package.json');
  const kinds = ['dependencies', 'peerDependencies', 'optionalDependencies', 'bundleDependencies'];
  for (const kind of kinds) assert.equal(manifest[kind], undefined, kind);
  assert.deepEqual(
    Object.keys(manifest.scripts).filter((name) => HOOKS.includes(name)),
    [],
  );
  for (const [name, version] of Object.entries(manifest.devDependencies)) {
    assert.match(version, /^(npm:[a-z]+@)?\d+\.\d+\.\d+$/, `${name} is not pinned`);
  }
});

/** What may run a script of its own when it is installed, by lock file. All of these only look for their own program. */
const LOCKS = {
  'pkg/package-lock.json': ['esbuild'],
  'pkg/bench/package-lock.json': [],
  'examples/package-lock.json': ['esbuild'],
  'tests/editors/package-lock.json': [],
  'tests/npm/package-lock.json': ['bun', 'deno', 'esbuild', 'sharp', 'workerd'],
};

for (const [path, scripts] of Object.entries(LOCKS)) {
  test(`${path} says what each package is, and which run scripts`, () => {
    const packages = Object.entries(read(path).packages).filter(([folder]) => folder !== '');
    assert.ok(packages.length > 0);
    for (const [folder, { integrity, resolved }] of packages) {
      assert.match(integrity ?? '', /^sha512-[A-Za-z0-9+/]{86}==$/, folder);
      assert.match(resolved ?? 'https://registry.npmjs.org/', /^https:\/\/registry\.npmjs\.org\//, folder);
    }
    const running = packages.filter(([, { hasInstallScript }]) => hasInstallScript);
    const names = running.map(([folder]) => folder.split('node_modules/').at(-1));
    assert.deepEqual([...new Set(names)].sort(), scripts);
  });
}
