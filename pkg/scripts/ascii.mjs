// Writes bytes as printable ASCII text, for a module that stands inside a script. Unlike base64 it keeps
// every byte apart, so that gzip still finds what repeats: the bundle is a quarter smaller when it travels.
//
// The other end is src/ascii.ts; the two files define the format together. The 89 most frequent bytes are
// one character each; of all others, the lower half is an escape and a character, the upper half another
// escape and a character. No character needs a backslash in any kind of string literal.

import { readFile } from 'node:fs/promises';

const ESCAPES = ['}', '~'];
const CHARACTERS = Array.from({ length: 95 }, (_, i) => String.fromCharCode(0x20 + i)).filter(
  (character) => !['"', '$', '\\', '`', ...ESCAPES].includes(character),
);

/** `text` stands for `bytes`, `length` of them; `frequent` are the bytes that its characters stand for, in order. */
export function asciiOf(bytes) {
  const frequent = alphabet(bytes);
  const rare = allBytes().filter((byte) => !frequent.includes(byte));
  const codes = new Array(256);
  frequent.forEach((byte, i) => (codes[byte] = CHARACTERS[i]));
  rare.forEach((byte, i) => (codes[byte] = escaped(i)));
  return { length: bytes.length, frequent, text: Array.from(bytes, (byte) => codes[byte]).join('') };
}

/** Lets esbuild inline .wasm files: such a module exports what `asciiOf` returns. */
export const wasmAsAscii = {
  name: 'wasm-as-ascii',
  setup({ onLoad }) {
    onLoad({ filter: /\.wasm$/ }, async ({ path }) => {
      const { length, frequent, text } = asciiOf(await readFile(path));
      const contents = `export const length=${length},frequent=[${frequent}],text="${text}"`;
      return { contents, loader: 'js' };
    });
  },
};

/** The most frequent bytes: each that is a character itself at its own place, the others where there is room. */
function alphabet(bytes) {
  const counts = new Array(256).fill(0);
  for (const byte of bytes) counts[byte]++;
  const byFrequency = allBytes().sort((one, other) => counts[other] - counts[one]);
  const frequent = byFrequency.slice(0, CHARACTERS.length).sort((one, other) => one - other);
  const strangers = frequent.filter((byte) => !CHARACTERS.includes(String.fromCharCode(byte)));
  return CHARACTERS.map((character) => {
    const byte = character.charCodeAt(0);
    return frequent.includes(byte) ? byte : strangers.shift();
  });
}

function escaped(index) {
  const { length } = CHARACTERS;
  return ESCAPES[Math.floor(index / length)] + CHARACTERS[index % length];
}

function allBytes() {
  return Array.from({ length: 256 }, (_, byte) => byte);
}
