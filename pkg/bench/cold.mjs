// Cold start: a process of its own imports a validator of CreateWorkflow, and gives its first verdict. Each peer is
// bundled into one minified file, as the package is; the time to start Node itself does not count.

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { median } from './rounds.mjs';

const KEY = 'healthomics.CreateWorkflow request';
const FEWEST_PROCESSES = 15;
const folder = fileURLToPath(new URL('../../target/bench/cold', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));

/** What each file exports: `accepts(value)`. Loading it compiles or defines what the verdict needs. */
const ENTRIES = {
  'workflow-preflight': `
    import { healthomics } from '../dist/index.js';
    export const accepts = (value) => healthomics.CreateWorkflow.request.validate(value).ok;`,
  Ajv: `
    import { newAjv } from './peers/ajv.mjs';
    import schema from './generated/schema-one.json';
    const validate = newAjv().compile(schema);
    export const accepts = (value) => validate(value);`,
  zod: `
    import { schemas } from './generated/zod-one.mjs';
    export const accepts = (value) => schemas['${KEY}'].safeParse(value).success;`,
};

/** Prints how long the first verdict took, in nanoseconds. */
const STARTER = `
  import { readFileSync } from 'node:fs';
  const [, , file, request] = process.argv;
  const value = JSON.parse(readFileSync(request, 'utf8'));
  const start = performance.now();
  const { accepts } = await import(file);
  const accepted = accepts(value);
  const time = performance.now() - start;
  if (!accepted) throw new Error(file + ' refuses the request');
  console.log(time * 1e6);`;

/** The median times by way, in nanoseconds; the processes take turns. */
export async function coldStarts({ rounds }) {
  await bundleEntries();
  const names = Object.keys(ENTRIES);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let i = 0; i < Math.max(FEWEST_PROCESSES, rounds); i++) {
    for (const name of names) times[name].push(startOnce(name));
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])]));
}

async function bundleEntries() {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/starter.mjs`, STARTER);
  for (const [name, contents] of Object.entries(ENTRIES)) {
    await build({
      stdin: { contents, resolveDir: here, loader: 'js' },
      outfile: `${folder}/${name}.mjs`,
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      logLevel: 'warning',
    });
  }
}

function startOnce(name) {
  const files = [`${folder}/starter.mjs`, `${folder}/${name}.mjs`, `${here}/request.json`];
  return Number(execFileSync(process.execPath, files, { encoding: 'utf8' }));
}
