// Makes dist/ from the sources and from the wasm module that `cargo xtask build` leaves in target/bindgen:
// for each entry a file for `import`, one for `require` and its declarations. In the main entry the wasm goes
// in as text, so that no bundler and no server has to be told about a .wasm file; the others use the file.
//
// Runs behind tsc, which has checked the types and put the declarations into target/pkg-types.

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { minify } from 'terser';
import { wasmAsAscii } from './ascii.mjs';
import { SERVICES } from './services.mjs';
import { stamped } from './wasm.mjs';

const pkg = fileURLToPath(new URL('..', import.meta.url));
const root = join(pkg, '..');
const dist = join(pkg, 'dist');
const declarations = join(root, 'target', 'pkg-types');
const { stamp, module } = stamped(readFileSync(join(root, 'target', 'bindgen', 'preflight.wasm')));
/**
 * The entries with the module differ in their loaders alone, or in the way in which the module is imported. Runtimes
 * that import it have no `require`.
 */
const ENTRIES = [
  { name: 'index', source: 'index', loader: 'load', formats: ['esm', 'cjs'] },
  { name: 'slim', source: 'slim', loader: 'load-slim', formats: ['esm', 'cjs'] },
  { name: 'messages/de', source: 'messages/de', loader: 'load', formats: ['esm', 'cjs'] },
  { name: 'form', source: 'form', loader: 'load', formats: ['esm', 'cjs'] },
  { name: 'service-error', source: 'service-error', loader: 'load', formats: ['esm', 'cjs'] },
  { name: 'codemirror', source: 'codemirror', loader: 'load', formats: ['esm', 'cjs'] },
  { name: 'monaco', source: 'monaco', loader: 'load', formats: ['esm', 'cjs'] },
  { name: 'ndjson', source: 'ndjson', loader: 'load', formats: ['esm', 'cjs'] },
  {
    name: 'cli',
    source: 'cli/main',
    loader: 'load',
    formats: ['esm'],
    platform: 'node',
    beside: ['index', 'ndjson'],
  },
  { name: 'workerd', source: 'index', loader: 'load-imported', formats: ['esm'] },
  { name: 'edge-light', source: 'index', loader: 'load-imported', formats: ['esm'], query: '?module' },
];
/** The declarations that users see; all others belong to the inside. */
const PUBLIC = [
  ...['index', 'slim', 'types', 'values', 'part', 'wording', 'messages/de', 'standard-types', 'trap-error'],
  ...['form', 'form-types', 'form-texts', 'service-error', 'service-error-types', 'service-error-texts'],
  ...['codemirror', 'monaco'],
  ...['ndjson', 'ndjson-types'],
  ...['operations', 'messages'].map((name) => `generated/${name}`),
  ...['operations', ...Object.keys(SERVICES)].map((name) => `generated/types/${name}`),
];
/** What an import of the file gives in workerd. This form is understood from ES modules and CommonJS alike. */
const WASM_DECLARATION = 'declare const module: WebAssembly.Module;\nexport = module;\n';

rmSync(dist, { recursive: true, force: true });
for (const entry of ENTRIES) for (const format of entry.formats) await bundle(entry, format);
writeFileSync(join(dist, 'preflight.wasm'), module);
writeFileSync(join(dist, 'preflight.wasm.d.cts'), WASM_DECLARATION);
for (const name of PUBLIC) declare(name);
copyLicenses();

async function bundle({ name, source, loader, query = '', platform = 'neutral', beside = [] }, format) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: pkg,
    entryPoints: [`src/${source}.ts`],
    write: false,
    metafile: true,
    format,
    bundle: true,
    minifySyntax: true,
    target: 'es2022',
    platform,
    plugins: [loadedBy(loader), importing(query), importingEntries(beside), wasmAsAscii],
    legalComments: 'none',
    define: {
      WASM_STAMP: JSON.stringify(stamp),
      // The glue could also fetch the module from beside itself; that part is dropped as unused.
      ...(format === 'cjs' && { 'import.meta.url': '""' }),
    },
    logLevel: 'warning',
  });
  assertOwn(Object.keys(metafile.inputs));
  const script = await minified(outputFiles[0].text);
  const file = join(dist, `${name}${format === 'cjs' ? '.cjs' : '.js'}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, script, { mode: script.startsWith('#!') ? 0o755 : 0o644 });
}

/** Nobody else's code goes in, but for what `cargo xtask build` made: its licences are published with it. */
function assertOwn(inputs) {
  const others = inputs.filter((path) => !/^([a-z]+:)?(src|\.\.\/target\/bindgen)\//.test(path));
  assert.deepEqual(others, [], 'these files are bundled');
}

/**
 * Shortens names and drops spaces, but keeps the marks of calls without side effects, by which the bundlers of
 * users drop what they do not need. (esbuild drops the marks with the spaces.)
 */
async function minified(script) {
  const options = { ecma: 2022, toplevel: true, compress: false, format: { preserve_annotations: true } };
  return (await minify(script, options)).code;
}

/** Has esbuild take an entry's own loader wherever the main entry's is imported. */
function loadedBy(loader) {
  return {
    name: 'loader',
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\.\/load\.js$/ }, ({ resolveDir }) => ({
        path: join(resolveDir, `${loader}.ts`),
        sideEffects: false,
      })),
  };
}

/** Leaves the import of the module's file to the user's bundler. */
function importing(query) {
  const path = `./preflight.wasm${query}`;
  return {
    name: 'importing',
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\.\/preflight\.wasm$/ }, () => ({ path, external: true })),
  };
}

/** Has the command import other entries as they are, rather than hold a second copy of the module. */
function importingEntries(names) {
  return {
    name: 'importing-entries',
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\.\.\/[a-z]+\.js$/ }, ({ path }) => {
        const file = path.slice('../'.length);
        return names.includes(file.replace('.js', '')) ? { path: `./${file}`, external: true } : undefined;
      }),
  };
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
