// Reads what services demand ("Member must have length ...") as codes and figures: the wording of Smithy servers,
// which is also that of `serviceMessage`, and the older one of AWS services, which says it differently here and there.
//
// Knows no places; what the figures mean there (units, hints) is added by those who know the constraints.

import type { Params } from './types.js';
import type { ServiceCode } from './service-error-types.js';

/** What was demanded. */
export interface Demand {
  code: ServiceCode;
  params: Params;
  /** The demand is on the keys of a map. */
  target?: 'key';
}

const NUMBER = '(-?\\d{1,20}(?:\\.\\d{1,20})?(?:E-?\\d{1,3})?)';
const BOTH = new RegExp(`^between ${NUMBER} and ${NUMBER}, inclusive`);
const LEAST = new RegExp(`^greater than or equal to ${NUMBER}`);
const MOST = new RegExp(`^less than or equal to ${NUMBER}`);

/** What each phrase behind "must " means, the first that fits; the reader gets what follows the phrase. */
const PHRASES: readonly [phrase: string, code: ServiceCode, params: (rest: string) => Params | undefined][] =
  [
    ['not be null', 'required', () => ({})],
    ['satisfy enum value set: [', 'enum', (rest) => ({ allowed: listed(rest) })],
    ['satisfy regular expression pattern: ', 'pattern', (pattern) => ({ pattern })],
    ['have length ', 'length', bounds],
    ['have value ', 'range', bounds],
    ['have unique values', 'unique', () => ({})],
    ['not begin with ', 'reserved', (prefix) => ({ prefix })],
    ['have exactly one of: [', 'exclusive', (rest) => ({ min: 1, max: 1, members: listed(rest) })],
    ['have at most one of: [', 'exclusive', (rest) => ({ max: 1, members: listed(rest) })],
    ['come with ', 'depends', (other) => ({ members: [other] })],
    ['be absent when ', 'depends', ignored],
    ['have unique keys', 'duplicate', () => ({})],
    ['be one that the model defines', 'unknown', () => ({})],
    ['be valid JSON', 'syntax', () => ({})],
    ['not be nested deeper than ', 'depth', () => ({})],
    ['be an RFC 3339 date and time', 'format', () => ({ expected: 'date-time' })],
    ['be a number of seconds since the epoch', 'format', () => ({ expected: 'epoch-seconds' })],
    ['be base64 text', 'format', () => ({ expected: 'base64' })],
    ['be well-formed Unicode text', 'format', () => ({ expected: 'unicode' })],
    ['be an object', 'type', () => ({ expected: 'object' })],
    ['be a list', 'type', () => ({ expected: 'list' })],
    ['be text', 'type', () => ({ expected: 'string' })],
    ['be bytes or base64 text', 'type', () => ({ expected: 'blob' })],
    ['be true or false', 'type', () => ({ expected: 'boolean' })],
    ['be a whole number', 'type', () => ({ expected: 'integer' })],
    ['be a number', 'type', () => ({ expected: 'number' })],
    ['be seconds since 1970', 'type', () => ({ expected: 'timestamp' })],
    ['be a date and time', 'type', () => ({ expected: 'timestamp' })],
    ['be a value that JSON can hold', 'type', () => ({ expected: 'document' })],
    ['be ', 'range', bounds],
  ];

/** What was demanded, in data; code `service` where the wording is another one. */
export function demandOf(demand: string): Demand {
  const must = demand.slice(demand.indexOf('must ') + 5);
  const group = /^satisfy constraint: \[(.*)\]$/.exec(must)?.[1];
  const read = group === undefined ? phraseOf(must) : groupOf(group);
  const keys = demand.startsWith('Map keys ') || read.code === 'duplicate';
  return keys ? { ...read, target: 'key' } : read;
}

function phraseOf(must: string): Demand {
  for (const [phrase, code, read] of PHRASES) {
    const params = must.startsWith(phrase) ? read(must.slice(phrase.length)) : undefined;
    if (params) return { code, params };
  }
  return { code: 'service', params: {} };
}

/**
 * The constraints on elements, keys or values, all of which are told when one is broken. Which one it was is known
 * only where all that can break are of one kind: what is null is told of in another way.
 */
function groupOf(group: string): Demand {
  const demands = group
    .replace(/^Member must /, '')
    .split(', Member must ')
    .map(phraseOf);
  const [first, ...others] = demands.filter(({ code }) => code !== 'required');
  if (first === undefined) return demands[0] ?? { code: 'service', params: {} };
  if (others.some(({ code }) => code !== first.code)) return { code: 'service', params: {} };
  return { code: first.code, params: Object.assign({}, first.params, ...others.map(({ params }) => params)) };
}

/** The bounds of a length or number. That a length is at least 0 demands nothing. */
function bounds(text: string): Params | undefined {
  const both = BOTH.exec(text);
  if (both) return { min: Number(both[1]), max: Number(both[2]) };
  const least = LEAST.exec(text);
  if (least) return { min: Number(least[1]) };
  const most = MOST.exec(text);
  return most ? { max: Number(most[1]) } : undefined;
}

/** `other is value`. */
function ignored(text: string): Params | undefined {
  const is = text.lastIndexOf(' is ');
  return is < 0 ? undefined : { members: [text.slice(0, is)], value: text.slice(is + 4) };
}

/** The items before the bracket that closes. */
function listed(text: string): string[] {
  const end = text.lastIndexOf(']');
  return text.slice(0, end < 0 ? text.length : end).split(', ');
}
