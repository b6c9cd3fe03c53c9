// Writes scalars and text into the engine's input buffer, and grows it. The lower half of the encoder
// (encode.ts walks; this file writes). It knows the format's tags and nothing of shapes or of JS objects.
//
// The other end of the format is src/source/wire.rs; the two files define it together. Numbers are
// little-endian. An input is
//
//   u32     how many cells the tree has
//   u32     the unit in which short texts are measured: `Unit`
//   tree    one value, in cells of four bytes
//   texts   the short texts, one behind the other, in the order in which the tree mentions them
//
// A value is one cell, and what its tag says behind it. From its lowest bit on a cell holds
//
//   u16     the position of a member in its structure; 0 for other values
//   u8      the tag
//   u8      the length of a short text; 255 if the next cell holds it
//
// so that most of a value is one number to write and one to read. The short texts stand apart because one call of
// the text encoder for all of them takes a fraction of the time of a call for each. Whether they are all ASCII
// shows only then, when their lengths have long been written; where they are not, the engine counts UTF-16 units
// rather than bytes.

import type { Engine } from './engine.js';

/** What a value is: a cell but for its position. An enum that is gone at run time: constants of a bundle are variables. */
export const enum Tag {
  Null = 0x00_0000,
  False = 0x01_0000,
  True = 0x02_0000,
  /** an i32 in the next cell */
  Int = 0x03_0000,
  /** an f64 in the next two cells */
  Float = 0x04_0000,
  /** a cell with the length in bytes, and as many cells as UTF-8 of that length takes */
  Text = 0x05_0000,
  /** the text itself stands behind the tree */
  ShortText = 0x06_0000,
  /** like Text, but WTF-8: UTF-8 in which an unpaired surrogate stands as three bytes */
  IllFormedText = 0x07_0000,
  /** values, then End */
  List = 0x08_0000,
  /** members, then End; instead of one that the structure does not have its name, at the position UNKNOWN */
  Structure = 0x09_0000,
  /** a text and a value for each entry, then End */
  Map = 0x0a_0000,
  /** an f64 of milliseconds: a valid Date */
  Timestamp = 0x0b_0000,
  /** an f64: so many bytes, which are not copied */
  Blob = 0x0c_0000,
  /** a text: what it is, as a noun phrase */
  Foreign = 0x0d_0000,
  /** a text: what reading it threw */
  Unreadable = 0x0e_0000,
  /** an object that contains itself */
  Cycle = 0x0f_0000,
  /** nested too deep */
  Deep = 0x10_0000,
  End = 0xff_0000,
}

/** What the lengths of short texts count. */
const enum Unit {
  /** All of them are ASCII. */
  Bytes = 0,
  /** They are WTF-8, and an unpaired surrogate in one makes it ill-formed. */
  Utf16 = 1,
}

/** How many cells stand in front of the tree: its length and the unit. */
const HEADER = 2;

/** Typed arrays write numbers as the machine does, wasm memory is little-endian. */
const IS_LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** No input takes more than this: objects that share parts can describe far more than they hold. */
export const MAX_BUFFER_BYTES = 256 * 1024 * 1024;
/** In place of the end of an input that takes more. */
export const TOO_LARGE = -1;
/** What is thrown within the encoder where an input gets too large. */
const EXCESS = /*#__PURE__*/ Object.freeze({});
const FIRST_BUFFER_BYTES = 64 * 1024;

/**
 * Kept free behind every position that `room` has checked. The most that is written before the next check:
 * the header (8), a value or the beginning of one (12), and the ends of 128 containers (512).
 */
const SLACK = 1024;

/** Longer texts are encoded where they stand: joining them would copy them once more. */
export const SHORT_UNITS = 4096;
/** In place of a length that does not fit: the next cell holds it. */
const NEXT_CELL = 255;
/** Past so many units, the joined text could get longer than a string can be. */
const MAX_JOINED = 2 ** 28;
/** So many cells into the buffer, texts are no longer joined: engines keep tens of bytes for each part of a text. */
const MAX_JOINED_AT = 2 ** 22;
/** So few units are faster copied one by one than encoded by a call. */
const COPIED_UNITS = 24;
/** Views from so many places at the buffer's start are kept: making one costs as much as a few texts. */
const KEPT_VIEWS = 4096;

export const wellFormed: (text: string) => boolean =
  'isWellFormed' in String.prototype
    ? (text) => (text as string & { isWellFormed(): boolean }).isWellFormed()
    : (text) => !/\p{Surrogate}/u.test(text);

/** The input buffer as a growing list of cells; positions are counted from its start, in cells unless they say bytes. */
export class Writer {
  private cells = new Int32Array(0);
  private view = new DataView(new ArrayBuffer(0));
  private bytes = new Uint8Array(0);
  /** The last position at which another value may begin. */
  private limit = -1;
  /** Whether what is thrown now is no fault of the value, and has to pass through every `catch`. */
  protected isFatal = false;
  /** What reading the input took, in bytes, that the buffer does not show. */
  protected spent = 0;
  /** The short texts of the input so far, and how long each is. */
  protected joined = '';
  protected readonly lengths: number[] = [];
  protected count = 0;
  /** From where texts begin, up to the buffer's end. */
  private views: Uint8Array[] = [];
  private address = 0;
  private capacity = 0;
  private readonly encoder = new TextEncoder();

  constructor(protected readonly engine: Engine) {}

  /** Looks at the buffer anew where the wasm memory has grown, which detaches every view of it. */
  refresh(): void {
    if (this.bytes.byteLength !== this.capacity) this.look();
  }

  /**
   * Writes text as it is, without a tag, from the byte `at` on; returns where it ends, or {@link TOO_LARGE}. It is not UTF-8
   * unless it is well-formed.
   */
  rawText(text: string, isWellFormed: boolean, at: number): number {
    try {
      return this.unmarked(text, isWellFormed, at);
    } catch (thrown) {
      return this.tooLarge(thrown);
    }
  }

  /** Copies bytes to the byte `at`; returns where they end, or {@link TOO_LARGE}. */
  rawBytes(bytes: Uint8Array, at: number): number {
    try {
      this.fit(at, bytes.byteLength);
      this.bytes.set(bytes, at);
      return at + bytes.byteLength;
    } catch (thrown) {
      return this.tooLarge(thrown);
    }
  }

  /** {@link TOO_LARGE}, if that is why it was thrown. */
  protected tooLarge(thrown: unknown): number {
    if (thrown === EXCESS) return TOO_LARGE;
    throw thrown;
  }

  /** Counts what reading takes, where next to nothing is written: shared parts can be read without end. */
  protected spend(bytes: number): void {
    this.spent += bytes;
    if (this.spent > MAX_BUFFER_BYTES) this.exceed();
  }

  private exceed(): never {
    this.isFatal = true;
    throw EXCESS;
  }

  private unmarked(text: string, isWellFormed: boolean, at: number): number {
    return isWellFormed ? this.utf8(text, at) : this.wtf8(text, at);
  }

  /** Makes room for one value that begins at `at`, the text of a long one aside. */
  protected room(at: number): void {
    if (at > this.limit) this.grow(at * 4, 0);
  }

  /** Makes room for `length` bytes from the byte `at` on, and for what follows them. */
  private fit(at: number, length: number): void {
    if (at + length > MAX_BUFFER_BYTES - SLACK) this.exceed();
    if (at + length > this.bytes.length - SLACK) this.grow(at, length);
  }

  /** Called only when what is to be written at the byte `at` does not fit; `wanted` is a guess at what would do. */
  private grow(at: number, wanted: number): void {
    if (this.capacity === MAX_BUFFER_BYTES) this.exceed();
    const needed = Math.max(at + wanted + SLACK, 2 * this.capacity, FIRST_BUFFER_BYTES);
    const capacity = Math.min(needed, MAX_BUFFER_BYTES);
    this.isFatal = true;
    this.address = this.engine.reserve(capacity);
    this.isFatal = false;
    this.capacity = capacity;
    this.look();
  }

  private look(): void {
    const { buffer } = this.engine.memory;
    this.bytes = new Uint8Array(buffer, this.address, this.capacity);
    this.cells = new Int32Array(buffer, this.address, this.capacity / 4);
    this.view = new DataView(buffer, this.address, this.capacity);
    this.views = [];
    this.limit = (this.capacity - SLACK) / 4;
  }

  /** Writes one cell and returns where the next one goes. */
  protected put(cell: number, at: number): number {
    this.cells[at] = IS_LITTLE_ENDIAN ? cell : turned(cell);
    return at + 1;
  }

  protected number(value: number, position: number, at: number): number {
    const whole = value | 0;
    if (whole !== value) return this.float(value, position | Tag.Float, at);
    return this.put(whole, this.put(position | Tag.Int, at));
  }

  protected float(value: number, cell: number, at: number): number {
    this.view.setFloat64((at + 1) * 4, value, true);
    this.put(cell, at);
    return at + 3;
  }

  protected text(text: string, position: number, at: number): number {
    const length = text.length;
    if (length > SHORT_UNITS || at > MAX_JOINED_AT || this.joined.length > MAX_JOINED) {
      return this.longText(text, position, at);
    }
    this.joined += text;
    this.lengths[this.count++] = length;
    if (length < NEXT_CELL) return this.put(position | Tag.ShortText | (length << 24), at);
    return this.put(length, this.put(position | Tag.ShortText | (NEXT_CELL << 24), at));
  }

  private longText(text: string, position: number, at: number): number {
    const isWellFormed = wellFormed(text);
    const start = (at + 2) * 4;
    const end = this.unmarked(text, isWellFormed, start);
    this.put(position | (isWellFormed ? Tag.Text : Tag.IllFormedText), at);
    this.put(end - start, at + 1);
    return (end + 3) >>> 2;
  }

  /** Leaves room for the header of an input; returns where its tree begins. */
  protected open(start: number): number {
    this.room(start);
    return start + HEADER;
  }

  /** Completes the input from `start` on, with its tree up to `end` and its short texts since the `first`; returns
   * the byte where it ends. */
  protected close(start: number, end: number, first: number): number {
    const { joined } = this;
    const at = end * 4;
    this.fit(at, joined.length);
    const isAscii = this.ascii(joined, at);
    this.put(end - start - HEADER, start);
    this.put(isAscii ? Unit.Bytes : Unit.Utf16, start + 1);
    return isAscii ? at + joined.length : this.mixed(joined, at, first);
  }

  /** Writes the text, for which there is room if it is ASCII; returns whether it was. */
  private ascii(text: string, at: number): boolean {
    const { length } = text;
    if (length > COPIED_UNITS) {
      const { read, written } = this.encoder.encodeInto(text, this.viewFrom(at));
      return read === length && written === length;
    }
    const { bytes } = this;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 0x7f) return false;
      bytes[at + i] = unit;
    }
    return true;
  }

  private viewFrom(at: number): Uint8Array {
    if (at >= KEPT_VIEWS) return this.bytes.subarray(at);
    return (this.views[at] ??= this.bytes.subarray(at));
  }

  /** Writes short texts that are not all ASCII. One by one only if a surrogate in them is unpaired. */
  private mixed(joined: string, start: number, first: number): number {
    if (wellFormed(joined) && !this.joinsSurrogates(joined, first)) return this.utf8(joined, start);
    let at = start;
    let from = 0;
    for (let i = first; i < this.count; i++) {
      const to = from + (this.lengths[i] ?? 0);
      at = this.wtf8(joined.slice(from, to), at);
      from = to;
    }
    return at;
  }

  /** Whether a text begins with the second half of a pair; the text before it may end with the first. */
  private joinsSurrogates(joined: string, first: number): boolean {
    let from = 0;
    for (let i = first; i < this.count; i++) {
      if ((joined.charCodeAt(from) & 0xfc00) === 0xdc00) return true;
      from += this.lengths[i] ?? 0;
    }
    return false;
  }

  private utf8(text: string, at: number): number {
    this.fit(at, text.length);
    let rest = text;
    for (;;) {
      const { read, written } = this.encoder.encodeInto(rest, this.bytes.subarray(at, -SLACK));
      at += written;
      if (read === rest.length) return at;
      rest = rest.slice(read);
      this.grow(at, 3 * rest.length);
    }
  }

  /** Like {@link utf8}, for text with unpaired surrogates: rare, so plain rather than fast. */
  private wtf8(text: string, at: number): number {
    for (const character of text) {
      if (at > this.bytes.length - SLACK) this.grow(at, 3 * text.length);
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x80) {
        this.bytes[at++] = code;
        continue;
      }
      const continuations = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
      this.bytes[at++] = (0xff00 >> (continuations + 1)) | (code >> (6 * continuations));
      for (let i = continuations - 1; i >= 0; i--) this.bytes[at++] = 0x80 | ((code >> (6 * i)) & 0x3f);
    }
    return at;
  }
}

/** The same four bytes in the opposite order. */
function turned(cell: number): number {
  return (cell << 24) | ((cell & 0xff00) << 8) | ((cell >>> 8) & 0xff00) | (cell >>> 24);
}
