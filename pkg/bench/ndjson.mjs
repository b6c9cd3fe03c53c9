// A large file of requests, line by line, against Ajv: megabytes a second, and the largest memory of the process. Each way
// reads the same file in a process of its own, and they take turns.
//
//   node bench/ndjson.mjs [--megabytes N] [--rounds N]
//
// The file is generated once, into target/bench; a gigabyte is not too much for it.

import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { glue } from '../dist/index.js';
import { validateNdjson } from '../dist/ndjson.js';
import { newAjv, schemaFor } from './peers/ajv.mjs';
import { median } from './rounds.mjs';

const validator = glue.CreateWorkflow.request;
const folder = fileURLToPath(new URL('../../target/bench/ndjson', import.meta.url));
/** Every so many lines, one is refused. */
const REFUSED_EVERY = 50;
/** How many lines are written at once. */
const BLOCK = 5000;

/** Each counts the lines that are refused. */
const WAYS = {
  'workflow-preflight/ndjson': (file) => refused(validator, file),
  // The same reader, so that the difference is the verdict.
  'JSON.parse + Ajv, read in the same way': (file) => refused({ validateJson: ajv() }, file),
  'JSON.parse + Ajv, read by node:readline': refusedByReadline,
};

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '64' },
    rounds: { type: 'string', default: '5' },
    way: { type: 'string' },
    file: { type: 'string' },
  },
});
if (values.way === undefined) await compare(Number(values.megabytes), Number(values.rounds));
else await measure(WAYS[values.way], values.file);

async function compare(megabytes, rounds) {
  const { file, lines } = await generated(megabytes);
  const size = statSync(file).size / 1e6;
  const names = Object.keys(WAYS);
  const runs = Object.fromEntries(names.map((name) => [name, []]));
  for (let i = 0; i < rounds; i++) for (const name of names) runs[name].push(inProcess(name, file));
  const counts = new Set(Object.values(runs).flatMap((found) => found.map(({ failed }) => failed)));
  if (counts.size !== 1 || counts.has(0)) throw new Error(`the ways disagree: ${[...counts].join(', ')}`);
  console.log(`\n${size.toFixed(0)} MB${lines ? `, ${lines} lines` : ''}, ${[...counts]} refused\n`);
  for (const name of names) {
    const seconds = median(runs[name].map(({ seconds }) => seconds));
    const memory = median(runs[name].map(({ memory }) => memory));
    console.log(
      `${name.padEnd(42)} ${(size / seconds).toFixed(0).padStart(6)} MB/s ${memory.toFixed(0).padStart(6)} MB`,
    );
  }
}

function inProcess(way, file) {
  const script = fileURLToPath(import.meta.url);
  return JSON.parse(execFileSync(process.execPath, [script, '--way', way, '--file', file]));
}

async function measure(way, file) {
  const start = performance.now();
  const failed = await way(file);
  const seconds = (performance.now() - start) / 1000;
  const memory = process.resourceUsage().maxRSS / 1000;
  console.log(JSON.stringify({ failed, seconds, memory }));
}

async function refused(judge, file) {
  let failed = 0;
  for await (const { report } of validateNdjson(judge, createReadStream(file))) if (!report.ok) failed++;
  return failed;
}

async function refusedByReadline(file) {
  const judge = ajv();
  let failed = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (!judge(line).ok) failed++;
  }
  return failed;
}

/** What `validateJson` answers, as far as the reader looks at it. */
function ajv() {
  const accepts = newAjv().compile(schemaFor(validator));
  const decoder = new TextDecoder();
  return (line) => {
    const ok = accepts(JSON.parse(typeof line === 'string' ? line : decoder.decode(line)));
    return { ok, errors: accepts.errors ?? [], warnings: [] };
  };
}

/** The file, and how many lines it has if it was written just now. */
async function generated(megabytes) {
  if (!(megabytes > 0)) throw new Error('--megabytes takes a number');
  const file = `${folder}/${megabytes}.ndjson`;
  if (existsSync(file)) return { file };
  mkdirSync(folder, { recursive: true });
  const handle = await open(file, 'w');
  let lines = 0;
  for (let written = 0; written < megabytes * 1e6; lines += BLOCK) {
    const block = Array.from({ length: BLOCK }, (_, i) => `${JSON.stringify(request(lines + i))}\n`).join('');
    written += (await handle.write(block)).bytesWritten;
  }
  await handle.close();
  return { file, lines };
}

function request(i) {
  return {
    Name: i % REFUSED_EVERY === 0 ? '' : `nightly-${i}`,
    Description: `Loads the orders of day ${i} into the warehouse, and tells the team. 毎日`,
    DefaultRunProperties: { source: `s3://orders/${i}/`, target: 'warehouse', attempts: String(i % 7) },
    Tags: { team: 'data', stage: i % 2 ? 'test' : 'production' },
    MaxConcurrentRuns: 1 + (i % 9),
  };
}
