// Lists: one row per element.

import { lengthLimit, showCount } from '../counters.js';
import { button, element } from '../dom.js';
import { pointerTo } from '../pointer.js';
import { group, removeButton } from './group.js';
import { blank } from './json.js';
import { removeRowButton, rows } from './rows.js';

export function listField(place, form) {
  const counter = element('span', { class: 'counter' });
  showCount(counter, place.slot.get()?.items?.length ?? 0, lengthLimit(place.description));
  return group(place, form, () => elements(place, form), counter, removeButton(place, form));
}

function elements(place, form) {
  const part = form.whole(place).element;
  const items = place.slot.get()?.items ?? [];
  const add = () => {
    addElement(place, part);
    form.unrolled.add(place.pointer);
    form.restructured(place.pointer, pointerTo(place.pointer, place.slot.get().items.length - 1));
  };
  const more = button('add', `Add an element to ${place.label}`, add, 'Add an element');
  return [...rows(place, form, items, (_, index) => row(place, form, part, items, index)), more];
}

function addElement({ slot }, part) {
  if (slot.get()?.kind !== 'array') slot.set({ kind: 'array', items: [] });
  slot.get().items.push(blank(part));
}

function row(place, form, description, items, index) {
  const label = `${place.label} ${index + 1}`;
  const field = form.field({
    description,
    pointer: pointerTo(place.pointer, index),
    label,
    preview: () => preview(items[index]),
    slot: { get: () => items[index], set: (node) => (items[index] = node) },
    depth: place.depth + 1,
    role: 'part',
  });
  return element('div', { class: 'row' }, field, removeRowButton(place, form, items, index, label));
}

/** What a closed element is recognised by: the first text in it. */
function preview(node) {
  const first = node?.entries?.find(({ value }) => value.kind === 'string');
  return first?.value.text.slice(0, 40);
}
