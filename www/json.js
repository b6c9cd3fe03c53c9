// JSON text as a tree in which nothing is lost: keys that stand twice, the order of keys and the spelling of
// numbers survive the way from the text to the form and back, as they would not in JS objects.
//
// Whether a text is JSON is the validator's business: `read` is only given texts that it has accepted.

/**
 * @typedef {{ kind: 'object', entries: Entry[], start?: number, end?: number }} ObjectNode
 * @typedef {{ kind: 'array', items: JsonNode[], start?: number, end?: number }} ArrayNode
 * @typedef {{ kind: 'string', text: string, start?: number, end?: number }} StringNode
 * @typedef {{ kind: 'literal', raw: string, start?: number, end?: number }} LiteralNode a number, true, false, null, or a text
 *   that is not taken apart
 * @typedef {ObjectNode | ArrayNode | StringNode | LiteralNode} JsonNode
 * @typedef {{ key: string, value: JsonNode, start?: number }} Entry
 */

/** Containers below this depth are kept as they are spelled: nobody edits them in a form. */
const DEPTH = 128;

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** @returns {StringNode} */
export const stringNode = (text) => ({ kind: 'string', text });

/** @returns {LiteralNode} */
export const literalNode = (raw) => ({ kind: 'literal', raw });

/** @returns {ObjectNode} */
export const objectNode = () => ({ kind: 'object', entries: [] });

/** A number where the text spells one; the text itself where it does not. */
export function numberOrText(text) {
  const trimmed = text.trim();
  return NUMBER.test(trimmed) ? literalNode(trimmed) : stringNode(text);
}

/** Whether it stands for no value: absent, or null. */
export function isNothing(node) {
  return node === undefined || (node.kind === 'literal' && node.raw === 'null');
}

/** The last member of the name, as JSON parsers see it. */
export function memberOf(object, name) {
  return object?.kind === 'object' ? object.entries.findLast(({ key }) => key === name)?.value : undefined;
}

/** Sets, adds (where `order` puts it) or, for `undefined`, removes a member. */
export function setMember(object, name, value, order) {
  const entry = object.entries.findLast(({ key }) => key === name);
  if (value === undefined) object.entries = object.entries.filter(({ key }) => key !== name);
  else if (entry !== undefined) entry.value = value;
  else insert(object.entries, { key: name, value }, order);
}

function insert(entries, entry, order) {
  const rank = order.indexOf(entry.key);
  const before = entries.findIndex(({ key }) => order.indexOf(key) > rank);
  entries.splice(before === -1 ? entries.length : before, 0, entry);
}

/** The text, laid out as `JSON.stringify` does it. */
export function write(node, indent = '') {
  switch (node.kind) {
    case 'string':
      return JSON.stringify(node.text);
    case 'literal':
      return node.raw;
    case 'array':
      return writeParts('[', ']', node.items, indent, (item, inner) => write(item, inner));
    case 'object':
      return writeParts('{', '}', node.entries, indent, writeEntry);
  }
}

function writeEntry({ key, value }, indent) {
  return `${JSON.stringify(key)}: ${write(value, indent)}`;
}

function writeParts(open, close, parts, indent, writePart) {
  if (parts.length === 0) return open + close;
  const inner = `${indent}  `;
  const lines = parts.map((part) => inner + writePart(part, inner));
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

/** The tree of a text that is JSON. */
export function read(text) {
  return new Reader(text).value();
}

/** The value at a path, as JSON parsers see it. */
export function valueAt(tree, path) {
  return path.reduce(
    (node, step) => (typeof step === 'number' ? node?.items?.[step] : memberOf(node, step)),
    tree,
  );
}

/** Where the path's value stands in a text that is JSON: the key too, if it has one. */
export function locate(text, path) {
  let node = read(text);
  let start = node.start;
  for (const step of path) {
    const entry = node.kind === 'object' && node.entries.findLast(({ key }) => key === step);
    const next = entry ? entry.value : node.items?.[step];
    if (next === undefined) return undefined;
    start = entry ? entry.start : next.start;
    node = next;
  }
  return { start, end: node.end };
}

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.depth = 0;
  }

  value() {
    const first = this.next();
    const start = this.at;
    const node = this.node(first);
    return Object.assign(node, { start, end: this.at });
  }

  node(first) {
    const container = first === '{' || first === '[';
    if (container && this.depth === DEPTH) return literalNode(this.container());
    if (first === '{') return { kind: 'object', entries: this.parts('}', () => this.entry()) };
    if (first === '[') return { kind: 'array', items: this.parts(']', () => this.value()) };
    return first === '"' ? stringNode(this.string()) : literalNode(this.literal());
  }

  entry() {
    this.next();
    const start = this.at;
    const key = this.string();
    this.next();
    this.at += 1; // the colon
    return { key, value: this.value(), start };
  }

  parts(close, part) {
    const parts = [];
    this.at += 1; // the opening bracket
    this.depth += 1;
    while (this.next() !== close) {
      parts.push(part());
      if (this.next() === ',') this.at += 1;
    }
    this.at += 1;
    this.depth -= 1;
    return parts;
  }

  /** The text of a container, which may be nested too deeply for recursion. */
  container() {
    const start = this.at;
    let open = 0;
    do {
      const character = this.next();
      if (character === '"') this.string();
      else this.at += 1;
      if ('{['.includes(character)) open += 1;
      if ('}]'.includes(character)) open -= 1;
    } while (open > 0);
    return this.text.slice(start, this.at);
  }

  /** The first character that is no space. */
  next() {
    while (' \t\n\r\uFEFF'.includes(this.text[this.at])) this.at += 1;
    return this.text[this.at];
  }

  /** Looks for the closing quote by `indexOf`: a blob may be megabytes long. */
  string() {
    const start = this.at;
    let end = start;
    do end = this.text.indexOf('"', end + 1);
    while (this.isEscaped(end));
    this.at = end + 1;
    return JSON.parse(this.text.slice(start, this.at));
  }

  isEscaped(at) {
    let backslashes = 0;
    while (this.text[at - 1 - backslashes] === '\\') backslashes += 1;
    return backslashes % 2 === 1;
  }

  literal() {
    const word = /[^\s,\]}]+/y;
    word.lastIndex = this.at;
    const [raw] = word.exec(this.text);
    this.at = word.lastIndex;
    return raw;
  }
}
