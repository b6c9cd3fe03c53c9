// Small edits of samples, of which mistakes are made. A sample is never changed: an edit makes a copy.

import { stepsOf } from '../pointer.js';
import { sampleText } from '../samples.js';

/**
 * @typedef {(sample: object) => unknown} Edit makes another value of a sample
 *
 * @typedef {object} Mistake
 * @property {string} title what is wrong, in a few words
 * @property {string[]} expect what a report of it says, errors and then warnings: code and pointer
 * @property {(sample: object) => string} text the JSON text with the mistake, made of the sample without it
 */

/** A mistake in the value. @returns {Mistake} */
export function wrong(title, expect, ...edits) {
  const value = (sample) => edits.reduce((edited, edit) => edit(edited), sample);
  return { title, expect: [expect].flat(), text: (sample) => sampleText(value(sample)) };
}

/** A mistake in the text, which no value can show. @returns {Mistake} */
export function wrongText(title, expect, edit) {
  return { title, expect: [expect].flat(), text: (sample) => edit(sampleText(sample)) };
}

/** Sets what stands at a pointer; the containers around it must be there. @returns {Edit} */
export const set = (pointer, value) => (sample) =>
  changed(sample, stepsOf(pointer), (parent, step) => (parent[step] = value));

/** Takes away what stands at a pointer. @returns {Edit} */
export const drop = (pointer) => (sample) =>
  changed(sample, stepsOf(pointer), (parent, step) =>
    Array.isArray(parent) ? parent.splice(step, 1) : delete parent[step],
  );

/** Gives a member another name, in its place. @returns {Edit} */
export const rename = (from, to) => (sample) =>
  Object.fromEntries(Object.entries(sample).map(([name, value]) => [name === from ? to : name, value]));

/** So many copies of a text. */
export const long = (text, count) => text.repeat(count);

/** An object with so many entries. */
export const entries = (count, toEntry) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => toEntry(n)));

function changed(value, [step, ...rest], change) {
  const copy = Array.isArray(value) ? [...value] : { ...value };
  if (rest.length === 0) change(copy, step);
  else copy[step] = changed(copy[step], rest, change);
  return copy;
}
