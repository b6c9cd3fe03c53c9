// What the peers lack and have to be given as functions: lengths in bytes and in code points, rules between
// members. They are written to be fast, since every peer is timed with them: a length that the number of UTF-16
// units decides is not counted, and long text is counted by the platform's own encoder.

/** Base64 as RFC 4648 writes it, padded; two by two, so that V8 needs no stack for long text. */
export const BASE64 = /^(?:[A-Za-z0-9+/]{2}[A-Za-z0-9+/]{2})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/u;

/** Shorter text is counted faster here than by a call. */
const COUNTED_HERE = 48;
const encoder = new TextEncoder();
let scratch = new Uint8Array(1024);

/** Whether the text takes so many bytes of UTF-8. */
export function withinBytes(text, min, max) {
  const { length } = text;
  if (length > max || 3 * length < min) return false;
  if (3 * length <= max && length >= min) return true;
  const bytes = utf8Length(text);
  return bytes >= min && bytes <= max;
}

function utf8Length(text) {
  if (text.length > COUNTED_HERE) return encodedLength(text);
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Of a pair, each half stands for two of the four bytes.
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit & 0xf800) !== 0xd800 ? 2 : 1;
  }
  return bytes;
}

function encodedLength(text) {
  if (scratch.length < 3 * text.length) scratch = new Uint8Array(3 * text.length);
  return encoder.encodeInto(text, scratch).written;
}

/** Whether the text has so many code points. */
export function withinCharacters(text, min, max) {
  const { length } = text;
  if (length < min || length > 2 * max) return false;
  if (length <= max && length >= 2 * min) return true;
  let characters = length;
  for (let i = 1; i < length; i++) {
    const isPair = (text.charCodeAt(i) & 0xfc00) === 0xdc00 && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800;
    if (isPair) characters--;
  }
  return characters >= min && characters <= max;
}

/** Whether base64 text stands for so many bytes. */
export function withinDecoded(text, min, max) {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = (text.length / 4) * 3 - padding;
  return bytes >= min && bytes <= max;
}

/** Whether the object has so many entries. */
export function withinEntries(object, min, max) {
  const { length } = Object.keys(object);
  return length >= min && length <= max;
}

/** Whether at least `min` and at most one of the members is there and not null. */
export function oneOf(object, members, min) {
  let present = 0;
  for (const member of members) if (object[member] !== undefined && object[member] !== null) present++;
  return present >= min && present <= 1;
}
