// Every pattern of the built package against this engine's own RegExp, on texts that are made from the pattern
// by way of a parser that nobody here wrote, and then damaged. `PATTERN_TEXTS` sets how many texts per pattern.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { joined } from './oracle/classes.mjs';
import { Mutator, plainText } from './oracle/mutations.mjs';
import { everyPlace, judgeOf } from './oracle/places.mjs';
import { Random, seedOf } from './oracle/random.mjs';
import { TextMaker } from './oracle/pattern-texts.mjs';

const TEXTS = Number(process.env.PATTERN_TEXTS ?? 100_000);
/** How many texts for each limit of each repetition. */
const AT_LIMITS = 100;
/** One in so many is judged as JSON text as well. */
const AS_JSON = 8;
/** The pattern that asks for printable characters: all that is assigned, but for what is neither. */
const PRINTABLE = String.raw`[\p{L}||\p{M}||\p{Z}||\p{S}||\p{N}||\p{P}]+`;
/** The package's tables are of Unicode 16. So many characters are newer, by the version of this engine. */
const NEWER_CHARACTERS = { '16.0': 0, 17.0: 4803 };

const patterns = placesByPattern();
/** The code points that only one of the two knows as assigned. */
const newer = charactersOfOneVersion();

test('the patterns that are described are those of the models', () => {
  const folder = new URL('../../models/', import.meta.url);
  const models = readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  const written = new Set(models.flatMap(patternsIn));
  assert.ok(written.size > 20);
  assert.deepEqual([...patterns.keys()].sort(), [...written].sort());
});

test('single code points differ only by the version of Unicode', (t) => {
  const { unicode } = process.versions;
  t.diagnostic(
    `Unicode ${unicode} here, 16.0 there: ${newer.size} code points differ, ${newer.ranges.length} ranges`,
  );
  if (unicode in NEWER_CHARACTERS) assert.equal(newer.size, NEWER_CHARACTERS[unicode]);
  assert.ok(newer.sides.size <= 1, 'the newer version knows them all, the older none');
});

for (const [source, places] of patterns) {
  test(source, (t) => {
    const comparison = new Comparison(source, places);
    comparison.limits();
    while (comparison.count < TEXTS) comparison.next();
    comparison.report(t);
    comparison.check();
  });
}

/** One pattern: its texts, and what both engines say of them. */
class Comparison {
  constructor(source, places) {
    this.source = source;
    this.random = new Random(seedOf(source));
    this.maker = new TextMaker(source, this.random);
    this.mutator = new Mutator(this.random, this.maker.neighbours);
    this.judges = places.map(judgeOf);
    this.theirs = new RegExp(`^(?:${source})$`, 'u');
    this.withoutLookaheads = new RegExp(`^(?:${this.maker.withoutLookaheads})$`, 'u');
    this.count = 0;
    this.matching = 0;
    this.asJson = 0;
    this.aside = 0;
    this.lookedAhead = 0;
    this.distinct = new Set();
    this.atLimits = [];
    this.disagreements = [];
  }

  /** Every repetition at its limits and just past them; the rest of the text as it should be. */
  limits() {
    for (const quantifier of this.maker.quantifiers) {
      const { min, max } = quantifier;
      const within = [...new Set([min, max])];
      const beyond = [min - 1, max + 1];
      for (const repetitions of [...within, ...beyond].filter((n) => n >= 0 && n < Infinity)) {
        let matching = 0;
        for (let i = 0; i < AT_LIMITS; i++) {
          matching += this.compare(this.maker.textWith(quantifier, repetitions));
        }
        this.atLimits.push({ quantifier, repetitions, matching, within: within.includes(repetitions) });
      }
    }
  }

  next() {
    const { random, maker, mutator } = this;
    if (random.chance(0.04)) return this.compare(plainText(random));
    let points = maker.text();
    if (maker.forbidden.length > 0 && random.chance(0.3)) points = points.concat(maker.forbiddenText());
    if (random.chance(0.4) || this.matching * 2 > this.count) points = mutator.mutate(points);
    return this.compare(points);
  }

  /** Whether the text matches, by the other engine. */
  compare(points) {
    const text = String.fromCodePoint(...points);
    const theirs = this.theirs.test(text);
    this.count++;
    this.distinct.add(text);
    this.matching += theirs;
    if (this.maker.usesProperties && newer.test(text)) this.aside++;
    else this.judge(text, theirs);
    if (!theirs && this.maker.forbidden.length > 0) this.lookedAhead += this.withoutLookaheads.test(text);
    return theirs;
  }

  judge(text, theirs) {
    const { byValue, byJson } = this.judges[this.count % this.judges.length];
    const matches = (violations) =>
      !violations.some(({ code, params }) => code === 'pattern' && params.pattern === this.source);
    if (matches(byValue(text)) !== theirs) this.disagreements.push(text);
    if (this.count % AS_JSON !== 0) return;
    this.asJson++;
    if (matches(byJson(text)) !== theirs) this.disagreements.push(text);
  }

  report(t) {
    const share = ((100 * this.matching) / this.count).toFixed(0);
    const ahead = this.lookedAhead > 0 ? `, ${this.lookedAhead} refused by the look-ahead alone` : '';
    t.diagnostic(
      `${this.source}: ${this.count} texts (${this.distinct.size} distinct, ${this.asJson} also as JSON) at ` +
        `${this.judges.length} places, ${share} % match${ahead}, ${this.disagreements.length} disagreements, ` +
        `${this.aside} set aside`,
    );
    for (const { quantifier, repetitions, matching } of this.counted()) {
      t.diagnostic(`  ${quantifier.raw} at ${repetitions}: ${matching} of ${AT_LIMITS} match`);
    }
  }

  counted() {
    return this.atLimits.filter(({ quantifier }) => quantifier.raw.startsWith('{'));
  }

  check() {
    const { count, matching, aside, disagreements } = this;
    assert.deepEqual(disagreements.slice(0, 3).map(escaped), [], `${disagreements.length} disagreements`);
    assert.ok(matching > count * 0.2 && matching < count * 0.8, `${matching} of ${count} match`);
    assert.ok(aside < count * 0.3, `${aside} of ${count} are set aside`);
    assert.ok(this.maker.forbidden.length === 0 || this.lookedAhead > count * 0.05, 'the look-ahead decides');
    for (const { quantifier, repetitions, matching, within } of this.counted()) {
      assert.equal(matching, within ? AT_LIMITS : 0, `${quantifier.raw} at ${repetitions}`);
    }
  }
}

/** The places of each pattern. */
function placesByPattern() {
  const found = new Map();
  for (const place of everyPlace()) {
    for (const { code, params } of place.description.constraints) {
      if (code !== 'pattern') continue;
      found.set(params.pattern, [...(found.get(params.pattern) ?? []), place]);
    }
  }
  return found;
}

/** Every pattern in a model or in what is written about one. */
function patternsIn(model) {
  if (model === null || typeof model !== 'object') return [];
  return Object.entries(model).flatMap(([name, value]) =>
    /^(smithy\.api#)?pattern$/.test(name) && typeof value === 'string' ? [value] : patternsIn(value),
  );
}

/** Judges every code point alone, surrogates included. */
function charactersOfOneVersion() {
  const { byValue } = judgeOf(patterns.get(PRINTABLE).find(({ isKey }) => !isKey));
  const theirs = new RegExp(`^(?:${PRINTABLE})$`, 'u');
  const differing = [];
  for (let point = 0; point <= 0x10ffff; point++) {
    const text = String.fromCodePoint(point);
    const ours = !byValue(text).some(({ code }) => code === 'pattern');
    if (ours !== theirs.test(text)) differing.push(point);
  }
  const ranges = joined(differing.map((point) => [point, point]));
  const escape = (point) => `\\u{${point.toString(16)}}`;
  const members = ranges.map(([first, last]) => `${escape(first)}-${escape(last)}`);
  const any = new RegExp(`[${members.join('')}]`, 'u');
  const sides = new Set(differing.map((point) => /\p{Cn}/u.test(String.fromCodePoint(point))));
  return { size: differing.length, ranges, sides, test: (text) => any.test(text) };
}

function escaped(text) {
  return JSON.stringify(text).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
