// Whether memory stays where it is: of samples taken at equal intervals, those of the last third against those of the
// first, once things have settled.

import assert from 'node:assert/strict';

/** What is before is warming up: code is compiled, memory that is needed for good is taken. */
const WARMING_UP = 1 / 5;

/**
 * How much more the last third may be. The heap is looked at behind a collection and must not grow; what the system lends
 * a process comes and goes in pieces; the module's memory is its own and does not move at all.
 */
const TOLERANCES = {
  heap: { share: 0.02, bytes: 500_000 },
  resident: { share: 0.05, bytes: 8_000_000 },
  wasm: { share: 0, bytes: 0 },
};

/** The means of both thirds by what was measured; fails if any has grown. */
export function assertFlat(samples) {
  assert.ok(samples.length >= 15, `only ${samples.length} samples`);
  const settled = samples.slice(Math.ceil(samples.length * WARMING_UP));
  const third = Math.floor(settled.length / 3);
  const kinds = Object.keys(settled[0]);
  const thirds = kinds.map((kind) => [
    kind,
    mean(settled.slice(0, third), kind),
    mean(settled.slice(-third), kind),
  ]);
  for (const [kind, first, last] of thirds) {
    const { share, bytes } = TOLERANCES[kind];
    assert.ok(last <= first * (1 + share) + bytes, `${kind} memory grows: from ${first} to ${last} bytes`);
  }
  return thirds;
}

function mean(samples, kind) {
  return samples.reduce((sum, sample) => sum + sample[kind], 0) / samples.length;
}
