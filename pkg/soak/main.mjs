// `node --expose-gc main.mjs --minutes N [node|chromium]...`: random values, right and wrong, at full speed for so long.
// Fails when a report is another than at first, or when memory grows.

import { parseArgs } from 'node:util';
import { inChromium } from './chromium.mjs';
import { assertFlat } from './memory.mjs';
import { inNode } from './node.mjs';

const HOSTS = { node: inNode, chromium: inChromium };
const INPUTS = 20_000;
const SEED = 0x50a4;
/** Memory is looked at this often, or at least this many times. */
const SLICE_MS = 2_000;
const FEWEST_SLICES = 30;

const { values, positionals } = parseArgs({
  options: { minutes: { type: 'string', default: '10' } },
  allowPositionals: true,
});
const milliseconds = Number(values.minutes) * 60_000;
const slices = Math.max(FEWEST_SLICES, Math.round(milliseconds / SLICE_MS));
const options = { slices, sliceMs: milliseconds / slices, size: INPUTS, seed: SEED };

for (const host of positionals.length > 0 ? positionals : Object.keys(HOSTS)) {
  const { figures, samples } = await HOSTS[host](options);
  print(host, figures);
  for (const [kind, first, last] of assertFlat(samples)) {
    console.log(`${kind.padEnd(10)} ${megabytes(first)} -> ${megabytes(last)}  flat`);
  }
}

function print(host, { inputs, accepted, verdicts, p50, p99, p999, max, clock }) {
  const share = Math.round((100 * accepted) / inputs);
  console.log(`\n${host}: ${verdicts.toLocaleString('en')} verdicts, all as at first`);
  console.log(
    `${inputs.toLocaleString('en')} inputs, ${share} % of them accepted; the clock steps by ${us(clock)}`,
  );
  console.log(`p50 ${us(p50)}, p99 ${us(p99)}, p99.9 ${us(p999)}, longest ${us(max)}`);
}

function us(microseconds) {
  return `${Number(microseconds.toPrecision(3)).toLocaleString('en')} us`;
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(2)} MB`.padStart(10);
}
