// Damages texts, so that they nearly match a pattern, or match it in an unusual way. Texts are arrays of code
// points, in which surrogates may stand alone; it knows neither patterns nor the package.

/** What implementations get wrong. */
const SPECIALS = [
  // The whole of ASCII that is no letter, control characters included.
  ...Array.from({ length: 0x30 }, (_, point) => point),
  ...Array.from('09:;@AFGZ[\\]^_`afgz{|}~\u007f', (character) => character.codePointAt(0)),
  // ECMA's other line ends and white space, and what looks like it.
  ...[0x85, 0xa0, 0x1680, 0x180e, 0x200b, 0x2028, 0x2029, 0x202f, 0x3000, 0xfeff],
  // The ends of UTF-8's lengths and of UTF-16's.
  ...[0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xfffd, 0xffff, 0x10000, 0x10ffff],
  // Surrogates without their other half.
  ...[0xd800, 0xd83d, 0xdbff, 0xdc00, 0xde00, 0xdfff],
  // Combining marks, emoji with their joiners, variation selectors and tags, letters that fold to ASCII.
  ...[0x301, 0x20e3, 0x200d, 0xfe0f, 0x1f600, 0x1f9ec, 0x1f1e6, 0x1f3fb, 0xe0061, 0xe0100, 0x17f, 0x212a],
  // Unassigned, private and no characters at all.
  ...[0x378, 0x2fe0, 0xe0000, 0xe000, 0xf0000, 0xfdd0, 0xfffe, 0x1fffe, 0x10fffe],
];

/** Texts nobody made from a pattern. */
export function plainText(random) {
  const draws = [
    () => random.below(0x80),
    () => random.below(0x110000),
    () => random.below(0x3000),
    () => random.pick(SPECIALS),
  ];
  const draw = random.pick(draws);
  return Array.from({ length: random.below(24) }, draw);
}

/** Damages texts with code points that matter to a pattern, besides those that matter everywhere. */
export class Mutator {
  constructor(random, neighbours) {
    this.random = random;
    this.neighbours = neighbours.length > 0 ? neighbours : SPECIALS;
    this.last = [];
  }

  /** A changed copy: mostly one change, sometimes more. */
  mutate(points) {
    let changed = points.slice();
    do changed = this.random.pick(this.changes).call(this, changed) ?? changed;
    while (this.random.chance(0.3));
    this.last = points;
    return changed;
  }

  point() {
    return this.random.pick(this.random.chance(0.5) ? this.neighbours : SPECIALS);
  }

  /** A place between two code points; the two ends are likely. */
  gap(points) {
    const draw = this.random.below(4);
    return draw === 0 ? 0 : draw === 1 ? points.length : this.random.below(points.length + 1);
  }

  /** Weighted by repetition. */
  changes = [
    this.insert,
    this.insert,
    this.replace,
    this.replace,
    this.remove,
    this.duplicate,
    this.swap,
    this.truncate,
    this.behead,
    this.endLine,
    this.halves,
    this.run,
    this.join,
  ];

  insert(points) {
    points.splice(this.gap(points), 0, this.point());
  }

  replace(points) {
    points.splice(this.random.below(points.length + 1), 1, this.point());
  }

  remove(points) {
    points.splice(this.random.below(points.length + 1), this.random.between(1, 2));
  }

  duplicate(points) {
    const from = this.random.below(points.length + 1);
    const copy = points.slice(from, from + this.random.between(1, 12));
    points.splice(this.gap(points), 0, ...copy);
  }

  swap(points) {
    const at = this.random.below(points.length);
    points.splice(at, 2, ...points.slice(at, at + 2).reverse());
  }

  truncate(points) {
    points.length = this.random.below(points.length + 1);
  }

  behead(points) {
    return points.slice(this.random.below(points.length + 1));
  }

  endLine(points) {
    points.push(this.random.pick([0x0a, 0x0d, 0x2028, 0x2029]));
  }

  /** The halves of a pair: in order they are one character, otherwise two that stand alone. */
  halves(points) {
    const pair = [0xd83d, 0xde00];
    points.splice(this.gap(points), 0, ...(this.random.chance(0.5) ? pair : pair.reverse()));
  }

  run(points) {
    const length = this.random.chance(0.05) ? 1100 : this.random.between(3, 70);
    points.splice(this.gap(points), 0, ...Array(length).fill(this.point()));
  }

  join(points) {
    return points.concat(this.last);
  }
}
