// Makes target/site, the demo page as static files: a script, the editor that it fetches, a style sheet, the package beside
// them as it is published, and the reference of all constraints. Runs behind bundle.mjs. It knows where files go, not
// what they do.
//
// The package stays a file of its own, so that browsers fetch and compile it while they read the page's script.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { pages } from './docs/pages.mjs';

const pkg = fileURLToPath(new URL('..', import.meta.url));
const www = join(pkg, '../www');
const site = join(pkg, '../target/site');
const dist = join(pkg, 'dist');

/** What is copied as it is. The theme is no module: it has to be known before anything is painted. */
const COPIED = ['index.html', 'icon.svg', 'theme.js'];

rmSync(site, { recursive: true, force: true });
mkdirSync(join(site, 'workflow-preflight'), { recursive: true });
for (const file of COPIED) cpSync(join(www, file), join(site, file));
cpSync(join(dist, 'index.js'), join(site, 'workflow-preflight/index.js'));
await bundle('app.js', {
  ...{ format: 'esm', target: 'es2022', splitting: true, chunkNames: '[name]' },
  ...{ define: sizes(), plugins: [thePackage()] },
});
await bundle('style.css', { external: ['*.svg'] });
writeReference();

async function bundle(file, options) {
  await build({
    entryPoints: [join(www, file)],
    outdir: site,
    bundle: true,
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    ...options,
  });
}

/** The main entry is the file beside the script; the small ones go into it. */
function thePackage() {
  return {
    name: 'the-package',
    setup({ onResolve }) {
      onResolve({ filter: /^workflow-preflight$/ }, () => ({
        path: './workflow-preflight/index.js',
        external: true,
      }));
      onResolve({ filter: /^workflow-preflight\// }, ({ path }) => ({
        path: join(dist, `${path.slice('workflow-preflight/'.length)}.js`),
      }));
    },
  };
}

/** What the page says of the package, weighed here: a page cannot know how its files were compressed on the way. */
function sizes() {
  const gzipped = (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
  return {
    PACKAGE_BYTES: String(gzipped('index.js')),
    MODULE_BYTES: String(gzipped('preflight.wasm')),
  };
}

function writeReference() {
  mkdirSync(join(site, 'docs'));
  for (const [file, content] of pages()) writeFileSync(join(site, 'docs', file), content);
}
