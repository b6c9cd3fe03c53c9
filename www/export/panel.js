// The panel "Copy as": the request in the form that was chosen, with a button that copies it. Knows formats and the
// clipboard, not how requests are edited: the page says when something has changed.

import { button, element, freshId } from '../dom.js';
import { formatsFor } from './formats.js';

/** Laying out a text of half a megabyte in one line takes seconds; all of it is copied nevertheless. */
const SHOWN = 20_000;

/**
 * @param {HTMLElement} host an empty element
 * @param {{ get: () => import('./formats.js').Shown | undefined }} page `get` gives what is shown, nothing where the text is no
 *   JSON object that can be taken apart
 * @returns {{ update: () => void }} `update` is to be called when what is shown has changed, and when the host comes into
 *   sight; while it is out of sight it does nothing
 */
export function exportPanel(host, { get }) {
  const panel = new ExportPanel(host, get);
  return { update: () => panel.update() };
}

class ExportPanel {
  constructor(host, get) {
    this.host = host;
    this.get = get;
    this.key = 'json';
    this.code = '';
    this.group = freshId();
    this.choices = element('div', { class: 'choices', role: 'radiogroup', 'aria-label': 'Copy as' });
    this.copy = button('small', undefined, () => this.copyCode(), 'Copy');
    this.status = element('span', { class: 'status', role: 'status' });
    this.notes = element('ul', { class: 'export-notes', hidden: true });
    this.output = element('pre', { class: 'code export-code', tabindex: 0, role: 'region' });
    const tools = element('div', { class: 'export-tools' }, this.choices, this.copy, this.status);
    host.replaceChildren(tools, this.notes, this.output);
    this.update();
  }

  update() {
    if (!this.host.checkVisibility()) return;
    const shown = this.get();
    const formats = formatsFor(shown?.direction ?? 'request');
    const format = formats.find(({ key }) => key === this.key) ?? formats[0];
    this.showChoices(formats, format);
    const { code, notes } = shown ? format.print(shown) : { code: '', notes: [NOTHING] };
    this.show(code, notes, format);
  }

  show(code, notes, { label }) {
    this.copy.disabled = code === '';
    this.copy.setAttribute('aria-label', `Copy as ${label}`);
    this.output.setAttribute('aria-label', `As ${label}`);
    this.notes.hidden = notes.length === 0;
    this.notes.replaceChildren(...notes.map((note) => element('li', {}, note)));
    if (code === this.code) return;
    this.code = code;
    this.status.textContent = '';
    this.output.hidden = code === '';
    const rest = code.length - SHOWN;
    this.output.textContent =
      rest > 0 ? `${code.slice(0, SHOWN)}\n… and ${rest} more characters, which are copied, too` : code;
  }

  /** The choices are made anew only where they are other ones: the focus may be in them. */
  showChoices(formats, chosen) {
    const keys = formats.map(({ key }) => key).join(' ');
    if (this.choices.dataset.keys !== keys) {
      this.choices.dataset.keys = keys;
      this.choices.replaceChildren(...formats.map((format) => this.choice(format)));
    }
    this.choices.querySelector(`[value="${chosen.key}"]`).checked = true;
  }

  choice({ key, label }) {
    const onchange = () => {
      this.key = key;
      this.update();
    };
    const radio = element('input', { type: 'radio', name: this.group, value: key, onchange });
    return element('label', {}, radio, element('span', {}, label));
  }

  async copyCode() {
    try {
      await navigator.clipboard.writeText(this.code);
      this.status.textContent = 'Copied';
    } catch {
      // No clipboard without a secure origin or against a person's settings: then it is theirs to copy.
      this.output.textContent = this.code;
      getSelection().selectAllChildren(this.output);
      this.output.focus();
      this.status.textContent = 'Selected: copy it with Ctrl+C or ⌘C';
    }
  }
}

const NOTHING = 'There is no JSON object to copy.';
