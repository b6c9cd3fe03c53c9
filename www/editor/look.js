// How the editor looks: the page's own colours, which reach into the shadow root as custom properties. The signs of
// severity are drawn here, because CodeMirror's own are images in `data:` addresses, which the policy forbids.

import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'transparent', fontSize: '0.8125rem' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '0.5rem 0' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--faint)', border: '0' },
  '.cm-activeLine': { backgroundColor: 'var(--hover)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--selection)',
  },
  '.cm-selectionMatch': { backgroundColor: 'var(--accent-soft)' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--accent-soft)',
    outline: '1px solid var(--line)',
  },
  '.cm-foldPlaceholder': {
    backgroundColor: 'var(--sunken)',
    borderColor: 'var(--line)',
    color: 'var(--faint)',
  },
  '.cm-foldGutter span': { padding: '0 0.2rem', color: 'var(--faint)' },
});

const lint = EditorView.theme({
  '.cm-lintRange': { backgroundImage: 'none', paddingBottom: '0' },
  '.cm-lintRange-error': { textDecoration: 'underline wavy var(--bad) 1.5px', textUnderlineOffset: '0.2em' },
  '.cm-lintRange-warning': {
    textDecoration: 'underline dashed var(--fair) 1.5px',
    textUnderlineOffset: '0.25em',
  },
  '.cm-lintRange-active': { backgroundColor: 'var(--hover)' },
  '.cm-lintPoint-error::after': { borderBottomColor: 'var(--bad)' },
  '.cm-lintPoint-warning::after': { borderBottomColor: 'var(--fair)' },
  '.cm-gutter-lint': { width: '1.1rem' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0.3em 0.2rem' },
  '.cm-lint-marker': { width: '0.7em', height: '0.7em' },
  '.cm-lint-marker-error': { content: '""', borderRadius: '50%', backgroundColor: 'var(--bad)' },
  '.cm-lint-marker-warning': { content: '""', borderRadius: '1px', backgroundColor: 'var(--fair)' },
  '.cm-tooltip': {
    ...{ backgroundColor: 'var(--card)', color: 'var(--ink)', border: '1px solid var(--line)' },
    ...{ borderRadius: '0.375rem', boxShadow: 'var(--shadow)', overflow: 'hidden', maxWidth: '32rem' },
  },
  '.cm-diagnostic': { padding: '0.35rem 0.6rem', fontFamily: 'var(--sans)', whiteSpace: 'pre-wrap' },
  '.cm-diagnostic-error': { borderLeft: '4px solid var(--bad)' },
  '.cm-diagnostic-warning': { borderLeft: '4px dashed var(--fair)' },
  '.cm-diagnosticSource': { color: 'var(--faint)', opacity: '1', fontSize: '0.75rem' },
});

const panels = EditorView.theme({
  '.cm-panels': { backgroundColor: 'var(--sunken)', color: 'var(--ink)', fontFamily: 'var(--sans)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-textfield': {
    ...{ backgroundColor: 'var(--card)', border: '1px solid var(--strong-line)', borderRadius: '0.25rem' },
  },
  '.cm-button': {
    ...{ backgroundImage: 'none', backgroundColor: 'var(--card)', border: '1px solid var(--strong-line)' },
    ...{ borderRadius: '0.25rem', color: 'inherit' },
  },
  '.cm-textfield, .cm-button': { minHeight: '1.5rem', fontSize: '0.8125rem' },
  '.cm-panel.cm-search label': { fontSize: '0.8125rem', lineHeight: '1.5rem' },
  '.cm-panel.cm-search [name=close]': { minWidth: '1.5rem', minHeight: '1.5rem', fontSize: '1rem' },
  '.cm-searchMatch': { backgroundColor: 'var(--fair-soft)', outline: '1px solid var(--fair)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--accent-soft)' },
});

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--json-key)' },
  { tag: tags.string, color: 'var(--json-text)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--json-literal)' },
  { tag: tags.punctuation, color: 'var(--faint)' },
]);

/** All of it. */
export const look = [theme, lint, panels, syntaxHighlighting(colours)];
