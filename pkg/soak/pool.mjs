// What is judged, over and over: a fixed number of random inputs, right and wrong, for every operation and direction, as JS
// values, as JSON text and as bytes of such text. The same seed makes the same inputs, in Node and in a page.

import { operation, operations } from '../dist/index.js';
import { Printer } from '../test/oracle/print.mjs';
import { Random } from '../test/oracle/random.mjs';
import { Values } from '../test/oracle/values.mjs';

/** Longer texts take their time and find nothing more. */
const LONGEST = 20_000;
const encoder = new TextEncoder();

/** Inputs with what judges them: `judge(input)` is a report. */
export function makePool(size, seed, ids = operations()) {
  const random = new Random(seed);
  const places = ids.flatMap((id) =>
    ['request', 'response'].map((direction) => {
      const validator = operation(id)[direction];
      return { ways: waysOf(validator), values: new Values(validator.describe(), random) };
    }),
  );
  const pool = [];
  for (let i = 0; pool.length < size; i++) {
    const input = makeInput(places[i % places.length], random);
    if (input) pool.push(input);
  }
  return pool;
}

/** The functions are one for all inputs of a validator, as they would be in a program. */
function waysOf(validator) {
  const value = (value) => validator.validate(value);
  const text = (text) => validator.validateJson(text);
  return { value, text };
}

function makeInput({ ways, values }, random) {
  const { root } = spoilt(values, random);
  const text = new Printer(random).print(root ?? null);
  if (text.length > LONGEST) return undefined;
  if (random.chance(0.5)) return { judge: ways.value, input: root };
  const input = random.chance(0.1) ? damaged(text, random) : text;
  return { judge: ways.text, input: random.chance(0.3) ? encoder.encode(input) : input };
}

/** Every second one is as it should be. */
function spoilt(values, random) {
  const holder = values.accepted();
  const times = random.chance(0.5) ? 0 : random.between(1, 6);
  for (let i = 0; i < times; i++) values.spoil();
  return holder;
}

/** Text that is hardly JSON any more. */
function damaged(text, random) {
  const at = random.below(text.length + 1);
  const inserted = random.pick(['', '"', '{', '}', ',', '\\', '\u0000', '\ud83d', '1e', 'null']);
  return text.slice(0, at) + inserted + text.slice(at + random.below(3));
}
