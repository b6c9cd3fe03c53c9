// Maps: one row per entry. Two rows may have the same key while one is being typed; the JSON text then has it
// twice, and the validator says so.

import { lengthLimit, lengthOf, showCount } from '../counters.js';
import { button, element } from '../dom.js';
import { objectNode } from '../json.js';
import { pointerTo } from '../pointer.js';
import { frame } from './frame.js';
import { group, removeButton } from './group.js';
import { blank } from './json.js';
import { removeRowButton, rows } from './rows.js';
import { textInput } from './text.js';

export function mapField(place, form) {
  const counter = element('span', { class: 'counter' });
  showCount(counter, place.slot.get()?.entries?.length ?? 0, lengthLimit(place.description));
  return group(place, form, () => entries(place, form), counter, removeButton(place, form));
}

function entries(place, form) {
  const { key, value } = form.whole(place);
  const parts = place.slot.get()?.entries ?? [];
  const add = () => {
    addEntry(place, value);
    form.unrolled.add(place.pointer);
    form.restructured(place.pointer, false);
    focusLastKey(form, place);
  };
  const more = button('add', `Add an entry to ${place.label}`, add, 'Add an entry');
  return [...rows(place, form, parts, (_, index) => row(place, form, { key, value }, parts, index)), more];
}

function addEntry({ slot }, value) {
  if (slot.get()?.kind !== 'object') slot.set(objectNode());
  slot.get().entries.push({ key: '', value: blank(value) });
}

function focusLastKey(form, { pointer }) {
  const keys = form.control(pointer)?.querySelectorAll(':scope > .body > .row > .key [data-target="key"]');
  [...(keys ?? [])].at(-1)?.focus();
}

function row(place, form, descriptions, parts, index) {
  const entry = parts[index];
  const value = element('div', { class: 'value' });
  const fill = () => value.replaceChildren(form.field(valuePlace(place, descriptions.value, entry)));
  const key = keyField(place, form, descriptions.key, entry, fill);
  fill();
  const wide = ['structure', 'union'].includes(descriptions.value.type) ? ' wide' : '';
  const label = entry.key || `entry ${index + 1}`;
  return element(
    'div',
    { class: `row entry${wide}` },
    key,
    value,
    removeRowButton(place, form, parts, index, label),
  );
}

/** Renaming makes the value's field anew, because every pointer in it changes. */
function keyField(place, form, description, entry, renamed) {
  const control = textInput(entry.key);
  const limit = lengthLimit(description);
  const counter = element('span', { class: 'counter' });
  const count = () => limit && showCount(counter, lengthOf(control.value, limit.unit), limit);
  control.addEventListener('input', () => {
    entry.key = control.value;
    control.dataset.pointer = pointerTo(place.pointer, entry.key);
    count();
    renamed();
    form.changed();
  });
  count();
  const keyPlace = {
    description,
    pointer: pointerTo(place.pointer, entry.key),
    label: 'key',
  };
  const field = frame(keyPlace, control, counter);
  control.dataset.target = 'key';
  field.classList.add('key');
  return field;
}

function valuePlace(place, description, entry) {
  return {
    description,
    pointer: pointerTo(place.pointer, entry.key),
    label: 'value',
    slot: { get: () => entry.value, set: (node) => (entry.value = node) },
    depth: place.depth + 1,
    role: 'part',
  };
}
