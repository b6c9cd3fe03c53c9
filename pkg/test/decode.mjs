// Reads the byte buffer between JS and wasm back, for the tests of the encoder. Written from the format
// alone: it shares no code with the encoder.

/** The value in `bytes`, all of them: scalars as themselves or `{ kind: value }`, containers as `{ kind: [...] }`. */
export function decode(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (read, size) => ((at += size), read.call(view, at - size, true));
  const u8 = () => take(view.getUint8, 1);
  const float = () => take(view.getFloat64, 8);

  const text = (slice, wellFormed) =>
    wellFormed
      ? new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(slice)
      : { illFormed: wtf8(slice) };
  const longText = (length, wellFormed) => text(bytes.subarray(at, (at += length)), wellFormed);
  const shortText = (length) => {
    const from = textAt;
    if (unit === 0) textAt += length;
    for (let units = 0; unit === 1 && units < length; textAt++) units += unitsBegunBy(bytes[textAt]);
    while (unit === 1 && (bytes[textAt] & 0xc0) === 0x80) textAt++;
    const slice = bytes.subarray(from, textAt);
    if (unit === 0 && slice.some((byte) => byte > 0x7f)) throw new Error('not all texts are ASCII');
    return text(slice, !/\p{Surrogate}/u.test(wtf8(slice)));
  };
  const until = (end, read) => {
    const items = [];
    while (bytes[at] !== end) items.push(read());
    at++;
    return items;
  };
  const member = () => {
    const index = take(view.getUint16, 2);
    if (index === 0xffff) return undefined;
    return index === 0xfffe ? [value()] : [index, value()];
  };
  const members = () => {
    const found = [];
    for (let next = member(); next; next = member()) found.push(next);
    return found;
  };

  const readers = [
    () => null,
    () => false,
    () => true,
    () => ({ int: take(view.getInt32, 4) }),
    () => ({ float: float() }),
    () => longText(take(view.getUint32, 4), true),
    () => shortText(u8()),
    () => longText(take(view.getUint32, 4), false),
    () => ({ list: until(0xff, value) }),
    () => ({ structure: members() }),
    () => ({ map: until(0xff, () => [value(), value()]) }),
    () => ({ timestamp: float() }),
    () => ({ blob: float() }),
    () => ({ foreign: value() }),
    () => ({ unreadable: value() }),
    () => ({ cycle: true }),
    () => ({ deep: true }),
  ];
  function value() {
    return readers[u8()]();
  }

  const treeLength = take(view.getUint32, 4);
  const unit = u8();
  if (unit > 1) throw new Error(`there is no unit ${unit}`);
  const treeEnd = at + treeLength;
  let textAt = treeEnd;
  const found = value();
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
