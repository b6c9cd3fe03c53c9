// What the editor marks: the violations of a report where the package's helper for CodeMirror says, and those of the
// service, which come without a place in the text, where their path leads.

import { preflightLinter } from 'workflow-preflight/codemirror';
import { locate } from '../json.js';

/**
 * @param {import('workflow-preflight').JsonReport} report of the text
 * @param {import('workflow-preflight/service-error').ServiceViolation[]} said by the service
 * @param {string} text
 * @param {boolean} readable whether the text can be taken apart
 */
export function marksOf(report, said, text, readable) {
  // The report is there already: the text need not be judged a second time.
  const ours = preflightLinter({ validateJson: () => report })({ state: { doc: text } });
  return [
    ...ours,
    ...said.map((violation) => markOf(violation, readable ? locate(text, violation.path) : undefined)),
  ];
}

function markOf({ message }, place) {
  const { start, end } = place ?? { start: 0, end: 0 };
  return { from: start, to: end, severity: 'error', message, source: 'the service said' };
}
