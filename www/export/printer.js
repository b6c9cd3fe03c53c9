// Prints a typed tree: containers with one part to a line, and everything else as a language spells it.

/**
 * @typedef {object} Language
 * @property {string} step what each level is indented by
 * @property {string} trailing what stands behind the last part of a container
 * @property {(key: string) => string} key
 * @property {(node: import('./typed.js').TypedNode) => string} leaf
 */

/** @param {import('./typed.js').TypedNode} node @param {Language} language */
export function printed(node, language, indent = '') {
  const inner = indent + language.step;
  const part = (value) => printed(value, language, inner);
  if (node.kind === 'array') return laidOut('[]', node.items.map(part), language, indent);
  if (node.kind !== 'object') return language.leaf(node);
  const entries = node.entries.map(({ key, value }) => `${language.key(key)}: ${part(value)}`);
  return laidOut('{}', entries, language, indent);
}

/** Parts between two brackets, which stand at the indentation. */
export function laidOut([open, close], parts, { step, trailing }, indent) {
  if (parts.length === 0) return open + close;
  const lines = parts.map((part) => indent + step + part);
  return `${open}\n${lines.join(',\n')}${trailing}\n${indent}${close}`;
}

/** The kinds of all values in a tree. */
export function kindsIn(node, kinds = new Set()) {
  kinds.add(node.kind);
  for (const part of node.items ?? node.entries?.map(({ value }) => value) ?? []) kindsIn(part, kinds);
  return kinds;
}
