// Makes what the tests beside this file start from: the built package, packed and installed as npm would publish it,
// and the pages, built by Vite into target/examples.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const EXAMPLES = fileURLToPath(new URL('..', import.meta.url));
const PACKAGE = fileURLToPath(new URL('../../pkg', import.meta.url));
const TARGET = fileURLToPath(new URL('../../target/examples/', import.meta.url));
const SITES = ['html', 'react-hook-form', 'tanstack-form'];

install();
for (const site of SITES) await buildSite(site);

function install() {
  if (!existsSync(`${PACKAGE}/dist/index.js`))
    throw new Error('nothing is built yet; first: cargo xtask build');
  mkdirSync(TARGET, { recursive: true });
  const npm = (folder, ...words) =>
    execFileSync('npm', words, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  const [packed] = JSON.parse(
    npm(PACKAGE, 'pack', '--json', '--ignore-scripts', '--pack-destination', TARGET),
  );
  const archive = `${TARGET}workflow-preflight.tgz`;
  renameSync(TARGET + packed.filename, archive);
  rmSync(`${EXAMPLES}node_modules/workflow-preflight`, { recursive: true, force: true });
  npm(
    EXAMPLES,
    'install',
    '--no-save',
    '--no-package-lock',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    archive,
  );
}

function buildSite(name) {
  return build({
    root: EXAMPLES + name,
    base: './',
    // Warnings are about directives for servers, which React libraries have and browsers do not need.
    logLevel: 'error',
    esbuild: { jsx: 'automatic' },
    build: { outDir: `${TARGET}site/${name}`, emptyOutDir: true },
  });
}
