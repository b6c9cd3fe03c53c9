// What editors mark of a range. Between the report and the helpers for editors.

import type { Position, Range } from './types.js';

/** The range; of several lines, which would mark half a document, their first character. */
export function markOf({ start, end }: Range): Range {
  return start.line === end.line ? { start, end } : { start, end: next(start) };
}

function next({ offset, line, column }: Position): Position {
  return { offset: offset + 1, line, column: column + 1 };
}
