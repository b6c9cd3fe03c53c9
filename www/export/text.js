// Text as code: quoted so that it is what it was wherever the code is pasted, whatever the text holds.

/**
 * What nobody sees and an editor, a terminal or a person may take for something else: control characters, marks that
 * turn the direction of writing, spaces without width, and halves of surrogate pairs.
 */
const HIDDEN =
  /[\0-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const SHORT = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A text as a literal of JavaScript and of Python, whose escapes are the same as far as they are used here. */
export function quoted(text) {
  const body = text
    .replace(/[\\']/g, '\\$&')
    .replace(HIDDEN, (unit) => SHORT[unit] ?? escaped(unit))
    // The code may be pasted into a page, where these would end or hide it.
    .replace(/<(?=\/script|!--)/gi, '\\x3c');
  return `'${body}'`;
}

/** A text as JSON spells it, with all that is hidden spelled out. */
export function jsonQuoted(text) {
  return JSON.stringify(text).replace(HIDDEN, escaped);
}
