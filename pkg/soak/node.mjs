// The soak in this process, which has to be started with --expose-gc.

import { Soak } from './soak.mjs';

export async function inNode({ slices, sliceMs, ...options }) {
  const soak = new Soak(options);
  const samples = [];
  for (let i = 0; i < slices; i++) {
    const wasm = soak.goOn(sliceMs);
    // Whatever waits for a turn gets one, as in a program that does other things besides.
    await new Promise((done) => setImmediate(done));
    globalThis.gc();
    const { heapUsed: heap, rss: resident } = process.memoryUsage();
    samples.push({ heap, resident, wasm });
  }
  return { figures: soak.figures(), samples };
}
