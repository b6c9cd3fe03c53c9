// workflow-preflight/codemirror: violations as diagnostics of CodeMirror 6. It only translates; CodeMirror's own types are
// matched by shape, so that nobody has to install it who does not use it.

import { markOf } from './mark.js';
import type { Severity, Validator } from './types.js';

/** A diagnostic, as `@codemirror/lint` has it. */
export interface CodeMirrorDiagnostic {
  /** Where it begins, in UTF-16 units from the start of the document. */
  from: number;
  /** Where it has ended. */
  to: number;
  severity: Severity;
  message: string;
  /** Who says so: `workflow-preflight`. */
  source: string;
}

/** What is needed of CodeMirror's `EditorView`. */
export interface CodeMirrorView {
  readonly state: { readonly doc: { toString(): string } };
}

/**
 * A source for CodeMirror's `linter`: judges the document as JSON text each time it is asked.
 *
 * ```js
 * import { linter } from '@codemirror/lint';
 * const extension = linter(preflightLinter(glue.CreateWorkflow.request));
 * ```
 *
 * What stands over several lines, such as an object that lacks a member, is marked at its first character.
 */
export function preflightLinter(
  validator: Pick<Validator, 'validateJson'>,
): (view: CodeMirrorView) => CodeMirrorDiagnostic[] {
  return ({ state }) => {
    // CodeMirror counts every line end as one unit, and writes it so here.
    const { errors, warnings } = validator.validateJson(state.doc.toString());
    return [...errors, ...warnings].map(({ range, severity, message }) => {
      const { start, end } = markOf(range);
      return { from: start.offset, to: end.offset, severity, message, source: 'workflow-preflight' };
    });
  };
}
