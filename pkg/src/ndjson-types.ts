// The public types of `workflow-preflight/ndjson`. They hold no code.

import type { Code, JsonReport } from './types.js';

/** What judges the lines: any validator of this package. */
export interface LineValidator {
  validateJson(text: string | Uint8Array, options: { firstLine: number }): JsonReport;
}

/** A web stream, as far as it is used: not every browser can iterate over one. */
export interface ReadableStreamLike {
  getReader(): {
    read(): Promise<{ done: boolean; value?: unknown }>;
    cancel(reason?: unknown): Promise<unknown>;
    releaseLock(): void;
  };
}

/**
 * Where lines come from: a web stream, a Node stream, or anything else that gives chunks of text or of UTF-8 bytes,
 * cut anywhere. A text or bytes by themselves are one chunk.
 */
export type NdjsonInput =
  ReadableStreamLike | AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array> | Uint8Array;

/** How lines are read. */
export interface NdjsonOptions {
  /**
   * The longest line that is judged, in bytes of UTF-8 without its line break: 64 MiB unless said otherwise, and at
   * most 256 MiB. Of a longer line nothing is kept.
   */
  maxLineBytes?: number;
  /** The message on a longer line, in English unless said otherwise: `setMessages` is the validator's, and no validator
   * reads such a line. */
  lineTooLong?: (maxLineBytes: number) => string;
}

/** What was found in a line. */
export interface NdjsonLine {
  /** The number of the line, from 1. Blank lines count, though they are passed over. */
  line: number;
  /**
   * Paths, offsets and columns begin at the line, as `text` does; the lines in ranges and messages are those of the
   * input. A line that is longer than `maxLineBytes` has one `length` error at its root, whose `params` are
   * `{ max, unit: 'bytes' }`.
   */
  report: JsonReport;
  /**
   * The line as it came, without its line break; absent where it was too long. Bytes may be a part of the chunk: who keeps
   * them for long, or changes the chunk, copies them.
   */
  text?: string | Uint8Array;
}

/** What was found in all lines so far. */
export interface NdjsonSummary {
  /** The lines judged, those that were too long included. */
  lines: number;
  /** Those without an error. */
  ok: number;
  /** Those with an error. */
  failed: number;
  /** The errors, by code. Of a line whose report is `truncated`, those in the report. */
  errors: Partial<Record<Code, number>>;
  /** The warnings, by code. */
  warnings: Partial<Record<Code, number>>;
}

/** The reports of the lines, one at a time. What it returns at the end is the summary. */
export interface NdjsonReports extends AsyncGenerator<NdjsonLine, NdjsonSummary, undefined> {
  /** The totals of the lines that were handed out; of all, once the iteration is over. */
  readonly summary: NdjsonSummary;
}
