// Reads the byte buffer between JS and wasm back, for the tests of the encoder. Written from the format
// alone: it shares no code with the encoder.

/** The value in `bytes`, all of them: scalars as themselves or `{ kind: value }`, containers as `{ kind: [...] }`. */
export function decode(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (read, size) => ((at += size), read.call(view, at - size, true));
  const u32 = () => take(view.getUint32, 4);
  const float = () => take(view.getFloat64, 8);
  const cell = () => {
    const taken = u32();
    return { position: taken & 0xffff, tag: (taken >>> 16) & 0xff, length: taken >>> 24 };
  };

  const text = (slice, wellFormed) =>
    wellFormed
      ? new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(slice)
      : { illFormed: wtf8(slice) };
  const longText = (wellFormed) => {
    const length = u32();
    const slice = bytes.subarray(at, at + length);
    at += Math.ceil(length / 4) * 4;
    return text(slice, wellFormed);
  };
  const shortText = (head) => {
    const length = head.length === 255 ? u32() : head.length;
    const from = textAt;
    if (unit === 0) textAt += length;
    for (let units = 0; unit === 1 && units < length; textAt++) units += unitsBegunBy(bytes[textAt]);
    while (unit === 1 && (bytes[textAt] & 0xc0) === 0x80) textAt++;
    const slice = bytes.subarray(from, textAt);
    if (unit === 0 && slice.some((byte) => byte > 0x7f)) throw new Error('not all texts are ASCII');
    return text(slice, !/\p{Surrogate}/u.test(wtf8(slice)));
  };
  /** What `read` makes of each cell up to the end of the container. */
  const cells = (read) => {
    const items = [];
    for (let next = cell(); next.tag !== 0xff; next = cell()) items.push(read(next));
    return items;
  };
  const member = (next) => (next.position === 0xfffe ? [content(next)] : [next.position, content(next)]);

  const readers = [
    () => null,
    () => false,
    () => true,
    () => ({ int: take(view.getInt32, 4) }),
    () => ({ float: float() }),
    () => longText(true),
    shortText,
    () => longText(false),
    () => ({ list: cells(value) }),
    () => ({ structure: cells(member) }),
    () => ({ map: cells((key) => [value(key), value(cell())]) }),
    () => ({ timestamp: float() }),
    () => ({ blob: float() }),
    () => ({ foreign: value(cell()) }),
    () => ({ unreadable: value(cell()) }),
    () => ({ cycle: true }),
    () => ({ deep: true }),
  ];
  const content = (next) => readers[next.tag](next);
  function value(next) {
    if (next.position !== 0) throw new Error(`no member, but at position ${next.position}`);
    return content(next);
  }

  const count = u32();
  const unit = u32();
  if (unit > 1) throw new Error(`there is no unit ${unit}`);
  const treeEnd = at + 4 * count;
  let textAt = treeEnd;
  const found = value(cell());
  if (at !== treeEnd) throw new Error(`${treeEnd - at} bytes of the tree are left over`);
  if (textAt !== bytes.length) throw new Error(`${bytes.length - textAt} bytes of the texts are left over`);
  return found;
}

/** How many UTF-16 units the character has whose first byte this is; a byte that continues one adds none. */
function unitsBegunBy(byte) {
  if ((byte & 0xc0) === 0x80) return 0;
  return byte < 0xf0 ? 1 : 2;
}

/** UTF-8 in which unpaired surrogates stand as three bytes each. */
function wtf8(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at++];
    const more = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    let code = more === 0 ? lead : lead & (0x3f >> more);
    for (let i = 0; i < more; i++) code = (code << 6) | (bytes[at++] & 0x3f);
    text += String.fromCodePoint(code);
  }
  return text;
}
