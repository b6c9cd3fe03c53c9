// How zod 4 spells the nodes of constraints.mjs. Its lengths of text are in UTF-16 units, so the two counts that
// matter are refinements.

import { decodedChecks, isBounded, lengthChecks, literal, memberChecks, regExp } from './code.mjs';

export const zod = {
  header: `import * as z from 'zod';\nimport * as checks from '../peers/checks.mjs';`,
  write: (node, part) => WRITERS[node.kind](node, part),
  optional: (schema) => `${schema}.nullish()`,
};

const WRITERS = {
  structure({ closed, members, exclusive }, part) {
    const entries = members.map(
      ({ name, optional, node }) => `${literal(name)}: ${optional ? zod.optional(part(node)) : part(node)}`,
    );
    return `z.${closed ? 'strictObject' : 'object'}({ ${entries.join(', ')} })${refined(memberChecks(exclusive))}`;
  },
  map({ key, value, min, max }, part) {
    const entries = isBounded({ min, max }) ? [`(it) => checks.withinEntries(it, ${min}, ${max})`] : [];
    return `z.record(${part(key)}, ${part(value)})${refined(entries)}`;
  },
  list({ element, min, max }, part) {
    const least = min > 0 ? `.min(${min})` : '';
    return `z.array(${part(element)})${least}${max < Infinity ? `.max(${max})` : ''}`;
  },
  string({ lengths, patterns }) {
    const matches = patterns.map((pattern) => `.regex(${regExp(pattern)})`);
    return `z.string()${matches.join('')}${refined(lengthChecks(lengths))}`;
  },
  enum: ({ allowed }) => `z.enum(${literal(allowed)})`,
  blob: (node) => `z.string().regex(checks.BASE64)${refined(decodedChecks(node))}`,
  boolean: () => 'z.boolean()',
  integer: ({ min, max }) => `z.int().min(${min}).max(${max})`,
  double: ({ words }) => `z.union([z.number(), z.enum(${literal(words)})])`,
  seconds: ({ min, below }) => `z.number().min(${min}).lt(${below})`,
  'date-time': () => 'z.iso.datetime({ offset: true })',
  document: () => 'z.unknown()',
};

function refined(checks) {
  return checks.map((check) => `.refine(${check})`).join('');
}
