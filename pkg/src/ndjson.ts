// `workflow-preflight/ndjson`: judges lines of JSON as they come, one at a time, in memory that does not grow with the
// input. An entry of its own, without the engine: whoever has a validator hands it in.

import { kindOf } from './kind.js';
import { chunksOf } from './ndjson-chunks.js';
import { type Line, Lines } from './ndjson-lines.js';
import type {
  LineValidator,
  NdjsonInput,
  NdjsonLine,
  NdjsonOptions,
  NdjsonReports,
  NdjsonSummary,
} from './ndjson-types.js';
import type { Code, JsonReport, Violation } from './types.js';

export type * from './ndjson-types.js';

/** The longest line unless said otherwise, in bytes. */
const USUAL_LIMIT = 64 * 1024 * 1024;
/** What the engine reads at most, in bytes. */
const LARGEST_LIMIT = 256 * 1024 * 1024;

/**
 * Judges the lines of newline-delimited JSON one by one, as they are asked for: no chunk is read before the lines of
 * the one before were taken, and nothing is kept but the line at hand.
 *
 * Lines end with a line feed, with or without a carriage return; the last one need not. Blank lines and a byte order mark
 * at the beginning are passed over. A line that is not JSON has a `syntax` error, and the next one is judged as ever.
 * Whoever stops early (`break`, `return()`) has the input closed.
 *
 * @param validator What judges each line, such as `glue.CreateWorkflow.request`.
 * @param input A web stream, a Node stream or any iterable of chunks.
 * @throws TypeError when an argument is none of these, at once; when a chunk is neither text nor bytes, and when a line
 *   is text in part and bytes in part, on the way. What the input throws is passed on.
 */
export function validateNdjson(
  validator: LineValidator,
  input: NdjsonInput,
  options: NdjsonOptions = {},
): NdjsonReports {
  if (typeof (validator as unknown as LineValidator | undefined)?.validateJson !== 'function') {
    throw new TypeError(`validateNdjson: a validator is needed, not ${kindOf(validator)}`);
  }
  const limits = readOptions(options);
  const summary: NdjsonSummary = { lines: 0, ok: 0, failed: 0, errors: {}, warnings: {} };
  return Object.assign(reports(validator, chunksOf(input), limits, summary), { summary });
}

type Limits = Required<NdjsonOptions>;

const inEnglish = (maxLineBytes: number) => `The line is longer than ${maxLineBytes} bytes. It was not read.`;

function readOptions({ maxLineBytes = USUAL_LIMIT, lineTooLong = inEnglish }: NdjsonOptions): Limits {
  if (!Number.isInteger(maxLineBytes) || maxLineBytes < 1 || maxLineBytes > LARGEST_LIMIT) {
    throw new TypeError(`validateNdjson: maxLineBytes must be a whole number from 1 to ${LARGEST_LIMIT}`);
  }
  if (typeof lineTooLong !== 'function') {
    throw new TypeError(`validateNdjson: lineTooLong must be a function, not ${kindOf(lineTooLong)}`);
  }
  return { maxLineBytes, lineTooLong };
}

async function* reports(
  validator: LineValidator,
  chunks: AsyncIterable<unknown> | Iterable<unknown>,
  limits: Limits,
  summary: NdjsonSummary,
): AsyncGenerator<NdjsonLine, NdjsonSummary, undefined> {
  const lines = new Lines(limits.maxLineBytes);
  const judged = (line: Line) => count(summary, judge(validator, line, limits));
  for await (const chunk of chunks) {
    for (const line of lines.in(chunk)) yield judged(line);
  }
  const last = lines.last();
  if (last) yield judged(last);
  return summary;
}

function judge(validator: LineValidator, { number, text }: Line, limits: Limits): NdjsonLine {
  if (text === undefined) return { line: number, report: tooLong(number, limits) };
  return { line: number, report: validator.validateJson(text, { firstLine: number }), text };
}

function tooLong(line: number, { maxLineBytes: max, lineTooLong }: Limits): JsonReport {
  const violation: Violation = {
    path: [],
    pointer: '',
    code: 'length',
    severity: 'error',
    source: 'advice',
    message: lineTooLong(max),
    serviceMessage: `Value at '' failed to satisfy constraint: Member must have length less than or equal to ${max}`,
    params: { max, unit: 'bytes' },
  };
  // Where reports of JSON text say where things stand, such a line is at fault from its beginning.
  const place = { offset: 0, line, column: 1 };
  return {
    ok: false,
    errors: [Object.assign(violation, { range: { start: place, end: place } })],
    warnings: [],
  };
}

function count(summary: NdjsonSummary, found: NdjsonLine): NdjsonLine {
  const { ok, errors, warnings } = found.report;
  summary.lines++;
  if (ok) summary.ok++;
  else summary.failed++;
  add(summary.errors, errors);
  add(summary.warnings, warnings);
  return found;
}

function add(totals: Partial<Record<Code, number>>, violations: readonly Violation[]): void {
  for (const { code } of violations) totals[code] = (totals[code] ?? 0) + 1;
}
