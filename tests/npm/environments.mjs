// The matrix: where the package is loaded, and how. A row builds its fixture, or not, and runs it; what it
// observes is compared with expected.mjs: the usual, unless it says what it expects. `how` is what to put into the table where the command line of the
// build does not say it.

import { expectedLines } from './expected.mjs';
import { answered, inPage, inServedPage, inWorkerd, printed } from './lib/environment.mjs';

const MAIN = 'workflow-preflight';
const SLIM = 'workflow-preflight/slim';
/** The entries that read lines, and those that editors are told by. */
const LINES = 'workflow-preflight/{ndjson,codemirror,monaco}';
const BUILD_NEXT = 'next build';
const NEXT = 'next start --hostname 127.0.0.1 --port PORT';
const FOR_WORKERD =
  'esbuild worker.js --bundle --format=esm --conditions=workerd --loader:.wasm=copy --asset-names=[name] --outdir=dist';
const LINES_FOR_WORKERD = FOR_WORKERD.replace('worker.js', 'lines.js').replace('=dist', '=dist/lines');
const wrangler = (script) =>
  `wrangler deploy ${script} --dry-run --name test --compatibility-date 2026-01-01 --outdir dist/wrangler/${script}`;

export const ENVIRONMENTS = [
  program('Node, `import`', 'node', 'node main.mjs'),
  program('Node, `require`', 'node', 'node main.cjs'),
  program('Deno', 'deno', 'deno run --no-remote main.mjs'),
  program('Bun', 'bun', 'bun run main.mjs'),
  page('`<script type="module">`', 'plain', 'main.js', 'no bundler'),
  page('Web Worker', 'worker', 'main.js', 'no bundler, module worker'),
  bundle('esbuild', 'esbuild main.js --bundle --minify --outfile=dist/esbuild/main.js'),
  bundle('Rollup', 'rollup main.js --plugin node-resolve --format es --file dist/rollup/main.js'),
  bundle('webpack', 'webpack ./main.js --mode production --output-path dist/webpack'),
  bundle('Rspack', 'rspack --entry ./main.js --mode production --output-path dist/rspack', '@rspack/core'),
  site('Vite, build', 'browser', 'vite build --outDir dist/vite'),
  {
    ...{ name: 'Vite, dev', tool: 'vite', entry: MAIN, fixture: 'browser', how: 'vite dev' },
    run: () => inServedPage('vite dev --host 127.0.0.1 --port PORT --strictPort', 'browser'),
  },
  next('Next.js, server rendering', () => answered(NEXT, 'next')),
  next('Next.js, client', () => inServedPage(NEXT, 'next')),
  {
    ...next('Next.js, edge runtime', () => answered(NEXT, 'next', '/edge')),
    how: '`next build`, with compilation at run time refused',
  },
  worker('workerd', MAIN, 'worker.js', FOR_WORKERD, 'dist', 'workerd'),
  worker('Wrangler', MAIN, 'worker.js', wrangler('worker.js'), 'dist/wrangler/worker.js', 'wrangler'),

  slimProgram('Node, `import`', 'node node.mjs', '`init(URL)`'),
  slimProgram('Node, `require`', 'node node.cjs', '`initSync(bytes)`'),
  slimPage('`<script type="module">`', '`init(fetch(…))`, streaming'),
  { ...site('Vite, build', 'slim', 'vite build --outDir dist/vite'), entry: SLIM, how: '`?url`' },
  {
    ...{
      name: 'webpack',
      tool: 'webpack',
      entry: SLIM,
      fixture: 'slim',
      how: '`new URL(…, import.meta.url)`',
    },
    build: 'webpack ./url.js --mode production --output-path dist/webpack',
    run: () => inPage('slim/dist/webpack', '/?script=main.js'),
  },
  {
    ...worker('Wrangler', SLIM, 'slim.js', wrangler('slim.js'), 'dist/wrangler/slim.js', 'wrangler'),
    how: '`import module`, `initSync(module)`',
  },

  ofLines(program('Node, `import`', 'node', 'node node.mjs', 'lines')),
  ofLines(program('Node, `require`', 'node', 'node node.cjs', 'lines')),
  ofLines(program('Deno', 'deno', 'deno run --no-remote node.mjs', 'lines')),
  ofLines(program('Bun', 'bun', 'bun run node.mjs', 'lines')),
  ofLines(page('`<script type="module">`', 'lines', 'plain.js', 'no bundler')),
  ofLines(site('Vite, build', 'lines', 'vite build --outDir dist/vite')),
  ofLines(
    bundle('esbuild', 'esbuild main.js --bundle --minify --outfile=dist/esbuild/main.js', 'esbuild', 'lines'),
  ),
  ofLines(
    bundle('webpack', 'webpack ./main.js --mode production --output-path dist/webpack', 'webpack', 'lines'),
  ),
  ofLines(worker('workerd', LINES, 'lines.js', LINES_FOR_WORKERD, 'dist/lines', 'workerd')),
];

function ofLines(environment) {
  return { ...environment, entry: LINES, expected: expectedLines };
}

function program(name, tool, how, fixture = 'node') {
  return { name, tool, entry: MAIN, fixture, how, run: () => printed(how, fixture) };
}

function slimProgram(name, line, how) {
  return { name, tool: 'node', entry: SLIM, fixture: 'slim', how, run: () => printed(line, 'slim') };
}

function page(name, fixture, script, how) {
  const run = () => inPage('.', `/?script=${fixture}/${script}`);
  return { name, tool: 'chromium', entry: MAIN, fixture, how, run };
}

function slimPage(name, how) {
  return { ...page(name, 'slim', 'plain.js', how), entry: SLIM };
}

function bundle(name, build, tool = name.toLowerCase(), fixture = 'browser') {
  const folder = `${fixture}/dist/${name.toLowerCase()}`;
  const run = () => inPage(folder, '/?script=main.js');
  return { name, tool, entry: MAIN, fixture, build, how: build, run };
}

function site(name, fixture, build) {
  const run = () => inPage(`${fixture}/dist/vite`, '/index.html');
  return { name, tool: 'vite', entry: MAIN, fixture, build, how: build, run };
}

function next(name, run) {
  return { name, tool: 'next', entry: MAIN, fixture: 'next', build: BUILD_NEXT, how: BUILD_NEXT, run };
}

function worker(name, entry, script, build, folder, tool) {
  const run = () => inWorkerd(`workerd/${folder}`, script);
  return { name, tool, entry, fixture: 'workerd', build, how: build, run };
}
