// A value out of a few. A value that is none of them stays visible and stays in the request until another one
// is chosen.

import { element } from '../dom.js';
import { literalNode, stringNode } from '../json.js';
import { frame } from './frame.js';
import { shownText } from './text.js';

export function enumField(place, form) {
  const { params } = place.description.constraints.find(({ code }) => code === 'enum');
  return choice(place, form, params.allowed, stringNode);
}

export function booleanField(place, form) {
  return choice(place, form, ['true', 'false'], literalNode);
}

function choice(place, form, values, toNode) {
  const node = place.slot.get();
  const shown = shownText(node);
  const strange = shown !== '' && !(values.includes(shown) && toNode(shown).kind === node.kind);
  const options = values.map((value) => element('option', { value }, value));
  const unset = element('option', { value: '' }, 'not set');
  // Its value cannot be confused with an allowed one: a line break stands in none of them.
  const kept = strange && element('option', { value: '\n' }, `${shown} (as typed)`);
  const control = element('select', {}, unset, ...options, kept);
  control.value = strange ? '\n' : shown;
  control.addEventListener('input', () => {
    place.slot.set(chosen(control.value, node, toNode, place));
    form.changed();
  });
  return frame(place, control);
}

function chosen(value, original, toNode, { role }) {
  if (value === '\n') return original;
  if (value === '') return role === 'member' ? undefined : stringNode('');
  return toNode(value);
}
