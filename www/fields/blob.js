// Bytes: base64 text, or a file that is turned into it.

import { decodedLength, lengthLimit, showCount } from '../counters.js';
import { element } from '../dom.js';
import { stringNode } from '../json.js';
import { base64Of, fileTaker } from './file.js';
import { emptied, frame } from './frame.js';
import { shownText, textInput } from './text.js';

export function blobField(place, form) {
  const limit = lengthLimit(place.description);
  const control = textInput(shownText(place.slot.get()), {
    placeholder: 'base64',
    class: 'code',
  });
  const counter = element('span', { class: 'counter' });
  const count = () => showCount(counter, decodedLength(control.value), limit);
  const take = () => {
    place.slot.set(emptied(place, control.value, stringNode(control.value)));
    count();
    form.changed();
  };
  control.addEventListener('input', take);
  count();
  const { tools, note } = fileTaker(control, place.label, base64Of, (base64) => {
    control.value = base64;
    take();
  });
  const field = frame(place, control, counter, ...tools);
  control.after(note);
  return field;
}
