// Turns the text that stands for the wasm module back into bytes. The other end is scripts/ascii.mjs; the
// two files define the format together. Knows nothing of WebAssembly.

/** Bytes as printable ASCII text. */
export interface AsciiBytes {
  /** How many bytes they are. */
  readonly length: number;
  /** The bytes that are one character each, in the order of the characters. */
  readonly frequent: readonly number[];
  readonly text: string;
}

/** Each character can follow either escape; then it stands for one of the other bytes, in ascending order. */
const FIRST_ESCAPE = 0x7d;
/** The places of one row of the table: all of ASCII. */
const ROW = 128;

export function bytesOf({ length, frequent, text }: AsciiBytes): Uint8Array<ArrayBuffer> {
  const table = tableOf(frequent);
  // In place: no byte takes less than a character. (`charCodeAt` would be slow before it is compiled.)
  const bytes = new TextEncoder().encode(text);
  for (let from = 0, to = 0; to < length; to++) {
    let code = bytes[from++] as number;
    if (code >= FIRST_ESCAPE) code = (code - FIRST_ESCAPE + 1) * ROW + (bytes[from++] as number);
    bytes[to] = table[code] as number;
  }
  return bytes.subarray(0, length);
}

/** What a character stands for: alone, behind the first escape, behind the second. */
function tableOf(frequent: readonly number[]): Uint8Array {
  const table = new Uint8Array(3 * ROW);
  const characters = charactersUpTo(FIRST_ESCAPE);
  const place = (i: number) =>
    Math.floor(i / characters.length) * ROW + (characters[i % characters.length] ?? 0);
  const rare = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !frequent.includes(byte));
  [...frequent, ...rare].forEach((byte, i) => (table[place(i)] = byte));
  return table;
}

/** Printable ASCII without what is an escape in some kind of string literal. */
function charactersUpTo(end: number): number[] {
  const codes = Array.from({ length: end - 0x20 }, (_, i) => 0x20 + i);
  return codes.filter((code) => !'"$\\`'.includes(String.fromCharCode(code)));
}
