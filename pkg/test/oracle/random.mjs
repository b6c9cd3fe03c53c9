// A seeded generator of numbers: every run of a test makes the same texts and values. Helps the oracles beside
// it and knows nothing of what they make.

/** Numbers that look random (mulberry32), the same for the same seed. */
export class Random {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** From 0 to below 1. */
  fraction() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  }

  /** A whole number from 0 to below `limit`. */
  below(limit) {
    return Math.floor(this.fraction() * limit);
  }

  /** A whole number from `first` to `last`. */
  between(first, last) {
    return first + this.below(last - first + 1);
  }

  /** True in so many cases of one. */
  chance(probability) {
    return this.fraction() < probability;
  }

  pick(list) {
    return list[this.below(list.length)];
  }
}

/** A seed of its own for each name. */
export function seedOf(name) {
  let seed = 0x811c9dc5;
  for (const character of name) seed = Math.imul(seed ^ character.codePointAt(0), 0x01000193);
  return seed >>> 0;
}
