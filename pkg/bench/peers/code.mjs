// Writes a module of schemas: one constant for each shape, the same one wherever the same schema stands, as a
// person would write it. Each library says in a file of its own how a node is spelt; this file knows none of them.

/**
 * The text of a module that exports `schemas`, by key. A library is `{ header, write, optional }`: what the module
 * begins with, the expression of a node, and that of a schema which may be missing or null.
 */
export function moduleOf({ header, write, optional }, targets) {
  const names = new Map();
  const lines = [];
  const part = (node) => {
    const code = write(node, part);
    if (!names.has(code)) {
      names.set(code, unusedName(node.shape, new Set(names.values())));
      lines.push(`const ${names.get(code)} = ${code};`);
    }
    return names.get(code);
  };
  const entries = targets.map((target) => {
    const schema = target.optional ? optional(part(target.node)) : part(target.node);
    return `  ${JSON.stringify(target.key)}: ${schema},`;
  });
  return [header, ...lines, 'export const schemas = {', ...entries, '};', ''].join('\n');
}

function unusedName(shape, taken) {
  const name = `$${shape.replace(/[^\w$]/g, '_')}`;
  let candidate = name;
  for (let i = 2; taken.has(candidate); i++) candidate = `${name}${i}`;
  return candidate;
}

/** A value as it is written in code; a bound that does not bind is `Infinity`. */
export function literal(value) {
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** An expression for a regular expression. */
export function regExp(pattern) {
  return `new RegExp(${literal(pattern)}, 'u')`;
}

/** The arrow functions that judge text by its lengths. */
export function lengthChecks(lengths) {
  return lengths.map(({ min, max, unit }) => {
    const check = unit === 'bytes' ? 'withinBytes' : 'withinCharacters';
    return `(it) => checks.${check}(it, ${min}, ${max})`;
  });
}

/** The arrow functions that judge a structure by the rules between its members. */
export function memberChecks(exclusive) {
  return exclusive.map(({ members, min }) => `(it) => checks.oneOf(it, ${literal(members)}, ${min})`);
}

/** The arrow functions that judge base64 text by what it stands for. */
export function decodedChecks({ min, max }) {
  return isBounded({ min, max }) ? [`(it) => checks.withinDecoded(it, ${min}, ${max})`] : [];
}

/** Whether a number of entries or elements is bounded at all. */
export function isBounded({ min, max }) {
  return min > 0 || max < Infinity;
}
