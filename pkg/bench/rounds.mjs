// Times several ways to do one thing, in one process, in rounds in which all of them take their turn, so that whatever
// disturbs the machine disturbs them alike. It knows nothing of what they do.

/** The length of one turn, in milliseconds: many ticks of any clock, and short enough to alternate often. */
const TURN = 6;
/** A way that takes longer than this for all its rounds has fewer of them, in milliseconds. */
const PATIENCE = 3000;
const FEWEST = 5;

/**
 * The median time of one run of each way, in nanoseconds. A way is a function of the number of the copy to work on; what
 * it answers is compared with `expected`, so that no work can be left out.
 */
export function compare(ways, { rounds, copies, expected }) {
  const entries = Object.entries(ways).map(([name, run]) =>
    calibrated(name, run, { rounds, copies, expected }),
  );
  for (let round = 0; round < rounds; round++) {
    // Another begins each time: what one leaves to the garbage collector, the next pays for.
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[(i + round) % entries.length];
      if (round % entry.every === 0) entry.times.push(turn(entry, copies, expected));
    }
  }
  return Object.fromEntries(entries.map(({ name, times }) => [name, median(times)]));
}

function calibrated(name, run, { rounds, copies, expected }) {
  const entry = { name, run, runs: 1, every: 1, times: [] };
  let nanoseconds = turn(entry, copies, expected);
  while (nanoseconds * entry.runs < TURN * 1e6) {
    entry.runs = Math.max(2 * entry.runs, Math.min(10 * entry.runs, Math.ceil((TURN * 1e6) / nanoseconds)));
    nanoseconds = turn(entry, copies, expected);
  }
  // By now it is compiled, and what disturbed one of these did not disturb all of them.
  nanoseconds = Math.min(...Array.from({ length: 3 }, () => turn(entry, copies, expected)));
  entry.runs = Math.ceil((TURN * 1e6) / nanoseconds);
  const affordable = Math.max(FEWEST, Math.floor((PATIENCE * 1e6) / (nanoseconds * entry.runs)));
  entry.every = Math.max(1, Math.ceil(rounds / affordable));
  return entry;
}

/** Nanoseconds for one run. */
function turn({ name, run, runs }, copies, expected) {
  let agreed = 0;
  const start = performance.now();
  for (let i = 0; i < runs; i++) agreed += run(i % copies) === expected ? 1 : 0;
  const time = performance.now() - start;
  if (agreed !== runs) throw new Error(`${name} changed its verdict while it was timed`);
  return (Math.max(time, 1e-3) * 1e6) / runs;
}

/** The middle one. */
export function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1];
}
