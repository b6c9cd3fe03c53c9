// Lines out of chunks that are cut anywhere. Between the chunks (ndjson-chunks.ts) and the verdicts (ndjson.ts); it must
// not know what JSON is, but for what counts as blank.
//
// Text stays text and bytes stay bytes: half a character at the end of a chunk is then nothing special, since a line
// feed is no part of any other character.

import { kindOf } from './kind.js';
import { isBytes } from './ndjson-chunks.js';
import { KeptBytes, KeptText, utf8Length } from './ndjson-kept.js';

/** A line with its number; without text where it is too long. */
export interface Line {
  number: number;
  text?: string | Uint8Array;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** What may stand in a line that counts as blank: spaces, tabs, carriage returns. */
const BLANK_BYTES = [0x20, 0x09, CARRIAGE_RETURN];
const BLANK_TEXT = /^[ \t\r]*$/;
/** A byte order mark and a carriage return do not count, and are known for what they are at the line's end only. */
const UNCOUNTED = 4;

/** Cuts one input into lines. */
export class Lines {
  private number = 0;
  private tooLong = false;
  private kept: KeptBytes | KeptText | undefined;

  constructor(private readonly maxBytes: number) {}

  /** The lines that end in the chunk, but for blank ones. */
  *in(chunk: unknown): Generator<Line> {
    const isText = typeof chunk === 'string';
    if (!isText && !isBytes(chunk)) {
      throw new TypeError(`validateNdjson: a chunk must be a string or a Uint8Array, not ${kindOf(chunk)}`);
    }
    let start = 0;
    for (;;) {
      const end = isText ? chunk.indexOf('\n', start) : chunk.indexOf(LINE_FEED, start);
      if (end < 0) break;
      const line = this.ended(isText ? chunk.slice(start, end) : chunk.subarray(start, end));
      if (line) yield line;
      start = end + 1;
    }
    if (start < chunk.length) this.keep(isText ? chunk.slice(start) : chunk.subarray(start));
  }

  /** The line behind the last line feed, if it is one. */
  last(): Line | undefined {
    return this.kept || this.tooLong ? this.ended('') : undefined;
  }

  /** Ends the line with its last part. */
  private ended(part: string | Uint8Array): Line | undefined {
    if (this.kept && part.length > 0) this.keep(part);
    const { kept, tooLong } = this;
    this.kept = undefined;
    this.tooLong = false;
    this.number++;
    if (tooLong) return { number: this.number };
    const text = bare(kept ? kept.whole() : part, this.number === 1);
    if (isBlank(text)) return undefined;
    return exceeds(text, this.maxBytes) ? { number: this.number } : { number: this.number, text };
  }

  private keep(part: string | Uint8Array): void {
    if (this.tooLong) return;
    this.kept ??= typeof part === 'string' ? new KeptText() : new KeptBytes();
    if (this.kept.add(part) <= this.maxBytes + UNCOUNTED) return;
    this.tooLong = true;
    this.kept = undefined;
  }
}

/** Without the carriage return of its line break, and without the byte order mark of the input. */
function bare(text: string | Uint8Array, isFirst: boolean): string | Uint8Array {
  const start = isFirst ? markLength(text) : 0;
  const end = unitAt(text, text.length - 1) === CARRIAGE_RETURN ? text.length - 1 : text.length;
  if (start === 0 && end === text.length) return text;
  return typeof text === 'string' ? text.slice(start, end) : text.subarray(start, end);
}

function markLength(text: string | Uint8Array): number {
  const mark = typeof text === 'string' ? [0xfeff] : [0xef, 0xbb, 0xbf];
  return mark.every((unit, i) => unitAt(text, i) === unit) ? mark.length : 0;
}

function unitAt(text: string | Uint8Array, at: number): number | undefined {
  return typeof text === 'string' ? text.charCodeAt(at) : text[at];
}

function isBlank(text: string | Uint8Array): boolean {
  return typeof text === 'string' ? BLANK_TEXT.test(text) : text.every((byte) => BLANK_BYTES.includes(byte));
}

/** No UTF-16 unit takes more than three bytes, so that most texts need not be counted. */
function exceeds(text: string | Uint8Array, maxBytes: number): boolean {
  if (typeof text !== 'string') return text.length > maxBytes;
  return text.length * 3 > maxBytes && utf8Length(text) > maxBytes;
}
