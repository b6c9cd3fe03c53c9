// Where violations stand in a JSON text, by jsonc-parser, a parser that nobody here wrote, and by what the documentation
// says of ranges. Knows nothing of the engine.

import { parseTree } from 'jsonc-parser';

/** The tree of a text, which must be JSON; a byte order mark is no part of it to this parser. */
export function treeOf(text) {
  const errors = [];
  const shift = text.startsWith('\ufeff') ? 1 : 0;
  const root = parseTree(text.slice(shift), errors, { allowTrailingComma: false, disallowComments: true });
  if (errors.length > 0) throw new Error(`the oracle cannot read ${text}: ${JSON.stringify(errors)}`);
  return { root, shift, lines: linesOf(text) };
}

/** The ranges of the violations of one report, in their order. */
export function rangesOf({ root, shift, lines }, violations) {
  const before = new Map();
  return violations.map((violation) => {
    const same = JSON.stringify([violation.pointer, violation.code]);
    const count = before.get(same) ?? 0;
    before.set(same, count + 1);
    const { offset, length } = nodeOf(root, violation, count);
    return { start: position(offset + shift, lines), end: position(offset + shift + length, lines) };
  });
}

/** What a violation is about that stands behind so many others of the same code at the same place. */
function nodeOf(root, { path, code, target }, count) {
  const last = path.length - 1;
  let node = root;
  for (const [at, step] of path.entries()) {
    const found = typeof step === 'number' ? node.children[step] : undefined;
    const named = found ? [] : propertiesOf(node, step);
    if (at === last && code === 'duplicate') return named[count + 1].children[0];
    if (at === last && code === 'unknown') return named[count].children[0];
    if (at === last && target === 'key') return named[0].children[0];
    // What is missing is looked for where it belongs.
    if (at === last && !found && named.length === 0) return node;
    node = found ?? named[0].children[1];
  }
  return node;
}

function propertiesOf(node, name) {
  return (node.children ?? []).filter(({ children: [key] }) => shown(key.value) === name);
}

/** Paths are well-formed. */
function shown(key) {
  return key.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Whether two keys of one object differ, and look the same in paths. */
export function hasLookalikes(node) {
  const children = node.children ?? [];
  if (node.type === 'object') {
    const keys = new Set(children.map(({ children: [key] }) => key.value));
    if (new Set(Array.from(keys, shown)).size < keys.size) return true;
  }
  return children.some(hasLookalikes);
}

/** Where lines begin. */
function linesOf(text) {
  return [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ 0: end, index }) => index + end.length)];
}

function position(offset, lines) {
  let line = lines.findLastIndex((start) => start <= offset);
  return { offset, line: line + 1, column: offset - lines[line] + 1 };
}
