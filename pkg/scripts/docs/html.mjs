// HTML from template literals. Whatever is put into a template is escaped, unless it came out of one. Below all
// that writes the reference; it must not know what is written.

class Markup {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

/**
 * Markup. Values are text and are escaped, attributes included; markup stays as it is, of a list every item is put
 * in, and what is `undefined` or `false` is left out.
 */
export function html(strings, ...values) {
  return new Markup(strings.reduce((text, string, i) => text + markup(values[i - 1]) + string));
}

/** Text that is markup already: the style sheet. */
export function trusted(text) {
  return new Markup(text);
}

function markup(value) {
  if (value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map(markup).join('');
  return value instanceof Markup ? value.text : escaped(String(value));
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text) {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
}
