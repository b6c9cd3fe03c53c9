// The line of a document at which a violation stands, with carets below. It must not know what is wrong there.

import type { Range } from '../types.js';

/** How many characters of a line are shown, and how many of them before the violation. */
const WIDTH = 100;
const BEFORE = 40;

/** Two lines: what stands there, and carets below it. `number` is the line's in its file. */
export function excerpt(
  text: string,
  { start, end }: Range,
  number: number,
): [source: string, carets: string] {
  const lineStart = text.lastIndexOf('\n', start.offset - 1) + 1;
  const lineEnd = endOfLine(text, start.offset);
  const from = lineEnd - lineStart <= WIDTH ? lineStart : Math.max(lineStart, start.offset - BEFORE);
  const to = Math.min(lineEnd, from + WIDTH);
  const before = text.slice(from, start.offset);
  const within = text.slice(start.offset, Math.max(start.offset, Math.min(end.offset, to)));
  const [opening, closing] = [from > lineStart ? '…' : '', to < lineEnd ? '…' : ''];
  const gutter = `${number} | `;
  const indent = ' '.repeat(columns(opening + before));
  return [
    `${gutter}${opening}${printable(text.slice(from, to))}${closing}`,
    `${' '.repeat(gutter.length - 2)}| ${indent}${'^'.repeat(Math.max(1, columns(within)))}`,
  ];
}

/** Where the line break behind an offset begins. */
function endOfLine(text: string, offset: number): number {
  const lineFeed = text.indexOf('\n', offset);
  if (lineFeed < 0) return text.length;
  return lineFeed > offset && text[lineFeed - 1] === '\r' ? lineFeed - 1 : lineFeed;
}

/** Without what terminals obey: texts come from anywhere. */
export function printable(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, '\ufffd');
}

function columns(text: string): number {
  return [...text].length;
}
