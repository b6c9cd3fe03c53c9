// The side-by-side benchmark of one process: proves that all agree, then times every workload, as values and as text.
// It runs in Node and in browsers alike; who takes part and what time is left for it, it is told.

import { flat, prove } from './proof.mjs';
import { compare } from './rounds.mjs';
import { targetOf } from './targets.mjs';
import { OURS } from './ways.mjs';
import { README_BYTES, READMES, workloadsFor } from './workloads.mjs';

/** Copies of a value, so that nobody profits from one: many of small ones, a few of large ones. */
const MOST_COPIES = 32;
const FEWEST_COPIES = 3;
const BYTES_OF_COPIES = 4_000_000;

/**
 * Runs the workloads named, or all. Answers `{ proof, rows }`; a row holds nanoseconds by way:
 * `{ workload, form: 'value' | 'text', bytes, ok, times }`.
 */
export function runSuite({ request, peers, rounds, only, say = () => {} }) {
  const workloads = workloadsFor(request).filter(({ name }) => only === undefined || name === only);
  const proof = { verdicts: 0, passedOver: [], unstated: {} };
  const prepared = workloads.map((workload) => {
    const ways = waysFor(workload.key, peers);
    note(proof, prove(workload, ways), ways);
    return { workload, ways };
  });
  const rows = prepared.flatMap(({ workload, ways }) => {
    say(workload.name);
    return timed(workload, ways, rounds);
  });
  return { proof, rows: only === undefined || only === 'readme' ? [...rows, ...readmeRows(rounds)] : rows };
}

function waysFor(key, peers) {
  const target = targetOf(key);
  return [OURS, ...peers].map(({ name, prepare }) => ({ name, ...prepare(target) }));
}

function note(proof, { verdicts, passedOver }, ways) {
  proof.verdicts += verdicts;
  proof.passedOver.push(...passedOver);
  for (const { name, unstated } of ways) {
    if (unstated.length > 0)
      proof.unstated[name] = [...new Set([...(proof.unstated[name] ?? []), ...unstated])];
  }
}

function timed(workload, ways, rounds) {
  const { name, ok } = workload;
  const bytes = new TextEncoder().encode(JSON.stringify(workload.make(0))).length;
  const copies = Math.max(FEWEST_COPIES, Math.min(MOST_COPIES, Math.floor(BYTES_OF_COPIES / bytes)));
  const values = Array.from({ length: copies }, (_, i) => flat(workload.make(i)));
  const texts = values.map((value) => JSON.stringify(value));
  const options = { rounds, copies, expected: ok };
  const byName = (run) => Object.fromEntries(ways.map((way) => [way.name, run(way)]));
  const value = byName(
    ({ accepts }) =>
      (i) =>
        accepts(values[i]),
  );
  const text = byName(
    ({ acceptsText }) =>
      (i) =>
        acceptsText(texts[i]),
  );
  return [
    { workload: name, form: 'value', bytes, ok, times: compare(value, options) },
    { workload: name, form: 'text', bytes, ok, times: compare(text, options) },
  ];
}

/** READMEs as a field, against the least that would do: counting their bytes. */
function readmeRows(rounds) {
  const [ours] = waysFor('healthomics.CreateWorkflow request /readmeMarkdown', []);
  const encoder = new TextEncoder();
  return Object.entries(READMES).map(([workload, make]) => {
    const copies = 8;
    const values = Array.from({ length: copies }, () => flat(make()));
    const ways = {
      [ours.name]: (i) => ours.accepts(values[i]),
      TextEncoder: (i) => encoder.encode(values[i]).length <= README_BYTES,
    };
    const bytes = encoder.encode(values[0]).length;
    const times = compare(ways, { rounds, copies, expected: true });
    return { workload, form: 'field', bytes, ok: true, times };
  });
}
