// Bytes: base64 text, or a file that is turned into it. The file is read here and goes nowhere else.

import { decodedLength, lengthLimit, showCount } from '../counters.js';
import { button, element } from '../dom.js';
import { stringNode } from '../json.js';
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
  const picker = filePicker(place, (base64) => {
    control.value = base64;
    take();
  });
  return frame(place, control, counter, ...picker);
}

function filePicker({ label }, took) {
  const input = element('input', {
    type: 'file',
    hidden: true,
    'aria-label': `File for ${label}`,
  });
  input.addEventListener('change', async () => {
    const [file] = input.files;
    if (file !== undefined) took(await base64Of(file));
    input.value = '';
  });
  const open = button('small', `Take ${label} from a file`, () => input.click(), 'File…');
  return [open, input];
}

/** @param {Blob} file */
function base64Of(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
