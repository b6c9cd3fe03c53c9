// The page of the test: both editors with one text each. Bundled by the test beside it.

import { linter, forEachDiagnostic, forceLinting } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import * as monaco from 'monaco-editor/editor/editor.api.js';
import { glue } from 'workflow-preflight';
import { preflightLinter } from 'workflow-preflight/codemirror';
import { markersOf } from 'workflow-preflight/monaco';

const validator = glue.CreateWorkflow.request;

/** What CodeMirror shows for a text: where, and what it covers there. */
window.inCodeMirror = async (doc) => {
  const parent = document.body.appendChild(document.createElement('div'));
  const extensions = [linter(preflightLinter(validator), { delay: 0 })];
  const view = new EditorView({ parent, state: EditorState.create({ doc, extensions }) });
  forceLinting(view);
  await new Promise((drawn) => setTimeout(drawn, 200));
  const shown = [];
  forEachDiagnostic(view.state, ({ severity, message, source }, from, to) => {
    shown.push({
      text: view.state.sliceDoc(from, to),
      line: view.state.doc.lineAt(from).number,
      severity,
      message,
      source,
    });
  });
  const underlined = parent.querySelectorAll('.cm-lintRange, .cm-lintPoint').length;
  view.destroy();
  return { shown, underlined };
};

/** What Monaco shows for a text. */
window.inMonaco = async (text) => {
  const parent = document.body.appendChild(document.createElement('div'));
  parent.style.height = '300px';
  const model = monaco.editor.createModel(text, 'plaintext');
  const editor = monaco.editor.create(parent, { model });
  monaco.editor.setModelMarkers(
    model,
    'workflow-preflight',
    markersOf(validator.validateJson(model.getValue())),
  );
  await new Promise((drawn) => setTimeout(drawn, 500));
  const names = { [monaco.MarkerSeverity.Error]: 'error', [monaco.MarkerSeverity.Warning]: 'warning' };
  const shown = monaco.editor.getModelMarkers({ resource: model.uri }).map((marker) => ({
    ...{
      text: model.getValueInRange(marker),
      line: marker.startLineNumber,
      severity: names[marker.severity],
    },
    ...{ message: marker.message, source: marker.source },
  }));
  const underlined = parent.querySelectorAll('.squiggly-error, .squiggly-warning').length;
  editor.dispose();
  model.dispose();
  return { shown, underlined };
};
