// The JSON text of a part: for documents, which hold anything, and for values that the proper field cannot
// show, such as text where a structure belongs.

import { button, element } from '../dom.js';
import { literalNode, objectNode, read, write } from '../json.js';
import { frame } from './frame.js';

export function jsonField(place, form) {
  const { description, slot } = place;
  const node = slot.get();
  const control = element('textarea', {
    class: 'code',
    rows: 2,
    spellcheck: 'false',
    value: node ? write(node) : '',
  });
  const problem = element('p', {
    class: 'message error',
    role: 'alert',
    hidden: true,
  });
  control.addEventListener('input', () => {
    const valid = take(place, form, control.value);
    problem.hidden = valid;
    problem.textContent = valid ? '' : 'Not JSON yet: the request keeps the last value.';
    if (valid) form.changed();
  });
  const repair = description.type !== 'document' && repairButton(place, form);
  const field = frame(place, control, repair);
  control.after(problem);
  return field;
}

/** Puts the text's value into the slot, if it has one. */
function take({ slot, role }, form, text) {
  if (text.trim() === '') {
    slot.set(role === 'member' ? undefined : literalNode('null'));
    return true;
  }
  if (!form.reads(text)) return false;
  slot.set(read(text));
  return true;
}

/** Starts over with a value of the right type. */
function repairButton({ description, slot, label, pointer }, form) {
  const start = () => {
    slot.set(blank(description));
    form.restructured(pointer);
  };
  const words = `Start anew as a ${description.type}`;
  return button('small', `${words}: ${label}`, start, words);
}

/** What a part begins with. */
export function blank({ type, element: part }) {
  if (type === 'structure' || type === 'union' || type === 'map') return objectNode();
  if (type === 'list') return { kind: 'array', items: [blank(part)] };
  return { kind: 'string', text: '' };
}
