// The tools of the soak, since a long run in which they notice nothing must mean something; and a short run.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Soak } from '../soak/soak.mjs';
import { digestOf } from '../soak/digest.mjs';
import { Histogram } from '../soak/histogram.mjs';
import { assertFlat } from '../soak/memory.mjs';
import { Random } from './oracle/random.mjs';
import { glue } from '../dist/index.js';

test('percentiles are those of the sorted times, within the width of a bucket', () => {
  const random = new Random(7);
  const times = Array.from({ length: 10_000 }, () => 10 ** (random.fraction() * 6 - 4));
  const histogram = new Histogram();
  for (const time of times) histogram.add(time);
  times.sort((a, b) => a - b);
  for (const share of [0.5, 0.99, 0.999]) {
    const exact = times[Math.ceil(share * times.length) - 1] * 1e3;
    const found = histogram.percentile(share);
    assert.ok(found >= exact && found <= exact * 1.02, `${share}: ${found} for ${exact}`);
  }
  assert.equal(histogram.longest, times.at(-1));
});

test('a digest tells reports apart, and does not look at the value', () => {
  const report = glue.CreateWorkflow.request.validate({ Name: '', MaxConcurrentRuns: '2' });
  const copy = structuredClone(report);
  assert.equal(digestOf(copy), digestOf(report));
  assert.equal(digestOf({ ...copy, value: 1 }), digestOf(report));
  copy.errors[1].message += '.';
  assert.notEqual(digestOf(copy), digestOf(report));
  const other = structuredClone(report);
  other.errors[0].params.max += 1;
  assert.notEqual(digestOf(other), digestOf(report));
});

test('memory that grows is noticed, memory that swings is not', () => {
  const samples = (heap) =>
    Array.from({ length: 60 }, (_, i) => ({ heap: heap(i), resident: 1e8, wasm: 1e6 }));
  assert.throws(() => assertFlat(samples((i) => 4e7 + i * 1e5)), /heap memory grows/);
  assertFlat(samples((i) => 4e7 + (i % 2) * 1e6));
  assert.throws(
    () => assertFlat(samples((i) => 4e7 + i).map((it, i) => ({ ...it, wasm: i }))),
    /wasm memory grows/,
  );
});

test('reports are the same again, and another one is noticed', () => {
  const soak = new Soak({ size: 500, seed: 1, ids: ['glue.CreateWorkflow', 'healthomics.StartRun'] });
  soak.goOn(200);
  const { accepted, verdicts } = soak.figures();
  assert.ok(accepted > 100 && accepted < 400, `${accepted} of 500 are accepted`);
  assert.ok(verdicts > 0);
  soak.digests[soak.next] ^= 1;
  assert.throws(() => soak.goOn(200), /has another report than at first/);
});
