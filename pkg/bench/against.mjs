// This build beside that of an earlier commit, on JSON text, in one process: whether something new costs those who do not
// need it. The places of violations came behind 6dcf7df~1, and must cost nothing where there is no violation:
//
//   node bench/against.mjs 6dcf7df~1 [--rounds N] [--only WORKLOAD] [--swap]
//
// The commit is laid out and built below target/bench/revisions, once; that takes some minutes. More than 1 means that this
// build is faster. A second commit takes the place of this build: `6dcf7df~1 6dcf7df` is what that one change cost.
//
// What is loaded second may have it easier: naming the commit that is checked out shows by how much, --swap loads them the
// other way round, and what holds both ways is true.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { flat } from './proof.mjs';
import { compare } from './rounds.mjs';
import { workloadsFor } from './workloads.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const request = JSON.parse(readFileSync(new URL('request.json', import.meta.url), 'utf8'));
/** Copies of a text, so that nobody profits from one. */
const COPIES = 8;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '101' },
    only: { type: 'string' },
    swap: { type: 'boolean', default: false },
  },
});
const [before, after] = positionals;
if (before === undefined) throw new Error('name a commit to compare with, such as 6dcf7df~1');
const order = values.swap ? ['after', 'before'] : ['before', 'after'];
const revisions = { before, after };
const builds = {};
for (const which of order) builds[which] = await packageOf(revisions[which]);

console.log(`\n${'workload'.padEnd(18)} ${before.padStart(14)} ${(after ?? 'this build').padStart(14)}\n`);
for (const workload of workloadsFor(request)) {
  if (values.only === undefined || values.only === workload.name) show(workload, timed(workload));
}

/** The package as it is here, or as a commit has it. */
async function packageOf(revision) {
  const folder = revision === undefined ? root : laidOut(revision);
  return import(pathToFileURL(join(folder, 'pkg/dist/index.js')));
}

function laidOut(revision) {
  const git = (...words) => execFileSync('git', words, { cwd: root, maxBuffer: 2 ** 30 });
  const commit = git('rev-parse', '--verify', `${revision}^{commit}`).toString().trim();
  const folder = join(root, 'target/bench/revisions', commit);
  if (existsSync(join(folder, 'pkg/dist/index.js'))) return folder;
  console.log(`Building ${revision} in ${folder}`);
  mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['-x'], { cwd: folder, input: git('archive', commit) });
  // Its own folder for everything, and none of this build's.
  const { CARGO_TARGET_DIR: _, ...env } = process.env;
  execFileSync('cargo', ['xtask', 'build'], { cwd: folder, env, stdio: 'inherit' });
  return folder;
}

function timed({ key, make, ok }) {
  const [id, direction, pointer = ''] = key.split(' ');
  const texts = Array.from({ length: COPIES }, (_, i) => JSON.stringify(flat(make(i))));
  const way = ({ operation }) => {
    const validator = operation(id)[direction].field(pointer);
    return (i) => validator.validateJson(texts[i]).ok;
  };
  const ways = Object.fromEntries(order.map((which) => [which, way(builds[which])]));
  return compare(ways, { rounds: Number(values.rounds), copies: COPIES, expected: ok });
}

function show({ name, ok }, times) {
  const figure = (nanoseconds) => `${(nanoseconds / 1000).toFixed(2)} us`.padStart(14);
  const ratio = (times.before / times.after).toFixed(2);
  console.log(
    `${name.padEnd(18)} ${figure(times.before)} ${figure(times.after)} ${ratio.padStart(7)}${ok ? '' : '  (rejected)'}`,
  );
}
