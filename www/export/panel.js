// The panel "Copy as": the request in the form that was chosen, with a button that copies it. Knows formats and the
// clipboard, not how requests are edited: the page says when something has changed.

import { figure } from '../counters.js';
import { button, element, freshId } from '../dom.js';
import { formatsFor } from './formats.js';

/** Laying out a text of half a megabyte in one line takes seconds; all of it is copied nevertheless. */
const SHOWN = 20_000;

/** Printing half a megabyte takes a tenth of a second: what takes longer than this waits for a pause in typing. */
const PROMPT = 8;
const PAUSE = 300;

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
    /** How many milliseconds the last printing took. */
    this.cost = 0;
    /** The timer of a printing that waits. */
    this.pending = undefined;
    this.group = freshId();
    this.choices = element('div', { class: 'segments', role: 'radiogroup', 'aria-label': 'Copy as' });
    this.copy = button('small', undefined, () => this.copyCode(), 'Copy');
    this.status = element('span', { class: 'status', role: 'status' });
    this.notes = element('ul', { class: 'export-notes', hidden: true });
    this.output = element('pre', { class: 'code export-code', tabindex: 0, role: 'region' });
    const tools = element('div', { class: 'export-tools' }, this.choices, this.copy, this.status);
    host.replaceChildren(tools, this.notes, this.output);
    this.update();
  }

  update() {
    clearTimeout(this.pending);
    this.pending = undefined;
    if (!this.host.checkVisibility()) return;
    if (this.cost <= PROMPT) this.refresh();
    else this.pending = setTimeout(() => this.refresh(), PAUSE);
  }

  refresh() {
    this.pending = undefined;
    const before = performance.now();
    this.print();
    this.cost = performance.now() - before;
  }

  print() {
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
      rest > 0
        ? `${code.slice(0, SHOWN)}\n… and ${figure(rest)} more characters, which are copied, too`
        : code;
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
      this.refresh();
    };
    const radio = element('input', { type: 'radio', name: this.group, value: key, onchange });
    return element('label', {}, radio, element('span', {}, label));
  }

  async copyCode() {
    if (this.pending !== undefined) {
      clearTimeout(this.pending);
      this.refresh();
    }
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
