// The words in which failures that a service reported are told to people: one table, which an option can replace in
// part. They speak as the messages of reports do.

import type { Params } from './types.js';
import type { ServiceTexts } from './service-error-types.js';

/** Longest text that is taken over from a service: it may echo values. */
const LONGEST = 300;

/** The words in use, by code. */
export const serviceTexts: ServiceTexts = {
  required: (_, { name }) => `Add ${name}: it is required.`,
  length: (params) => `Use ${lengthOf(params)}${now(params)}.`,
  range: (params) => `Use a number ${between(params)}${now(params)}.`,
  enum: ({ allowed = [] }) => `Use ${either(allowed)}.`,
  pattern: ({ hint, pattern }) => `Use ${hint ?? `text that matches ${pattern}`}.`,
  format: ({ expected }) => `Use a value of the form ${expected}.`,
  type: ({ expected }) => `Use a value of the type ${expected}.`,
  unknown: (_, { name }) => `Remove ${name}: there is no such member.`,
  exclusive: ({ min, members = [] }) =>
    `${min === 1 ? 'Use exactly' : 'Use only'} one of ${either(members)}.`,
  depends: ({ members: [member, other] = [], value }) =>
    value === undefined
      ? `Remove ${member} or add ${other}: ${member} is used only together with it.`
      : `Remove ${member}: it is ignored when ${other} is ${value}.`,
  reserved: ({ prefix }) => `Choose another beginning: ${prefix} is reserved.`,
  unique: () => 'Remove what stands twice.',
  duplicate: () => 'Remove what stands twice.',
  syntax: () => 'The service could not read the request.',
  depth: () => 'Nest values less deeply.',
  service: (_, { demand }) => (demand.length > LONGEST ? `${demand.slice(0, LONGEST - 1)}…` : demand),
};

/** Which unit a limit is in, the text does not say. */
function lengthOf({ min, max, unit }: Params): string {
  const [measure, last] = unit ? ['', ` ${(max ?? min) === 1 ? one[unit] : unit}`] : ['a length of ', ''];
  if (min === undefined) return `${measure}at most ${max}${last}`;
  if (max === undefined) return `${measure}at least ${min}${last}`;
  return `${measure}${min === max ? 'exactly ' : `${min} to `}${max}${last}`;
}

const one = { characters: 'character', bytes: 'byte', entries: 'entry', elements: 'element' };

function now({ actual }: Params): string {
  return actual === undefined ? '' : ` (now ${actual})`;
}

function between({ min, max }: Params): string {
  if (min === undefined) return `of at most ${max}`;
  return max === undefined ? `of at least ${min}` : `from ${min} to ${max}`;
}

function either(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${last}` : last;
}
