// Packs the package, and installs the tarball in a project of its own, target/matrix, with the fixtures beside
// it. Nothing is fetched: the package depends on nothing.

import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './lib/run.mjs';
import { here, pkg, project, tools } from './lib/places.mjs';

/** What Next looks for beside the page, as it would be if it were installed there. */
const NEXT_NEEDS = ['next', 'react', 'react-dom'];

rmSync(project, { recursive: true, force: true });
cpSync(join(here, 'fixtures'), project, { recursive: true });
const [{ filename }] = JSON.parse(await run(`npm pack --json --pack-destination ${project}`, pkg));
await run(`npm install --offline --no-audit --no-fund ./${filename}`, project);

// The same program, as TypeScript reads it for CommonJS.
cpSync(join(project, 'types/main.ts'), join(project, 'types/main.cts'));

const modules = join(project, 'next/node_modules');
mkdirSync(modules);
for (const name of NEXT_NEEDS) symlinkSync(join(tools, name), join(modules, name), 'junction');
