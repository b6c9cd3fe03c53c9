// What reads lines: web streams, Node streams, texts, and nothing else.

import { glue } from 'workflow-preflight';
import {
  type NdjsonLine,
  type NdjsonReports,
  type NdjsonSummary,
  validateNdjson,
} from 'workflow-preflight/ndjson';

const { request } = glue.CreateWorkflow;

export async function totals(body: ReadableStream<Uint8Array>): Promise<NdjsonSummary> {
  const reports: NdjsonReports = validateNdjson(request, body);
  for await (const { line, report, text } of reports) {
    const places: string[] = report.ok ? [] : [`${line}${report.errors[0].pointer}`];
    const kept: string | Uint8Array | undefined = text;
    console.log(places, kept);
  }
  const syntax: number | undefined = reports.summary.errors.syntax;
  // @ts-expect-error: there is no such code
  reports.summary.errors.nothing;
  console.log(syntax);
  return reports.summary;
}

/** As Node declares its streams. */
interface NodeStream {
  read(size?: number): string | Uint8Array;
  [Symbol.asyncIterator](): AsyncIterableIterator<string | Uint8Array>;
}

export async function first(stream: NodeStream): Promise<NdjsonLine | NdjsonSummary> {
  const { value } = await validateNdjson(request, stream, { maxLineBytes: 1024, lineTooLong: String }).next();
  return value;
}

validateNdjson(request.field('/Name'), ['"a"\n"b"']);
validateNdjson(request, '{}');
validateNdjson(request, new Uint8Array());
// @ts-expect-error: numbers are no chunks
validateNdjson(request, [1]);
// @ts-expect-error: a validator is needed
validateNdjson(glue.CreateWorkflow, []);
// @ts-expect-error: there is no such option
validateNdjson(request, [], { limit: 5 });
