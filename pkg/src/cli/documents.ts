// Documents out of files and standard input, judged as they are read. It must not know how they are reported.

import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Validator } from '../index.js';
import { validateNdjson } from '../ndjson.js';
import type { Judged } from './judged.js';
import type { Progress } from './progress.js';

/** What files of lines are called. */
const NDJSON = ['.ndjson', '.jsonl'];
/** What stands for standard input. */
const STDIN = '-';

/** The file could not be read, or not to its end. */
export class Unreadable extends Error {}

/** How documents are judged. */
export interface Judging {
  validator: Validator;
  ndjson: boolean;
  progress: Progress;
}

/** The documents of one file, one by one. */
export async function* documentsIn(name: string, judging: Judging): AsyncGenerator<Judged> {
  const { validator, ndjson } = judging;
  const file = name === STDIN ? {} : { file: name };
  const isLines = ndjson || NDJSON.includes(extname(name).toLowerCase());
  try {
    const size = name === STDIN ? undefined : (await stat(name)).size;
    const stream = name === STDIN ? process.stdin : createReadStream(name);
    if (!isLines) yield { ...file, ...(await whole(stream, validator)) };
    else for await (const judged of lines(stream, size, judging)) yield { ...file, ...judged };
  } catch (error) {
    if (!isAboutReading(error)) throw error;
    throw new Unreadable(`cannot read ${name === STDIN ? 'standard input' : name}: ${error.message}`);
  }
}

async function whole(stream: NodeJS.ReadableStream, validator: Validator) {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks);
  return { report: validator.validateJson(text), text };
}

async function* lines(
  stream: NodeJS.ReadStream | ReadStream,
  size: number | undefined,
  { validator, progress }: Judging,
): AsyncGenerator<Judged> {
  for await (const judged of validateNdjson(validator, stream)) {
    progress.line(judged.line, stream.bytesRead, size);
    yield judged;
  }
}

/** What the system says (it has a code for it), and files larger than a buffer of Node can be. */
function isAboutReading(error: unknown): error is Error {
  return error instanceof Error && ('syscall' in error || error instanceof RangeError);
}
