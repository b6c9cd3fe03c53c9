// The helpers' types beside the editors' own. Never run.

import { type Diagnostic, linter, type LintSource } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import type { editor } from 'monaco-editor';
import { glue } from 'workflow-preflight';
import { type CodeMirrorDiagnostic, preflightLinter } from 'workflow-preflight/codemirror';
import { markersOf } from 'workflow-preflight/monaco';

const validator = glue.CreateWorkflow.request;
const source: LintSource = preflightLinter(validator);
export const extension: Extension = linter(preflightLinter(validator.field('/Name')));
export const markers: editor.IMarkerData[] = markersOf(validator.validateJson('{}'));
export const diagnostics: readonly Diagnostic[] = [] as CodeMirrorDiagnostic[];
void source;

// @ts-expect-error: values have no lines, so their violations have no markers
markersOf(validator.validate({}));
