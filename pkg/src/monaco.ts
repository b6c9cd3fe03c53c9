// workflow-preflight/monaco: violations as markers of the Monaco editor. It only translates; Monaco's own types are matched by
// shape, so that nobody has to install it who does not use it.

import { markOf } from './mark.js';
import type { JsonReport } from './types.js';

/** A marker, as Monaco's `editor.IMarkerData` has it. */
export interface MonacoMarker {
  /** `MarkerSeverity.Error` or `MarkerSeverity.Warning`. */
  severity: 8 | 4;
  /** The code of the violation, such as `length`. */
  code: string;
  message: string;
  /** Who says so: `workflow-preflight`. */
  source: string;
  startLineNumber: number;
  startColumn: number;
  endLineNumber: number;
  endColumn: number;
}

const SEVERITIES = { error: 8, warning: 4 } as const;

/**
 * The markers of a report, errors first.
 *
 * ```js
 * const report = glue.CreateWorkflow.request.validateJson(model.getValue());
 * monaco.editor.setModelMarkers(model, 'workflow-preflight', markersOf(report));
 * ```
 *
 * What stands over several lines, such as an object that lacks a member, is marked at its first character.
 */
export function markersOf(report: JsonReport): MonacoMarker[] {
  return [...report.errors, ...report.warnings].map(({ range, severity, code, message }) => {
    const { start, end } = markOf(range);
    return {
      severity: SEVERITIES[severity],
      code,
      message,
      source: 'workflow-preflight',
      startLineNumber: start.line,
      startColumn: start.column,
      endLineNumber: end.line,
      endColumn: end.column,
    };
  });
}
