// Writes what the peers are made of to generated/: modules of zod, valibot and TypeBox schemas, Ajv's standalone
// code, the JSON Schemas. Nothing in there is written by hand or committed.

import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { moduleOf } from './peers/code.mjs';
import { newAjv, schemaFor, shared } from './peers/ajv.mjs';
import { typebox } from './peers/typebox.mjs';
import { valibot } from './peers/valibot.mjs';
import { zod } from './peers/zod.mjs';
import { ALL_KEYS, targetOf, validatorOf, WORKLOAD_KEYS } from './targets.mjs';

const require = createRequire(import.meta.url);
const standaloneCode = require('ajv/dist/standalone').default;

/** Where it goes. */
export const GENERATED = fileURLToPath(new URL('generated', import.meta.url));

/** Writes all of it. */
export async function generate() {
  mkdirSync(GENERATED, { recursive: true });
  const workloads = WORKLOAD_KEYS.map(targetOf);
  const all = ALL_KEYS.map(targetOf);
  const one = all.filter(({ key }) => key === 'healthomics.CreateWorkflow request');
  write('zod.mjs', moduleOf(zod, workloads));
  write('valibot.mjs', moduleOf(valibot, workloads));
  write('typebox.mjs', moduleOf(typebox, workloads));
  write('zod-one.mjs', moduleOf(zod, one));
  write('zod-all.mjs', moduleOf(zod, all));
  write('valibot-all.mjs', moduleOf(valibot, all));
  write('schema-one.json', JSON.stringify(schemaFor(validatorOf(one[0].key))));
  write('schemas-all.json', JSON.stringify(shared(schemasOf(ALL_KEYS))));
  await writeStandalone(schemasOf(WORKLOAD_KEYS));
}

function schemasOf(keys) {
  return Object.fromEntries(keys.map((key) => [key, schemaFor(validatorOf(key))]));
}

function write(name, text) {
  writeFileSync(`${GENERATED}/${name}`, text);
}

/** Ajv's code refers to parts of Ajv by `require`; bundled, it runs as a module anywhere. */
async function writeStandalone(schemas) {
  const ajv = newAjv({ code: { source: true } });
  const keys = Object.keys(schemas);
  keys.forEach((key, i) => ajv.addSchema(schemas[key], `schema${i}`));
  const code = standaloneCode(ajv, Object.fromEntries(keys.map((_, i) => [`validate${i}`, `schema${i}`])));
  const table = keys.map((key, i) => `${JSON.stringify(key)}: exports.validate${i}`);
  await build({
    stdin: {
      contents: `${code}\nexports.schemas = { ${table.join(', ')} };`,
      resolveDir: GENERATED,
      loader: 'js',
    },
    outfile: `${GENERATED}/ajv.cjs`,
    bundle: true,
    format: 'cjs',
    logLevel: 'warning',
  });
}
