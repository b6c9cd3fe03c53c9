// The editor, before it has been fetched and after: it is the largest part of the page, and neither form nor verdict need
// wait for it. Until it is there, its text is kept here.

/** @typedef {import('./editor.js').Editor} Editor */

export class LateEditor {
  /**
   * @param {HTMLElement} host
   * @param {ConstructorParameters<typeof Editor>[1] & { arrived: () => void }} options `arrived` is called when the editor
   *   shows the text, but no marks yet
   */
  constructor(host, { arrived, ...options }) {
    this.kept = '';
    this.arrival = import('./editor.js').then(({ Editor }) => {
      /** @type {Editor | undefined} */
      this.editor = new Editor(host, options);
      this.editor.open(this.kept);
      arrived();
    });
  }

  get text() {
    return this.editor?.text ?? this.kept;
  }

  /** What `open` takes to show this document again. */
  get state() {
    return this.editor?.state ?? this.kept;
  }

  open(document) {
    if (this.editor === undefined) this.kept = document;
    else this.editor.open(document);
  }

  replace(text) {
    // Line ends are as the editor will have them.
    if (this.editor === undefined) this.kept = text.replaceAll(/\r\n?/g, '\n');
    else this.editor.replace(text);
  }

  mark(marks, invalid) {
    this.editor?.mark(marks, invalid);
  }

  select(from, to) {
    this.editor?.select(from, to);
  }

  focus() {
    this.editor?.focus();
  }
}
