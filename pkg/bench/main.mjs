// `cargo xtask bench`, behind the build: compares the package with its peers and prints one table.
//
//   node bench/main.mjs [--rounds N] [--only WORKLOAD] [--json FILE] [PART...]
//
// It decides what runs and in which order, and measures nothing itself.

import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { coldStarts } from './cold.mjs';
import { generate } from './generate.mjs';
import { memoryFigures } from './memory.mjs';
import { sizes } from './size.mjs';
import { coldRow, memoryRows, sizeRows, suiteRows, tableOf } from './table.mjs';
import { workloadsFor } from './workloads.mjs';

const request = JSON.parse(readFileSync(new URL('request.json', import.meta.url), 'utf8'));
const say = (workload) => console.error(`  ${workload}`);

/** The parts, in their order; each answers rows of the table. */
const PARTS = {
  node: async (options) => suite('node', (await import('./node.mjs')).runInNode, options),
  chromium: async (options) => suite('chromium', (await import('./chromium.mjs')).runInChromium, options),
  cold: async ({ rounds }) => [coldRow(await coldStarts({ rounds }))],
  size: async () => sizeRows(await sizes(request)),
  memory: async () => memoryRows(memoryFigures()),
};

const { rounds, only, json, parts } = options();
await generate();
const rows = [];
for (const part of parts) {
  console.error(`\n${part}`);
  rows.push(...(await PARTS[part]({ request, rounds, only, say })));
}
console.log(`\nThe peer's time (or size) by ours: more than 1 means that ours is faster (or smaller).\n`);
console.log(tableOf(rows));
if (json !== undefined) writeFileSync(json, `${JSON.stringify(rows, null, 2)}\n`);

function options() {
  const { values, positionals } = parseArgs({
    options: {
      rounds: { type: 'string', default: '41' },
      only: { type: 'string' },
      json: { type: 'string' },
    },
    allowPositionals: true,
  });
  const rounds = Number(values.rounds);
  if (!(Number.isInteger(rounds) && rounds > 0)) fail(`--rounds takes a whole number, not ${values.rounds}`);
  const names = [...workloadsFor(request).map(({ name }) => name), 'readme'];
  if (values.only !== undefined && !names.includes(values.only))
    fail(`--only takes one of ${names.join(', ')}`);
  const known = Object.keys(PARTS);
  if (positionals.some((part) => !known.includes(part))) fail(`the parts are ${known.join(', ')}`);
  const chosen =
    positionals.length > 0 ? positionals : values.only === undefined ? known : ['node', 'chromium'];
  return { rounds, only: values.only, json: values.json, parts: chosen };
}

function fail(message) {
  console.error(`error: ${message}`);
  process.exit(2);
}

/** Runs the suite and says what was proved, and what a peer could not be asked. */
async function suite(where, run, options) {
  const { proof, rows } = await run(options);
  console.log(`\n${where}: ${proof.verdicts - proof.passedOver.length} verdicts, all the same for everybody`);
  for (const [name, constraints] of Object.entries(proof.unstated)) {
    console.log(`${name} cannot state and leaves out, for less work:`);
    for (const constraint of constraints) console.log(`  ${constraint}`);
    const passedOver = proof.passedOver.filter((verdict) => verdict.startsWith(`${name} on `));
    console.log(`  so ${passedOver.length} of its verdicts on spoilt copies do not count`);
  }
  return suiteRows(where, rows);
}
