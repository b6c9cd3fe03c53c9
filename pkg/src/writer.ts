// Writes scalars and text into the engine's input buffer, and grows it. The lower half of the encoder
// (encode.ts walks; this file writes). It knows the format's tags and nothing of shapes or of JS objects.
//
// The other end of the format is src/source/wire.rs; the two files define it together. Numbers are
// little-endian. An input is
//
//   u32     length of the tree in bytes
//   u8      the unit in which short texts are measured: `Unit`
//   tree    one value; it holds the length of each short text, and long texts whole
//   texts   the short texts, one behind the other, in the order in which the tree mentions them
//
// because one call of the text encoder for all short texts takes a fraction of the time of a call for each.
// Whether they are all ASCII shows only then, when their lengths have long been written; where they are not,
// the engine counts UTF-16 units rather than bytes.

import type { Engine } from './engine.js';

/** The first byte of every value. An enum that is gone at run time: constants of a bundle are variables. */
export const enum Tag {
  Null = 0x00,
  False = 0x01,
  True = 0x02,
  /** i32 */
  Int = 0x03,
  /** f64 */
  Float = 0x04,
  /** u32 length in bytes, UTF-8 */
  Text = 0x05,
  /** u8 length in the input's unit; the text itself stands behind the tree */
  ShortText = 0x06,
  /** u32 length in bytes, WTF-8: UTF-8 in which an unpaired surrogate stands as three bytes */
  IllFormedText = 0x07,
  /** values, then END */
  List = 0x08,
  /** members: u16 index and value, or UNKNOWN and a text; then LAST */
  Structure = 0x09,
  /** a text and a value for each entry, then END */
  Map = 0x0a,
  /** f64 milliseconds: a valid Date */
  Timestamp = 0x0b,
  /** f64 length in bytes; the bytes are not copied */
  Blob = 0x0c,
  /** a text: what it is, as a noun phrase */
  Foreign = 0x0d,
  /** a text: what reading it threw */
  Unreadable = 0x0e,
  /** an object that contains itself */
  Cycle = 0x0f,
  /** nested too deep */
  Deep = 0x10,
  End = 0xff,
}

/** What the lengths of short texts count. */
const enum Unit {
  /** All of them are ASCII. */
  Bytes = 0,
  /** They are WTF-8, and an unpaired surrogate in one makes it ill-formed. */
  Utf16 = 1,
}

/** Length of the tree and unit: what stands in front of it. */
const HEADER_BYTES = 5;

/** The buffer never grows past this: objects that share parts can describe far more than they hold. */
export const MAX_BUFFER_BYTES = 256 * 1024 * 1024;
const FIRST_BUFFER_BYTES = 64 * 1024;

/**
 * Kept free behind every position that `room` has checked. The most that is written before the next check:
 * the header, a member's index, a tag and its length (13), and the ends of 128 containers (256).
 */
const SLACK = 1024;

/** Longer texts are encoded where they stand: joining them would copy them once more. */
const SHORT_UNITS = 255;
/** Past so many, the joined text could get longer than a string can be. */
const MAX_SHORT_TEXTS = 2 ** 20;
/** So few units are faster copied one by one than encoded by a call. */
const COPIED_UNITS = 24;
/** Views from so many places at the buffer's start are kept: making one costs as much as a few texts. */
const KEPT_VIEWS = 4096;

const wellFormed: (text: string) => boolean =
  'isWellFormed' in String.prototype
    ? (text) => (text as string & { isWellFormed(): boolean }).isWellFormed()
    : (text) => !/\p{Surrogate}/u.test(text);

/** The input buffer as a growing list of bytes; positions are offsets from its start. */
export class Writer {
  protected bytes = new Uint8Array(0);
  /** The last position at which another value may begin. */
  protected limit = -1;
  /** An error of ours rather than of the value: it has to pass through every `catch`. */
  protected fatal: unknown;
  /** The short texts of the input so far, and how long each is. */
  protected joined = '';
  protected readonly lengths: number[] = [];
  protected count = 0;
  private view = new DataView(new ArrayBuffer(0));
  /** By where they begin, up to the buffer's end. */
  private views: Uint8Array[] = [];
  private address = 0;
  private capacity = 0;
  private readonly encoder = new TextEncoder();

  constructor(protected readonly engine: Engine) {}

  /** Looks at the buffer anew where the wasm memory has grown, which detaches every view of it. */
  refresh(): void {
    if (this.bytes.byteLength !== this.capacity) this.look();
  }

  /** Writes text as it is, without a tag, and returns where it ends. */
  rawText(text: string, at: number): number {
    return wellFormed(text) ? this.utf8(text, at) : this.wtf8(text, at);
  }

  /** Copies bytes and returns where they end. */
  rawBytes(bytes: Uint8Array, at: number): number {
    while (at + bytes.byteLength > this.limit) this.grow(at, bytes.byteLength);
    this.bytes.set(bytes, at);
    return at + bytes.byteLength;
  }

  /** Makes room for one value that begins at `at`, the text of a long one aside. */
  protected room(at: number): void {
    if (at > this.limit) this.grow(at, 0);
  }

  /** Called only when what is to be written at `at` does not fit; `wanted` is a guess at what would do. */
  private grow(at: number, wanted: number): void {
    if (this.capacity === MAX_BUFFER_BYTES) {
      this.fatal = new RangeError(
        `the input takes more than ${MAX_BUFFER_BYTES} bytes (256 MiB) when it is written out`,
      );
      throw this.fatal;
    }
    const needed = Math.max(at + wanted + SLACK, 2 * this.capacity, FIRST_BUFFER_BYTES);
    this.capacity = Math.min(needed, MAX_BUFFER_BYTES);
    try {
      this.address = this.engine.reserve(this.capacity);
    } catch (error) {
      this.fatal = error;
      throw error;
    }
    this.look();
  }

  private look(): void {
    this.bytes = new Uint8Array(this.engine.memory.buffer, this.address, this.capacity);
    this.view = new DataView(this.engine.memory.buffer, this.address, this.capacity);
    this.views = [];
    this.limit = this.capacity - SLACK;
  }

  protected number(value: number, at: number): number {
    const whole = value | 0;
    if (whole !== value) return this.float(Tag.Float, value, at);
    const bytes = this.bytes;
    bytes[at] = Tag.Int;
    bytes[at + 1] = whole;
    bytes[at + 2] = whole >> 8;
    bytes[at + 3] = whole >> 16;
    bytes[at + 4] = whole >> 24;
    return at + 5;
  }

  protected float(tag: number, value: number, at: number): number {
    this.bytes[at] = tag;
    this.view.setFloat64(at + 1, value, true);
    return at + 9;
  }

  protected text(text: string, at: number): number {
    const length = text.length;
    if (length > SHORT_UNITS || this.count === MAX_SHORT_TEXTS) return this.longText(text, at);
    this.joined += text;
    this.lengths[this.count++] = length;
    this.bytes[at] = Tag.ShortText;
    this.bytes[at + 1] = length;
    return at + 2;
  }

  private longText(text: string, at: number): number {
    const isWellFormed = wellFormed(text);
    const end = isWellFormed ? this.utf8(text, at + 5) : this.wtf8(text, at + 5);
    this.bytes[at] = isWellFormed ? Tag.Text : Tag.IllFormedText;
    this.view.setUint32(at + 1, end - at - 5, true);
    return end;
  }

  /** Leaves room for the header of an input; returns where its tree begins. */
  protected open(start: number): number {
    this.room(start);
    return start + HEADER_BYTES;
  }

  /** Completes the input from `start` on, with its tree up to `at` and its short texts since the `first`. */
  protected close(start: number, at: number, first: number): number {
    const { joined } = this;
    if (at + joined.length > this.limit) this.grow(at, joined.length);
    const isAscii = this.ascii(joined, at);
    const end = isAscii ? at + joined.length : this.mixed(joined, at, first);
    this.view.setUint32(start, at - start - HEADER_BYTES, true);
    this.bytes[start + 4] = isAscii ? Unit.Bytes : Unit.Utf16;
    return end;
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
    if (at + text.length > this.limit) this.grow(at, text.length);
    let rest = text;
    for (;;) {
      const { read, written } = this.encoder.encodeInto(rest, this.bytes.subarray(at, this.limit));
      at += written;
      if (read === rest.length) return at;
      rest = rest.slice(read);
      this.grow(at, 3 * rest.length);
    }
  }

  /** Like {@link utf8}, for text with unpaired surrogates: rare, so plain rather than fast. */
  private wtf8(text: string, at: number): number {
    for (const character of text) {
      if (at > this.limit) this.grow(at, 3 * text.length);
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
