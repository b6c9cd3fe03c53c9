// Lets everybody read what is published: npm packs files with the permissions that they have here, which depend on who
// builds. Runs when all of it is there.

import { chmodSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const pkg = fileURLToPath(new URL('..', import.meta.url));
const beside = readdirSync(pkg).filter((name) => /^(package\.json|README\.md|LICENSE.*)$/.test(name));
const inside = readdirSync(join(pkg, 'dist'), { recursive: true }).map((name) => join('dist', name));

for (const file of [...beside, ...inside].map((name) => join(pkg, name))) {
  const isProgram = file === join(pkg, 'dist/cli.js');
  chmodSync(file, statSync(file).isDirectory() || isProgram ? 0o755 : 0o644);
}
