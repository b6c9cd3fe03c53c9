// A request's JSON tree with the types that its description gives it: bytes, times and whole numbers are told from
// text and other numbers. What every kind of code is printed from. Judges nothing: what has the wrong type keeps
// the one that it has.
//
// Two things of JSON have no place in code. A key that stands twice has its last value, as parsers see it; and a
// member that is null is left out, because it counts as missing and the AWS CLI and boto3 take no null for it.

import { isNothing } from '../json.js';
import { pointerTo } from '../pointer.js';

/**
 * @typedef {{ kind: 'object', entries: { key: string, value: TypedNode }[] }
 *   | { kind: 'array', items: TypedNode[] }
 *   | { kind: 'string', text: string }
 *   | { kind: 'number', raw: string }
 *   | { kind: 'word', raw: 'true' | 'false' | 'null' }
 *   | { kind: 'bytes', base64: string }
 *   | { kind: 'deep', raw: string }
 *   | { kind: 'time', date: Date, wire: TypedNode }} TypedNode `deep` is JSON that is not taken apart
 */

const WHOLE = new Set(['byte', 'short', 'integer', 'long']);

/** RFC 4648, section 4, padded: what the services read. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** No whole number that a service takes has more digits; with the exponent `1e999999999` it would have. */
const DIGITS = 40;

/**
 * @param {import('../json.js').JsonNode} tree of a text that is JSON
 * @param {{ describe: () => object, field: (pointer: string) => { describe: () => object } }} validator
 * @returns {TypedNode}
 */
export function typed(tree, validator) {
  return new Typing(validator).node(tree, validator.describe(), '');
}

class Typing {
  constructor(validator) {
    this.validator = validator;
  }

  /** `description` is absent inside documents and unknown members, where anything may stand. */
  node(node, description, pointer) {
    switch (node.kind) {
      case 'object':
        return this.object(node, this.whole(description, pointer), pointer);
      case 'array':
        return { kind: 'array', items: this.items(node, this.whole(description, pointer), pointer) };
      case 'string':
        return text(node, description);
      case 'literal':
        return literal(node, description);
    }
  }

  object({ entries }, description, pointer) {
    const isStructure = description?.members !== undefined;
    const last = new Map(entries.map(({ key, value }) => [key, value]));
    const kept = [...last].filter(([, value]) => !(isStructure && isNothing(value)));
    const toEntry = ([key, value]) => {
      const part = description?.members?.find(({ name }) => name === key) ?? description?.value;
      return { key, value: this.node(value, part, pointerTo(pointer, key)) };
    };
    return { kind: 'object', entries: kept.map(toEntry) };
  }

  items({ items }, description, pointer) {
    return items.map((item, index) => this.node(item, description?.element, pointerTo(pointer, index)));
  }

  /** The description with its inside, which is left out where a shape stands within itself. */
  whole(description, pointer) {
    return description?.recursive ? this.validator.field(pointer).describe() : description;
  }
}

function text({ text }, description) {
  const node = { kind: 'string', text };
  if (description?.type === 'blob' && BASE64.test(text)) return { kind: 'bytes', base64: text };
  return description?.type === 'timestamp' ? time(new Date(text), node) : node;
}

function literal({ raw }, description) {
  if (['true', 'false', 'null'].includes(raw)) return { kind: 'word', raw };
  if (/^[[{]/.test(raw)) return { kind: 'deep', raw };
  const number = { kind: 'number', raw: WHOLE.has(description?.type) ? wholeDigits(raw) : raw };
  return description?.type === 'timestamp' ? time(new Date(Number(raw) * 1000), number) : number;
}

function time(date, wire) {
  return Number.isNaN(date.getTime()) ? wire : { kind: 'time', date, wire };
}

/** `1e3` and `1000.0` are whole, but Python takes neither for an `int`. */
function wholeDigits(raw) {
  const [, sign, whole, fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(raw);
  const zeros = Number(exponent) - fraction.length;
  if (Math.abs(zeros) > DIGITS) return raw;
  const digits = whole + fraction;
  const cut = zeros < 0 ? digits.slice(zeros) : '';
  if (/[1-9]/.test(cut)) return raw;
  const kept = zeros < 0 ? digits.slice(0, zeros) : digits + '0'.repeat(zeros);
  return sign + (kept.replace(/^0+(?=\d)/, '') || '0');
}
