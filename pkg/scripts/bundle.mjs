// Makes dist/ from the sources and from the wasm module that `cargo xtask build` leaves in target/bindgen:
// one file for `import`, one for `require`, each with its declarations. The wasm goes in as text, so that no
// bundler and no server has to be told about a .wasm file.
//
// Runs behind tsc, which has checked the types and put the declarations into target/pkg-types.

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { wasmAsAscii } from './ascii.mjs';
import { SERVICES } from './services.mjs';

const pkg = fileURLToPath(new URL('..', import.meta.url));
const root = join(pkg, '..');
const dist = join(pkg, 'dist');
const declarations = join(root, 'target', 'pkg-types');
/** The declarations that users see; all others belong to the inside. */
const PUBLIC = [
  ...[
    'index',
    'types',
    'values',
    'part',
    'wording',
    'messages/de',
    'codemirror',
    'monaco',
    'generated/operations',
    'generated/messages',
  ],
  ...['operations', ...Object.keys(SERVICES)].map((name) => `generated/types/${name}`),
];

rmSync(dist, { recursive: true, force: true });
for (const name of ['index', 'messages/de', 'codemirror', 'monaco']) {
  await bundle('esm', name, `${name}.js`);
  await bundle('cjs', name, `${name}.cjs`);
}
for (const name of PUBLIC) declare(name);
copyLicenses();

function bundle(format, name, file) {
  return build({
    absWorkingDir: pkg,
    entryPoints: [`src/${name}.ts`],
    outfile: join(dist, file),
    format,
    bundle: true,
    minify: true,
    target: 'es2022',
    platform: 'neutral',
    plugins: [wasmAsAscii],
    legalComments: 'none',
    // The glue could also fetch the module from beside itself; that part is dropped as unused.
    define: format === 'cjs' ? { 'import.meta.url': '""' } : {},
    logLevel: 'warning',
  });
}

/** Writes a declaration file for `import`, and a copy for `require` that refers to the other copies. */
function declare(name) {
  const text = readFileSync(join(declarations, `${name}.d.ts`), 'utf8');
  mkdirSync(dirname(join(dist, name)), { recursive: true });
  writeFileSync(join(dist, `${name}.d.ts`), text);
  writeFileSync(join(dist, `${name}.d.cts`), text.replace(/(from '\.[^']*)\.js'/g, "$1.cjs'"));
}

function copyLicenses() {
  for (const file of readdirSync(root).filter((name) => name.startsWith('LICENSE'))) {
    cpSync(join(root, file), join(pkg, file));
  }
}
