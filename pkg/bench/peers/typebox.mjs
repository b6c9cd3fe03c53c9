// How TypeBox 1 spells the nodes of constraints.mjs. Its types are JSON Schema, so that code points and `u` patterns
// are its own; bytes and rules between members are refinements.

import { decodedChecks, isBounded, lengthChecks, literal, memberChecks, regExp } from './code.mjs';

export const typebox = {
  header: `import { Type } from 'typebox';\nimport * as checks from '../peers/checks.mjs';`,
  write: (node, part) => WRITERS[node.kind](node, part),
  optional: (schema) => `Type.Union([${schema}, Type.Null()])`,
};

const WRITERS = {
  structure({ closed, members, exclusive }, part) {
    const entries = members.map(({ name, optional, node }) => {
      const schema = optional ? `Type.Optional(${typebox.optional(part(node))})` : part(node);
      return `${literal(name)}: ${schema}`;
    });
    const options = closed ? ', { additionalProperties: false }' : '';
    return refined(`Type.Object({ ${entries.join(', ')} }${options})`, memberChecks(exclusive));
  },
  map({ key, value, min, max }, part) {
    const options = [`propertyNames: ${part(key)}`, ...bounds('Properties', { min, max })];
    return `Type.Record(Type.String(), ${part(value)}, { ${options.join(', ')} })`;
  },
  list({ element, min, max }, part) {
    return `Type.Array(${part(element)}, { ${bounds('Items', { min, max }).join(', ')} })`;
  },
  string({ lengths, patterns: [pattern, ...others] }) {
    const characters = lengths.filter(({ unit }) => unit === 'characters');
    const options = characters.flatMap((length) => bounds('Length', length));
    if (pattern !== undefined) options.push(`pattern: ${literal(pattern)}`);
    const matches = others.map((other) => `(it) => ${regExp(other)}.test(it)`);
    const bytes = lengthChecks(lengths.filter(({ unit }) => unit === 'bytes'));
    return refined(`Type.String({ ${options.join(', ')} })`, [...matches, ...bytes]);
  },
  enum: ({ allowed }) => `Type.Enum(${literal(allowed)})`,
  blob: (node) => refined('Type.String({ pattern: checks.BASE64.source })', decodedChecks(node)),
  boolean: () => 'Type.Boolean()',
  integer: ({ min, max }) => `Type.Integer({ minimum: ${min}, maximum: ${max} })`,
  double: ({ words }) => `Type.Union([Type.Number(), Type.Enum(${literal(words)})])`,
  seconds: ({ min, below }) => `Type.Number({ minimum: ${min}, exclusiveMaximum: ${below} })`,
  'date-time': () => `Type.String({ format: 'date-time' })`,
  document: () => 'Type.Unknown()',
};

function bounds(what, { min, max }) {
  if (!isBounded({ min, max })) return [];
  const least = min > 0 ? [`min${what}: ${min}`] : [];
  return [...least, ...(max < Infinity ? [`max${what}: ${max}`] : [])];
}

function refined(schema, checks) {
  return checks.reduce((inner, check) => `Type.Refine(${inner}, ${check})`, schema);
}
