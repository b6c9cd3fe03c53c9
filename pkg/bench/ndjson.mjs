// Large files of requests, line by line, against Ajv: megabytes a second, and the largest memory of the process. Each way
// reads the same files in a process of its own, and they take turns; they have to refuse the same number of lines of each.
//
//   node bench/ndjson.mjs [--megabytes N] [--rounds N]
//
// The files, one for each service, are generated once, into target/bench; a gigabyte is not too much for it.

import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { operation } from '../dist/index.js';
import { validateNdjson } from '../dist/ndjson.js';
import { REQUESTS } from './ndjson-requests.mjs';
import { newAjv, schemaFor } from './peers/ajv.mjs';
import { median } from './rounds.mjs';

const folder = fileURLToPath(new URL('../../target/bench/ndjson', import.meta.url));
/** How many lines are written at once. */
const BLOCK = 5000;

/** Each counts the lines of a file that are refused. */
const WAYS = {
  'workflow-preflight/ndjson': (validator, file) => refused(validator, file),
  // The same reader, so that the difference is the verdict.
  'JSON.parse + Ajv, read in the same way': (validator, file) =>
    refused({ validateJson: ajv(validator) }, file),
  'JSON.parse + Ajv, read by node:readline': refusedByReadline,
};

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '64' },
    rounds: { type: 'string', default: '5' },
    way: { type: 'string' },
  },
});
const megabytes = Number(values.megabytes);
if (!(megabytes > 0)) throw new Error('--megabytes takes a number');
const fileOf = (id) => `${folder}/${megabytes}-${id}.ndjson`;
if (values.way === undefined) await compare(Number(values.rounds));
else await measure(WAYS[values.way]);

async function compare(rounds) {
  for (const id of Object.keys(REQUESTS)) await generate(id);
  const names = Object.keys(WAYS);
  const runs = Object.fromEntries(names.map((name) => [name, []]));
  for (let i = 0; i < rounds; i++) for (const name of names) runs[name].push(inProcess(name));
  const counts = agreed(Object.values(runs).flat());
  const size = Object.keys(REQUESTS).reduce((sum, id) => sum + statSync(fileOf(id)).size, 0) / 1e6;
  console.log(`\n${size.toFixed(0)} MB; refused: ${counts}\n`);
  for (const name of names) {
    const seconds = median(runs[name].map(({ seconds }) => seconds));
    const memory = median(runs[name].map(({ memory }) => memory));
    console.log(
      `${name.padEnd(42)} ${(size / seconds).toFixed(0).padStart(6)} MB/s ${memory.toFixed(0).padStart(6)} MB of memory`,
    );
  }
}

/** What all runs count alike; a file of which nothing is refused would prove little. */
function agreed(runs) {
  const counts = new Set(runs.map(({ failed }) => JSON.stringify(failed)));
  const [count] = counts;
  if (counts.size === 1 && Object.values(JSON.parse(count)).every((failed) => failed > 0)) return count;
  throw new Error(`the ways disagree: ${[...counts].join(' and ')}`);
}

function inProcess(way) {
  const script = fileURLToPath(import.meta.url);
  return JSON.parse(execFileSync(process.execPath, [script, '--way', way, '--megabytes', values.megabytes]));
}

async function measure(way) {
  const start = performance.now();
  const failed = {};
  for (const id of Object.keys(REQUESTS)) failed[id] = await way(operation(id).request, fileOf(id));
  const seconds = (performance.now() - start) / 1000;
  const memory = process.resourceUsage().maxRSS / 1000;
  console.log(JSON.stringify({ failed, seconds, memory }));
}

async function refused(judge, file) {
  let failed = 0;
  for await (const { report } of validateNdjson(judge, createReadStream(file))) if (!report.ok) failed++;
  return failed;
}

async function refusedByReadline(validator, file) {
  const judge = ajv(validator);
  let failed = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (!judge(line).ok) failed++;
  }
  return failed;
}

/** What `validateJson` answers, as far as the reader looks at it. */
function ajv(validator) {
  const accepts = newAjv().compile(schemaFor(validator));
  const decoder = new TextDecoder();
  return (line) => {
    const ok = isAccepted(accepts, typeof line === 'string' ? line : decoder.decode(line));
    return { ok, errors: accepts.errors ?? [], warnings: [] };
  };
}

function isAccepted(accepts, text) {
  try {
    return accepts(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** Writes the requests of an operation, unless they were written before. */
async function generate(id) {
  const file = fileOf(id);
  if (existsSync(file)) return;
  mkdirSync(folder, { recursive: true });
  const handle = await open(`${file}.part`, 'w');
  const enough = (megabytes * 1e6) / Object.keys(REQUESTS).length;
  for (let written = 0, lines = 0; written < enough; lines += BLOCK) {
    const block = Array.from({ length: BLOCK }, (_, i) => `${REQUESTS[id](lines + i)}\n`).join('');
    written += (await handle.write(block)).bytesWritten;
  }
  await handle.close();
  renameSync(`${file}.part`, file);
}
