// Which code points a class of a regular expression holds, asked of this engine's RegExp rather than read from
// the class. Helps to make texts for patterns; it must not know the package.

const LAST = 0x10ffff;

/** Stretches within which no two code points join: a high surrogate before a low one would be one character. */
const STRETCHES = [
  [0, 0xdbff],
  [0xdc00, 0xffff],
  [0x10000, LAST],
];

let stretches;

/** Every code point in order, as texts. */
function everyCodePoint() {
  stretches ??= STRETCHES.map(([first, last]) => {
    let text = '';
    for (let point = first; point <= last; point++) text += String.fromCodePoint(point);
    return { first, last, text, units: first > 0xffff ? 2 : 1 };
  });
  return stretches;
}

/** The code points that a class, such as `\p{L}` or `[a-c]`, holds: `[first, last]` pairs in order. */
export function rangesOf(source) {
  const run = new RegExp(`(?:${source})+`, 'gu');
  const ranges = everyCodePoint().flatMap(({ first, text, units }) =>
    Array.from(text.matchAll(run), ({ 0: found, index }) => [
      first + index / units,
      first + (index + found.length) / units - 1,
    ]),
  );
  return joined(ranges);
}

/** Ranges that touch become one, so that an end is where a member has a neighbour that is none. */
export function joined(ranges) {
  const whole = [];
  for (const [first, last] of ranges) {
    if (whole.at(-1)?.[1] === first - 1) whole.at(-1)[1] = last;
    else whole.push([first, last]);
  }
  return whole;
}

/** The code points right before and right after each range. */
export function neighboursOf(ranges) {
  const around = ranges.flatMap(([first, last]) => [first - 1, last + 1]);
  return around.filter((point) => point >= 0 && point <= LAST);
}

/** A function that draws members: ends and insides of ranges, and often ASCII where there is any. */
export function sampler(ranges, random) {
  const ascii = ranges.flatMap(([first, last]) =>
    Array.from({ length: Math.max(0, Math.min(last, 0x7e) - first + 1) }, (_, i) => first + i),
  );
  return () => {
    if (ascii.length > 0 && random.chance(0.6)) return random.pick(ascii);
    const [first, last] = random.pick(ranges);
    const draw = random.below(4);
    return draw === 0 ? first : draw === 1 ? last : random.between(first, last);
  };
}
