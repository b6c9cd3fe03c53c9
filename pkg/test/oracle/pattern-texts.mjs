// Makes texts that a regular expression matches, by walking its syntax tree (@eslint-community/regexpp, which
// shares nothing with the package's own compiler). Between the oracle's test and mutations.mjs; it must not
// know the package.

import { RegExpParser } from '@eslint-community/regexpp';
import { neighboursOf, rangesOf, sampler } from './classes.mjs';

/** A repetition without an end is now and then as long as this. */
const LONG = 300;
/** Repetitions within repetitions end when the text is this long. */
const ENOUGH = 600;

/** A pattern, and texts made from it as arrays of code points. */
export class TextMaker {
  constructor(source, random) {
    this.random = random;
    /** The quantifiers, in order: `{ raw, min, max }`. */
    this.quantifiers = [];
    /** What stands in negative look-aheads, as makers of the shortest such texts. */
    this.forbidden = [];
    /** The code points beside the ends of the pattern's classes. */
    this.neighbours = [];
    /** Whether a class depends on the version of Unicode. */
    this.usesProperties = false;
    /** The pattern with its look-aheads left out. */
    this.withoutLookaheads = source;
    this.forced = { quantifier: undefined, count: 0 };
    this.shortest = false;
    /** The quantifiers around the node that is being read. */
    this.around = [];
    this.emit = this.alternatives(new RegExpParser().parsePattern(source, 0, source.length, true));
  }

  /** A text that matches, unless a look-ahead forbids it. */
  text() {
    return this.run(this.emit);
  }

  /** A text in which one quantifier repeats exactly so often. */
  textWith(quantifier, count) {
    this.forced = { quantifier, count };
    const points = this.text();
    this.forced = { quantifier: undefined, count: 0 };
    return points;
  }

  /** The shortest text that a negative look-ahead forbids. */
  forbiddenText() {
    this.shortest = true;
    const points = this.run(this.random.pick(this.forbidden));
    this.shortest = false;
    return points;
  }

  run(emit) {
    const points = [];
    emit(points);
    return points;
  }

  alternatives(node) {
    const choices = node.alternatives.map((alternative) => {
      const parts = alternative.elements.map((element) => this.element(element));
      return (points) => parts.forEach((part) => part(points));
    });
    return (points) => this.random.pick(choices)(points);
  }

  element(node) {
    switch (node.type) {
      case 'Character':
        return (points) => points.push(node.value);
      case 'CharacterClass':
      case 'CharacterSet':
        return this.members(node);
      case 'Group':
      case 'CapturingGroup':
        return this.alternatives(node);
      case 'Quantifier':
        return this.repetition(node);
      case 'Assertion':
        return this.assertion(node);
      default:
        throw new Error(`no text can be made from ${node.type} in ${node.raw}`);
    }
  }

  members(node) {
    const ranges = rangesOf(node.raw);
    this.neighbours.push(...neighboursOf(ranges));
    this.usesProperties ||= /\\p/i.test(node.raw);
    const draw = sampler(ranges, this.random);
    return (points) => points.push(draw());
  }

  repetition({ raw, min, max, element }) {
    const quantifier = { raw: raw.slice(element.raw.length), min, max, around: [...this.around] };
    this.quantifiers.push(quantifier);
    this.around.push(quantifier);
    const part = this.element(element);
    this.around.pop();
    return (points) => {
      const count = this.count(quantifier);
      for (let i = 0; i < count; i++) {
        if (max === Infinity && i >= min && points.length > ENOUGH) return;
        part(points);
      }
    };
  }

  /** What is forced; around it, at least one repetition. */
  count(quantifier) {
    const { quantifier: forced, count } = this.forced;
    if (forced === quantifier) return count;
    const drawn = this.drawn(quantifier);
    return forced?.around.includes(quantifier) ? Math.max(1, drawn) : drawn;
  }

  /** Mostly few repetitions and the bounds, rarely many: they take long. */
  drawn({ min, max }) {
    if (this.shortest || max === min) return min;
    const draw = this.random.fraction();
    if (draw < 0.15) return min;
    if (draw < (max > 100 ? 0.17 : 0.3)) return max === Infinity ? min + LONG : max;
    if (draw < 0.32) return Math.min(max, min + this.random.below(LONG));
    return Math.min(max, min + this.random.below(8));
  }

  /** An assertion makes no text. What a negative look-ahead forbids is kept, to try it on purpose. */
  assertion(node) {
    if (node.kind === 'lookahead' && node.negate) {
      this.forbidden.push(this.alternatives(node));
      this.withoutLookaheads = this.withoutLookaheads.replace(node.raw, '');
    } else if (node.kind !== 'start' && node.kind !== 'end') {
      throw new Error(`no text can be made from ${node.raw}`);
    }
    return () => {};
  }
}
