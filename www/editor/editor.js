// The JSON text as CodeMirror shows it. It lives in a shadow root: there CodeMirror's styles are style sheets made by
// script, which a strict policy allows, rather than <style> elements, which it does not.
//
// Knows texts and marks, but neither what is right or wrong nor that there is a form.

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Annotation, EditorState } from '@codemirror/state';
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { changeBetween } from './change.js';
import { look } from './look.js';

/** Marks what the page did to the text, of which it need not be told. */
const byPage = Annotation.define();

export class Editor {
  /**
   * @param {HTMLElement} host
   * @param {{ label: string, changed: (how: { typed: boolean }) => void }} options `changed` is called when somebody has
   *   edited the text here; `typed` if key by key, so that more is to be expected
   */
  constructor(host, { label, changed }) {
    const root = host.attachShadow({ mode: 'open' });
    this.invalid = false;
    this.extensions = [
      ...looks(),
      ...[indentOnInput(), history(), search({ top: true }), json()],
      // Tab is not among the keys: it moves the focus on, as everywhere else in the page.
      keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...foldKeymap]),
      EditorView.contentAttributes.of(() => ({
        'aria-label': label,
        tabindex: '0',
        ...(this.invalid && { 'aria-invalid': 'true' }),
      })),
      EditorView.updateListener.of((update) => {
        const { docChanged, transactions } = update;
        if (!docChanged || transactions.some((one) => one.annotation(byPage))) return;
        changed({
          typed: transactions.every((one) => one.isUserEvent('input.type') || one.isUserEvent('delete')),
        });
      }),
    ];
    this.view = new EditorView({ state: this.stateOf(''), parent: root, root });
  }

  /** The text. Lines end with `\n`, whatever they ended with when they were put in. */
  get text() {
    const { doc } = this.view.state;
    if (this.read?.doc !== doc) this.read = { doc, text: doc.toString() };
    return this.read.text;
  }

  /** Shows another document: a text, or what `state` gave, with its history. */
  open(document) {
    this.view.setState(typeof document === 'string' ? this.stateOf(document) : document);
  }

  /** What is needed to show this document again. */
  get state() {
    return this.view.state;
  }

  /** Makes the text another one by the smallest change, which can be undone. */
  replace(text) {
    const changes = changeBetween(this.text, text.replaceAll(/\r\n?/g, '\n'));
    if (changes === undefined) return;
    this.view.dispatch({ changes, annotations: byPage.of(true), userEvent: 'input.type.page' });
  }

  /**
   * @param {import('@codemirror/lint').Diagnostic[]} marks
   * @param {boolean} invalid whether the text as a whole is at fault
   */
  mark(marks, invalid) {
    this.invalid = invalid;
    this.view.dispatch(setDiagnostics(this.view.state, marks));
  }

  /** Selects a part of the text and scrolls to it. */
  select(from, to) {
    const { length } = this.view.state.doc;
    const [anchor, head] = [from, to].map((offset) => Math.min(offset, length));
    const effects = EditorView.scrollIntoView(anchor, { y: 'center' });
    this.view.dispatch({ selection: { anchor, head }, effects });
  }

  focus() {
    this.view.focus();
  }

  stateOf(doc) {
    return EditorState.create({ doc, extensions: this.extensions });
  }
}

function looks() {
  return [
    ...[lineNumbers(), foldGutter(), lintGutter(), highlightActiveLine(), highlightActiveLineGutter()],
    ...[highlightSpecialChars(), highlightSelectionMatches(), drawSelection(), bracketMatching()],
    look,
  ];
}
