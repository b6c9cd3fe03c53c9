// Structures: their members in the model's order. Optional ones that are absent are a button until they are added.

import { limitsOf } from '../constraints.js';
import { button, element } from '../dom.js';
import { memberOf, objectNode, setMember } from '../json.js';
import { pointerTo } from '../pointer.js';
import { mark, messagesSlot } from './frame.js';
import { group, removeButton } from './group.js';
import { addedContainer } from './rows.js';

/** A structure as a group; the whole request or response has no frame of its own. */
export function structureField(place, form) {
  if (place.depth === 0) return element('div', { class: 'root' }, rules(place), ...members(place, form));
  return group(place, form, () => members(place, form), removeButton(place, form));
}

/** What is asked of the whole, such as one member out of three. */
function rules({ description }) {
  const { line, toggle, sources } = limitsOf(description);
  return toggle && element('div', { class: 'rules' }, line, toggle, sources);
}

/** The fields of all members. */
export function members(place, form) {
  const { members } = form.whole(place);
  if (members.length === 0) return [element('p', { class: 'none' }, 'It has no members.')];
  const order = members.map(({ name }) => name);
  return members.map((description) => form.field(memberPlace(place, description, order)));
}

function memberPlace({ pointer, slot, depth }, description, order) {
  const { name } = description;
  return {
    description,
    pointer: pointerTo(pointer, name),
    label: name,
    slot: memberSlot(slot, name, order),
    depth: depth + 1,
    role: 'member',
  };
}

/** Setting a member of a required structure that is still absent makes the structure. */
function memberSlot(parent, name, order) {
  const get = () => memberOf(parent.get(), name);
  const set = (node) => {
    if (parent.get()?.kind !== 'object') parent.set(objectNode());
    setMember(parent.get(), name, node, order);
  };
  return { get, set };
}

/** An optional container that is not there. */
export function absentField(place, form) {
  const { description, label, slot, pointer } = place;
  const add = () => {
    slot.set(addedContainer(form.whole(place)));
    form.open.set(pointer, true);
    form.restructured(pointer);
  };
  const control = mark(button('add', undefined, add, `Add ${label}`), place);
  const note = element('span', { class: 'kind' }, description.type);
  return element('div', { class: 'field absent' }, control, note, messagesSlot(control));
}
