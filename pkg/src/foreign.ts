// Tells the kinds of JS objects apart, and names the ones that JSON cannot hold. Beside the encoder:
// it knows the language's built-in objects and nothing of shapes, the buffer or the engine.
//
// Everything here may run code of the value's (proxy traps, `Symbol.toStringTag` getters) and so may throw.

/** What an object is to the encoder. */
export const enum Form {
  /** Members or entries: a plain object, or an instance of a class that holds data. */
  Object,
  Array,
  Date,
  /** An ArrayBuffer or a view of one. */
  Bytes,
  /** What JSON has no place for. From here on: the kinds of it, by their number. */
  Other,
}

/** Tags of built-in objects that hold no members of their own. Objects of any other class are plain data. */
const opaque: readonly string[] = [
  ...['Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'Promise', 'RegExp', 'Error', 'DOMException'],
  ...['Number', 'String', 'Boolean', 'Symbol', 'BigInt', 'Generator', 'AsyncGenerator', 'Iterator Helper'],
  ...['Map Iterator', 'Set Iterator', 'Array Iterator', 'String Iterator', 'RegExp String Iterator'],
  ...['Temporal.Instant', 'Temporal.ZonedDateTime', 'Temporal.PlainDate', 'Temporal.PlainDateTime'],
  ...['Blob', 'File', 'FileList', 'FormData', 'Headers', 'URL', 'URLSearchParams', 'ReadableStream'],
];
const opaqueForms = /*#__PURE__*/ new Map(opaque.map((tag, kind) => [tag, Form.Other + kind]));
const boxes = /*#__PURE__*/ new Set(['Number', 'String', 'Boolean', 'Symbol', 'BigInt']);

/** The form of `object`. By internal slots rather than `instanceof`: objects come from other realms, too. */
export function formOf(object: object): Form {
  if (Array.isArray(object)) return Form.Array;
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype === Object.prototype || prototype === null) return Form.Object;
  if (ArrayBuffer.isView(object)) return Form.Bytes;
  // A getter may stand behind it, so it is asked for once.
  const tag = tagOf(object);
  switch (tag) {
    case 'Object':
      return Form.Object;
    case 'Date':
      return isDate(object) ? Form.Date : Form.Object;
    case 'ArrayBuffer':
    case 'SharedArrayBuffer':
      return Form.Bytes;
    default:
      return opaqueForms.get(tag) ?? Form.Object;
  }
}

/** What an object of one of the forms `Other` is, as a noun phrase: "a Map", "an Error", "a Number object". */
export function nounPhrase(form: Form): string {
  const tag = opaque[form - Form.Other] ?? '';
  const article = /^[AEIO]/.test(tag) ? 'an' : 'a';
  return `${article} ${tag}${boxes.has(tag) ? ' object' : ''}`;
}

/** How many bytes an object of the form `Bytes` has. */
export function byteLengthOf(object: object): number {
  const length: unknown = (object as ArrayBufferLike).byteLength;
  if (typeof length === 'number' && Number.isSafeInteger(length) && length >= 0) return length;
  throw new TypeError('its byteLength is not a number');
}

/** What was thrown, in at most 64 UTF-16 units of well-formed text. */
export function thrownText(thrown: unknown): string {
  try {
    const message: unknown = thrown instanceof Error ? thrown.message : thrown;
    return wellFormedStart(String(message));
  } catch {
    return 'reading it throws';
  }
}

const MAX_THROWN_UNITS = 64;

function wellFormedStart(text: string): string {
  const start = text.slice(0, MAX_THROWN_UNITS);
  const cutPair = text.length > MAX_THROWN_UNITS && /[\uD800-\uDBFF]$/.test(start);
  return (cutPair ? start.slice(0, -1) : start).replace(/\p{Surrogate}/gu, '\uFFFD');
}

function tagOf(object: object): string {
  return Object.prototype.toString.call(object).slice('[object '.length, -1);
}

/** Whether a moment is inside: `Symbol.toStringTag` lets any object call itself a Date. */
function isDate(object: object): boolean {
  try {
    Date.prototype.getTime.call(object);
    return true;
  } catch {
    return false;
  }
}
