// How long something takes. Browsers round their clocks, most to a tenth of a millisecond, which is far longer than a
// verdict: what seems to take no time is repeated until it can be told.

/** Shorter times, in milliseconds, are not to be had from a single run, and runs are repeated for so long. */
const COARSE = 0.5;
const ENOUGH = 1;

/**
 * @template Result
 * @param {() => Result} act
 * @returns {{ result: Result, milliseconds: number }}
 */
export function timed(act) {
  const started = performance.now();
  const result = act();
  const milliseconds = performance.now() - started;
  return { result, milliseconds: milliseconds > COARSE ? milliseconds : mean(act) };
}

function mean(act) {
  const started = performance.now();
  let runs = 0;
  let elapsed = 0;
  while (elapsed < ENOUGH) {
    act();
    runs += 1;
    elapsed = performance.now() - started;
  }
  return elapsed / runs;
}

/** In words. */
export function duration(milliseconds) {
  if (milliseconds >= 1) return `${milliseconds.toFixed(1)} ms`;
  const microseconds = milliseconds * 1000;
  return `${microseconds.toFixed(microseconds < 10 ? 1 : 0)} µs`;
}
