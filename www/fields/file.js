// Files as the value of a field: chosen by a button, or dropped on the control. They are read here and go nowhere
// else. What a file's bytes become, the field says.

import { figure } from '../counters.js';
import { button, element } from '../dom.js';

/** Far more than any field takes. Reading more would only hold the page up. */
const LARGEST = 32 * 1024 * 1024;

/** Why a file is not taken, in words. */
export class Refusal extends Error {}

/**
 * Lets a control take a file.
 *
 * @template Content
 * @param {HTMLElement} control on which files can be dropped
 * @param {string} label of the field
 * @param {(file: File) => Promise<Content>} read throws a `Refusal` where the file is of no use
 * @param {(content: Content) => void} took
 * @returns {{ tools: HTMLElement[], note: HTMLElement }} `tools` stand beside the label, `note` below the control
 */
export function fileTaker(control, label, read, took) {
  const note = element('p', { class: 'file-note', role: 'status' });
  const take = async (files) => {
    note.textContent = '';
    note.textContent = await taken(files, read, took);
  };
  const input = element('input', { type: 'file', hidden: true, 'aria-label': `File for ${label}` });
  input.addEventListener('change', async () => {
    await take([...input.files]);
    input.value = '';
  });
  acceptDrops(control, take);
  const open = button('small', `Take ${label} from a file`, () => input.click(), 'File…');
  return { tools: [open, input], note };
}

/** Takes the first file, and says what came of it. */
async function taken([file, ...others], read, took) {
  if (file === undefined) return '';
  const size = `${file.name}: ${figure(file.size)} ${file.size === 1 ? 'byte' : 'bytes'}`;
  try {
    if (file.size > LARGEST)
      throw new Refusal(`not taken, because files of more than ${figure(LARGEST)} bytes are not read`);
    took(await read(file));
  } catch (error) {
    if (error instanceof Refusal) return `${size}, ${error.message}.`;
    return `${file.name} cannot be read: ${error.message}`;
  }
  return others.length === 0 ? size : `${size}. Only the first file was taken.`;
}

function acceptDrops(control, take) {
  const mark = (marked) => control.classList.toggle('dropping', marked);
  control.addEventListener('dragover', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    mark(true);
  });
  control.addEventListener('dragleave', () => mark(false));
  control.addEventListener('drop', (event) => {
    mark(false);
    if (!holdsFiles(event)) return;
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });
}

/** A file that misses its field must not replace the page, and with it all that was typed. */
export function ignoreStrayFiles(page) {
  for (const type of ['dragover', 'drop']) {
    page.addEventListener(type, (event) => {
      if (!holdsFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'none';
    });
  }
}

function holdsFiles({ dataTransfer }) {
  return dataTransfer?.types.includes('Files') ?? false;
}

/** The text of a file, without the mark that some editors begin it with. */
export async function textOf(file) {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('not taken, because it is not text in UTF-8');
  }
}

/** The bytes of a file in base64. */
export function base64Of(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
