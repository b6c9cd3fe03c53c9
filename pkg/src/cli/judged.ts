// What passes from the documents that are checked (documents.ts) to the formats in which they are reported: one JSON
// document, or one line of many, with its report; and where in a file a violation stands.

import type { JsonReport, Position, Range, Violation } from '../types.js';

/** A document that was judged. */
export interface Judged {
  /** As it was named by the user; absent where it came from standard input. */
  file?: string;
  /** The line of the file that it is, from 1; absent where it is all of the file. */
  line?: number;
  report: JsonReport;
  /** As it was read; absent where it was too long. */
  text?: string | Uint8Array;
}

/** What was found in all documents. */
export interface Totals {
  documents: number;
  refused: number;
  errors: number;
  warnings: number;
  /** Why files could not be read to their end, in words. */
  unread: string[];
}

/** A way to say what was found. All of it is said piece by piece, since there may be more than fits into memory. */
export interface Format {
  /** Whether it wants to hear of documents without findings, too. */
  readonly everything?: boolean;
  begin(): string;
  /** Called for documents with findings only, unless it wants everything. */
  found(judged: Judged): string;
  end(totals: Totals): string;
}

/** Errors before warnings, as reports have them. */
export function violationsOf({ report }: Judged): Violation[] {
  return [...report.errors, ...report.warnings];
}

/** Where a violation stands in its own document, if its report says so. */
export function rangeOf(violation: Violation & { range?: Range }): Range | undefined {
  return violation.range;
}

/**
 * Where a violation stands in its file: for one of many lines, at least the line. Offsets stay those of the document. Such
 * a line ends with a line feed and with nothing else, so that its columns are its offsets.
 */
export function placeOf({ line }: Judged, violation: Violation): Partial<Range> & { line?: number } {
  const range = rangeOf(violation);
  if (line === undefined) return range ? { ...range, line: range.start.line } : {};
  if (range === undefined) return { line };
  const placed = ({ offset }: Position) => ({ offset, line, column: offset + 1 });
  return { start: placed(range.start), end: placed(range.end), line };
}

/** What a document is called. */
export function nameOf({ file }: Judged): string {
  return file ?? '<stdin>';
}
