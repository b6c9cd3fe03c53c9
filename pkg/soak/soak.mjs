// Judges the pool again and again: every report has to be the one of the first pass. Runs in Node and in a page; whoever
// runs it looks at the memory in between.

// First, to see the module's memory being made.
import { wasmBytes } from '../test/wasm-memory.mjs';
import { digestOf } from './digest.mjs';
import { Histogram } from './histogram.mjs';
import { makePool } from './pool.mjs';

export class Soak {
  constructor({ size, seed, ids }) {
    this.pool = makePool(size, seed, ids);
    this.digests = new Uint32Array(size);
    this.times = new Histogram();
    this.accepted = 0;
    this.next = 0;
    this.pool.forEach(({ judge, input }, i) => {
      const report = judge(input);
      this.digests[i] = digestOf(report);
      if (report.ok) this.accepted += 1;
    });
  }

  /** Goes on for about so long. Fails at the first report that is another than it was. */
  goOn(milliseconds) {
    const { pool, digests, times } = this;
    for (let now = performance.now(), end = now + milliseconds; now < end;) {
      const { judge, input } = pool[this.next];
      const start = performance.now();
      const report = judge(input);
      now = performance.now();
      times.add(now - start);
      if (digestOf(report) !== digests[this.next]) throw new Error(this.difference(report));
      this.next = (this.next + 1) % pool.length;
    }
    return wasmBytes();
  }

  difference({ value: _, ...report }) {
    const { input } = this.pool[this.next];
    const shown = typeof input === 'string' ? input : JSON.stringify(input);
    return `input ${this.next} has another report than at first: ${shown}\n${JSON.stringify(report)}`;
  }

  /** What there is to print. */
  figures() {
    const { times, pool, accepted } = this;
    const [p50, p99, p999] = [0.5, 0.99, 0.999].map((share) => times.percentile(share));
    const { total: verdicts, longest } = times;
    return { inputs: pool.length, accepted, verdicts, p50, p99, p999, max: longest * 1e3, clock: clock() };
  }
}

/** The smallest step of the clock, in microseconds. */
function clock() {
  let smallest = Infinity;
  for (let i = 0, last = performance.now(); i < 1000;) {
    const now = performance.now();
    if (now === last) continue;
    smallest = Math.min(smallest, now - last);
    last = now;
    i++;
  }
  return smallest * 1e3;
}
