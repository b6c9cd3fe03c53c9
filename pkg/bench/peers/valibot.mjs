// How valibot 1 spells the nodes of constraints.mjs. Its counts of bytes and code points are left aside for the
// faster ones of checks.mjs.

import { decodedChecks, isBounded, lengthChecks, literal, memberChecks, regExp } from './code.mjs';

export const valibot = {
  header: `import * as v from 'valibot';\nimport * as checks from '../peers/checks.mjs';`,
  write: (node, part) => WRITERS[node.kind](node, part),
  optional: (schema) => `v.nullish(${schema})`,
};

const WRITERS = {
  structure({ closed, members, exclusive }, part) {
    const entries = members.map(
      ({ name, optional, node }) =>
        `${literal(name)}: ${optional ? valibot.optional(part(node)) : part(node)}`,
    );
    const object = `v.${closed ? 'strictObject' : 'object'}({ ${entries.join(', ')} })`;
    return piped(object, memberChecks(exclusive).map(check));
  },
  map({ key, value, min, max }, part) {
    const entries = isBounded({ min, max })
      ? [check(`(it) => checks.withinEntries(it, ${min}, ${max})`)]
      : [];
    return piped(`v.record(${part(key)}, ${part(value)})`, entries);
  },
  list({ element, min, max }, part) {
    const least = min > 0 ? [`v.minLength(${min})`] : [];
    return piped(`v.array(${part(element)})`, [...least, ...(max < Infinity ? [`v.maxLength(${max})`] : [])]);
  },
  string({ lengths, patterns }) {
    const matches = patterns.map((pattern) => `v.regex(${regExp(pattern)})`);
    return piped('v.string()', [...matches, ...lengthChecks(lengths).map(check)]);
  },
  enum: ({ allowed }) => `v.picklist(${literal(allowed)})`,
  blob: (node) => piped('v.string()', ['v.regex(checks.BASE64)', ...decodedChecks(node).map(check)]),
  boolean: () => 'v.boolean()',
  integer: ({ min, max }) => `v.pipe(v.number(), v.integer(), v.minValue(${min}), v.maxValue(${max}))`,
  double: ({ words }) => `v.union([v.number(), v.picklist(${literal(words)})])`,
  seconds: ({ min, below }) => `v.pipe(v.number(), v.minValue(${min}), v.ltValue(${below}))`,
  'date-time': () => 'v.pipe(v.string(), v.isoTimestamp())',
  document: () => 'v.unknown()',
};

function check(condition) {
  return `v.check(${condition})`;
}

function piped(schema, actions) {
  return actions.length > 0 ? `v.pipe(${[schema, ...actions].join(', ')})` : schema;
}
