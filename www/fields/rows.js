// What lists and maps share: rows that are added and removed, of which a long container shows the first ones.

import { figure } from '../counters.js';
import { button } from '../dom.js';
import { blank } from './json.js';

/** How many rows are shown unasked. */
const SHOWN = 50;

/** The rows, and a button for those that are not shown. */
export function rows(place, form, parts, toRow) {
  const shown = form.unrolled.has(place.pointer) ? parts.length : Math.min(parts.length, SHOWN);
  const more = () => {
    form.unrolled.add(place.pointer);
    form.refresh({ pointer: place.pointer });
    form.focus(place.pointer);
    form.shown();
  };
  const rest = parts.length - shown;
  const unroll = rest > 0 && button('add', undefined, more, `Show the other ${figure(rest)}`);
  return [...parts.slice(0, shown).map(toRow), unroll];
}

/** Takes the part at an index away, and moves the focus to the container. */
export function removeRowButton(place, form, parts, index, label) {
  const remove = () => {
    parts.splice(index, 1);
    form.restructured(place.pointer);
  };
  return button('small remove', `Remove ${label}`, remove, '×');
}

/** What a container begins with when it is added: a list or map with one row to fill in. */
export function addedContainer(description) {
  if (description.type !== 'map') return blank(description);
  return {
    kind: 'object',
    entries: [{ key: '', value: blank(description.value) }],
  };
}
