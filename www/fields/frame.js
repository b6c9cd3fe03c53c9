// What surrounds every control: label, mark, counter, limits, and the place for messages. The ids tie them
// together; messages.js finds its place by them.

import { limitsOf } from '../constraints.js';
import { element, freshId } from '../dom.js';

/** The id of the place for the messages of a control. */
export const messagesId = (control) => `${control.id}-messages`;

/** The place for the messages of a control. */
export function messagesSlot(control) {
  return element('div', { id: messagesId(control), class: 'messages' });
}

/** Makes an element the control of a place. */
export function mark(control, place, target) {
  control.id ||= freshId();
  control.dataset.pointer = place.pointer;
  if (target !== undefined) control.dataset.target = target;
  control.setAttribute('aria-describedby', messagesId(control));
  // Groups have no such state: what they say is in their legend and their messages.
  if (place.description.required && !control.matches('fieldset'))
    control.setAttribute('aria-required', 'true');
  return control;
}

/** Whether a value must be there: "expected" where its absence is only a warning. */
export function requiredMark({ constraints }) {
  const required = constraints.find(({ code }) => code === 'required');
  if (required === undefined) return undefined;
  const word = required.severity === 'error' ? 'required' : 'expected';
  return element('span', { class: `mark ${word}` }, word);
}

/**
 * A labelled control with all that belongs to it.
 *
 * @param {import('../form.js').Place} place
 * @param {HTMLElement} control
 * @param {...HTMLElement} extras a counter, buttons: shown at the right of the label
 */
export function frame(place, control, ...extras) {
  mark(control, place);
  const { line, toggle, sources } = limitsOf(place.description);
  if (line) control.setAttribute('aria-describedby', `${messagesId(control)} ${line.id}`);
  const label = element('label', { for: control.id }, place.label);
  const head = element('div', { class: 'head' }, label, requiredMark(place.description), ...extras, toggle);
  return element('div', { class: 'field' }, head, control, messagesSlot(control), line, sources);
}

/** What stands in a slot once its control holds this text: nothing, where a member is emptied. */
export function emptied({ role }, text, node) {
  return text === '' && role === 'member' ? undefined : node;
}
