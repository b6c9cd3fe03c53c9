// The wasm module with less memory than it may ask for, so that it runs out of it soon: its bytes, with a largest size
// where they say how much memory there is. For Node and browsers; it knows the binary format and nothing of the package.

const HEADER = 8;
const MEMORY_SECTION = 5;
const HAS_MAXIMUM = 1;

/** A copy of the module whose memory grows by so many pages of 64 KiB at most. */
export function withSmallMemory(wasm, pages) {
  for (let at = HEADER; at < wasm.length;) {
    const size = leb128(wasm, at + 1);
    const end = size.end + size.value;
    if (wasm[at] === MEMORY_SECTION) {
      return Uint8Array.from([...wasm.slice(0, at), ...limited(wasm, size.end, pages), ...wasm.slice(end)]);
    }
    at = end;
  }
  throw new Error('the module has no memory of its own');
}

/** The section of one memory; there is a largest size or there is none. */
function limited(wasm, at, pages) {
  const minimum = leb128(wasm, at + 2).value;
  const content = [1, HAS_MAXIMUM, ...asLeb128(minimum), ...asLeb128(minimum + pages)];
  return [MEMORY_SECTION, ...asLeb128(content.length), ...content];
}

/** An unsigned number, and where it ends. */
function leb128(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7, at++) {
    value |= (bytes[at] & 0x7f) << shift;
    if (bytes[at] < 0x80) return { value, end: at + 1 };
  }
}

function asLeb128(value) {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...asLeb128(value >>> 7)];
}
