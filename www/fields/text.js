// Text and numbers. What is typed is always kept: text that is no number goes into the request as text, and
// the validator says what is wrong with it.

import { lengthLimit, lengthOf, showCount } from '../counters.js';
import { element } from '../dom.js';
import { numberOrText, stringNode } from '../json.js';
import { fileTaker, textOf } from './file.js';
import { emptied, frame } from './frame.js';

/** From this limit on, text gets several lines, and can be taken from a file. */
const LONG = 1000;

/** The types of whole numbers. */
const WHOLE = new Set(['byte', 'short', 'integer', 'long']);

export function textField(place, form) {
  const { description, slot } = place;
  const limit = lengthLimit(description);
  const shown = shownText(slot.get());
  const control = textControl(shown, limit, description);
  const counter = element('span', { class: 'counter' });
  const count = (text) => limit && showCount(counter, lengthOf(text, limit.unit), limit);
  const take = (text) => {
    slot.set(emptied(place, text, stringNode(text)));
    count(text);
    form.changed();
  };
  control.addEventListener('input', () => take(control.value));
  count(shown);
  form.updates.set(control, (node) => {
    const text = shownText(node);
    if (control.matches('input') && hasLines(text)) return false;
    control.value = text;
    count(text);
    return true;
  });
  if (!isLong(limit)) return frame(place, control, counter);
  const { tools, note } = fileTaker(control, place.label, textOf, (text) => {
    // The control shows line breaks of any kind as its own; what is sent is the file's text as it is.
    control.value = text;
    take(text);
  });
  const field = frame(place, control, counter, ...tools);
  control.after(note);
  return field;
}

export function numberField(place, form) {
  const { description, slot } = place;
  const inputmode = WHOLE.has(description.type) ? 'numeric' : 'decimal';
  const control = textInput(shownText(slot.get()), {
    inputmode,
    class: 'number',
  });
  const note = element('span', { class: 'counter' });
  const explain = () => description.type === 'timestamp' && (note.textContent = asDate(control.value));
  control.addEventListener('input', () => {
    slot.set(emptied(place, control.value, numberOrText(control.value)));
    explain();
    form.changed();
  });
  explain();
  form.updates.set(control, (node) => {
    control.value = shownText(node);
    explain();
    return true;
  });
  return frame(place, control, note);
}

/** An input of one line, without the help of browsers that would change what is typed. */
export function textInput(value, attributes = {}) {
  return element('input', {
    type: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
    value,
    ...attributes,
  });
}

/** What a control shows of a string or literal; null stands for nothing. */
export function shownText(node) {
  if (node?.kind === 'string') return node.text;
  return node?.kind === 'literal' && node.raw !== 'null' ? node.raw : '';
}

/** Text of this length is rather written elsewhere, and taken from a file. */
function isLong(limit) {
  return limit?.max >= LONG;
}

/** An input would swallow line breaks, so a text that has some gets several lines whatever its limit. */
const hasLines = (text) => /[\r\n]/.test(text);

function textControl(text, limit, description) {
  if (isLong(limit) || hasLines(text)) {
    return element('textarea', { rows: 3, spellcheck: 'false', value: text });
  }
  const placeholder = description.type === 'timestamp' ? '2026-01-31T12:00:00Z' : undefined;
  return textInput(text, { placeholder });
}

/** Seconds since 1970 as people read them. */
function asDate(seconds) {
  const date = new Date(Number(seconds) * 1000);
  if (seconds.trim() === '' || Number.isNaN(date.getTime())) return '';
  return date.toISOString().replace('T', ' ').replace('.000Z', ' UTC').replace('Z', ' UTC');
}
