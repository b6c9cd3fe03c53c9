// A container in the form: a fieldset that opens and closes, whose inside is made when it is opened.

import { limitsOf } from '../constraints.js';
import { button, element, freshId } from '../dom.js';
import { mark, messagesSlot, requiredMark } from './frame.js';

/** Containers open by themselves down to this depth, unless they hold more than this many values... */
const OPEN_DEPTH = 4;
const OPEN_SIZE = 60;
/** ...which does not matter at the top, where everything may be inside a single list. */
const TOP = 1;

/**
 * @param {import('../form.js').Place} place
 * @param {import('../form.js').Form} form
 * @param {() => (Node | false | undefined)[]} inside makes what the group holds
 * @param {...(HTMLElement | false | undefined)} extras a counter, buttons: shown in the legend
 */
export function group(place, form, inside, ...extras) {
  const body = element('div', { class: 'body', id: freshId() });
  const toggle = toggleButton(place, form, body.id);
  const limits = limitsOf(place.description);
  const tools = [...extras, limits.toggle];
  const legend = element('legend', {}, toggle, requiredMark(place.description), hiddenCount(), ...tools);
  const fieldset = mark(element('fieldset', { class: 'group', 'aria-labelledby': toggle.id }, legend), place);
  fieldset.append(...[messagesSlot(fieldset), limits.line, limits.sources, body].filter(Boolean));
  const set = (open) => {
    toggle.setAttribute('aria-expanded', String(open));
    body.replaceChildren(...(open ? inside().filter(Boolean) : []));
  };
  toggle.addEventListener('click', () => {
    const open = toggle.getAttribute('aria-expanded') === 'false';
    form.open.set(place.pointer, open);
    set(open);
    form.shown();
  });
  set(form.open.get(place.pointer) ?? opensByItself(place));
  return fieldset;
}

function toggleButton(place, form, controls) {
  const toggle = button('toggle', undefined, undefined, place.label);
  toggle.id = freshId();
  toggle.setAttribute('aria-controls', controls);
  if (place.preview !== undefined) {
    const preview = element('span', { class: 'preview' }, place.preview() ?? '');
    form.previews.set(preview, place.preview);
    toggle.append(' ', preview);
  }
  return toggle;
}

/** How many problems are out of sight in a closed group; messages.js fills it. */
function hiddenCount() {
  return element('span', { class: 'inside' });
}

function opensByItself({ depth, slot }) {
  return depth <= TOP || (depth < OPEN_DEPTH && sizeOf(slot.get(), OPEN_SIZE) <= OPEN_SIZE);
}

/** How many values there are inside; counting stops beyond the limit. */
function sizeOf(node, limit) {
  const parts = node?.items ?? node?.entries?.map(({ value }) => value) ?? [];
  let size = parts.length;
  for (const part of parts) {
    if (size > limit) break;
    size += sizeOf(part, limit);
  }
  return size;
}

/** Takes a member away again. */
export function removeButton({ role, label, slot, pointer }, form) {
  if (role !== 'member') return undefined;
  const remove = () => {
    slot.set(undefined);
    form.restructured(pointer);
  };
  return button('small remove', `Remove ${label}`, remove, 'Remove');
}
