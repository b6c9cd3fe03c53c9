// The encoder: walks a JS value along the shape that it should have, and writes it into the engine's input
// buffer, so that judging it takes one call. It encodes and never judges: what does not fit its shape is
// written as what it is, without its contents.
//
// This is the hot path of the package: no closure and no allocation per value, one type of object per use
// (but for the joined texts, which are worth it: see writer.ts).
// Reading a value can run code of its own (getters, proxy traps), and that code can come back here. So
// before each such read, `top` is where the next byte goes: an inner value is written behind it.

import type { ShapeTable } from './engine.js';
import { byteLengthOf, Form, formOf, nounPhrase, thrownText } from './foreign.js';
import { requireStack } from './stack.js';
import { SHORT_UNITS, Tag, wellFormed, Writer } from './writer.js';

export { TOO_LARGE } from './writer.js';

/** Containers within containers, the outermost included; the JSON reader has the same limit. */
export const MAX_DEPTH = 128;
/** Longer arrays are sparse ones or mistakes: writing out their elements would hang the page. */
export const MAX_ELEMENTS = 2 ** 24;

/** What a member that is not there counts for: it is looked at, and nothing is written. */
const ABSENT_BYTES = 8;

/** In place of a member's position: this is the name of a member that the structure does not have. */
const UNKNOWN = 0xfffe;

/** A shape, fetched from the engine when a value first gets there. */
class Shape {
  readonly isStructure: boolean;
  readonly isMap: boolean;
  readonly isList: boolean;
  readonly members = new Map<string, Place>();
  /** The members of the last structure of this shape, in its order: the next one most likely has the same. */
  readonly order: Place[] = [];
  /** Of elements, or of a map's values. */
  readonly content: Place;

  constructor({ kind, names, targets, rooms }: ShapeTable, index: number) {
    const isDocument = kind === 'document';
    this.isStructure = kind === 'structure';
    this.isMap = isDocument || kind === 'map';
    this.isList = isDocument || kind === 'list';
    names.forEach((name, i) =>
      this.members.set(name, new Place(name, i, targets[i] ?? index, rooms[i] ?? 0)),
    );
    // What a document holds are documents again.
    this.content = new Place('', 0, isDocument ? index : (targets[0] ?? index), rooms[0] ?? 0);
  }
}

/** Where a shape holds a value of another shape. */
class Place {
  shape: Shape | undefined = undefined;

  constructor(
    /** Of a member, as the last object spelt it: the same string, which is quick to compare, not an equal one. */
    public name: string,
    /** Of a member, in its structure. */
    readonly position: number,
    readonly shapeIndex: number,
    /** Well-formed texts of at most so many units are right here, whatever they are. */
    readonly room: number,
  ) {}
}

/** One per engine. `begin`, then `encode` or a `raw...` write, then in any case `finish`. */
export class Encoder extends Writer {
  /** Where the next byte goes, kept up to date wherever code of the value's can run. */
  private top = 0;
  /** The containers that are open, the outermost first, from `floor` up to `depth`. */
  private readonly ancestors: (object | null)[] = [];
  private depth = 0;
  /** Where the containers of the current value begin: a getter may have begun this one within another. */
  private floor = 0;
  private readonly shapes: Shape[] = [];
  /** Where values begin, by their sites. */
  private readonly roots: Place[] = [];

  /** Begins an input behind any that is still being written; returns what `finish` wants back. */
  begin(): Mark {
    this.refresh();
    const { top, floor, depth, joined, count, spent, isFatal } = this;
    const mark = new Mark(top * 4, floor, depth, joined, count, spent, isFatal);
    this.isFatal = false;
    this.floor = this.depth;
    this.joined = '';
    this.spent = 0;
    return mark;
  }

  /** Gives the buffer back to the input that was being written when this one began. */
  finish(mark: Mark): void {
    this.top = mark.start / 4;
    this.floor = mark.floor;
    this.depth = mark.depth;
    this.joined = mark.joined;
    this.count = mark.count;
    this.spent = mark.spent;
    this.isFatal = mark.isFatal;
    this.refresh();
  }

  /**
   * Writes a value at the site as the whole input that began at `mark`, and returns the byte where it ends, or
   * {@link TOO_LARGE}.
   */
  encode(value: unknown, site: number, mark: Mark): number {
    const place = (this.roots[site] ??= this.root(site));
    const start = this.top;
    try {
      const end = this.value(value, place, this.open(start));
      return this.close(start, end, mark.count);
    } catch (thrown) {
      // What was open is nobody's business any more, and may be large.
      this.ancestors.length = this.floor;
      return this.tooLarge(thrown);
    }
  }

  private root(site: number): Place {
    const place = new Place('', 0, this.engine.shape_of(site), this.engine.room_of(site));
    this.refresh();
    return place;
  }

  private shapeAt(index: number): Shape {
    return this.shapes[index] ?? this.fetch(index);
  }

  private fetch(index: number): Shape {
    this.isFatal = true;
    const shape = new Shape(this.engine.shape(index), index);
    this.isFatal = false;
    this.refresh();
    this.shapes[index] = shape;
    return shape;
  }

  private shapeOf(place: Place): Shape {
    return (place.shape ??= this.shapeAt(place.shapeIndex));
  }

  // A chain of comparisons rather than a switch: V8 compiles each to a look at the value, with no call.
  private value(value: unknown, place: Place, at: number): number {
    this.room(at);
    const { position } = place;
    if (typeof value === 'string') {
      return this.text(this.fitsUnread(value, place) ? '' : value, position, at);
    }
    if (typeof value === 'object' && value !== null) return this.object(value, place, at);
    if (typeof value === 'number') return this.number(value, position, at);
    if (typeof value === 'boolean') return this.put(position | (value ? Tag.True : Tag.False), at);
    if (value === null || value === undefined) return this.put(position | Tag.Null, at);
    return this.foreign(`a ${typeof value}`, position, at);
  }

  private foreign(phrase: string, position: number, at: number): number {
    return this.text(phrase, 0, this.put(position | Tag.Foreign, at));
  }

  /**
   * Whether nothing but a largest length counts for a long text, and it is short enough whatever its characters are:
   * then it need not be copied, since an empty text gets the same verdict.
   */
  private fitsUnread(text: string, { room }: Place): boolean {
    if (text.length <= SHORT_UNITS || text.length > room) return false;
    this.spend(text.length);
    return wellFormed(text);
  }

  /** What threw when it was read. Until this is over, `isFatal` is set: where it does not fit the stack, nothing does. */
  private unreadable(thrown: unknown, position: number, at: number): number {
    requireStack();
    this.top = at;
    const text = thrownText(thrown);
    this.room(at);
    const end = this.text(text, 0, this.put(position | Tag.Unreadable, at));
    this.isFatal = false;
    return end;
  }

  private object(object: object, place: Place, at: number): number {
    this.top = at;
    const { depth, joined, count } = this;
    const { position } = place;
    try {
      const form = formOf(object);
      if (form > Form.Array) return this.special(object, form, position, at);
      const end = this.container(object, form === Form.Array, this.shapeOf(place), position, at);
      this.leave(depth);
      return end;
    } catch (thrown) {
      // A call may be more than the stack has room for, so this takes none.
      if (this.isFatal) throw thrown;
      this.isFatal = true;
      // The texts of what was written of it.
      this.joined = joined;
      this.count = count;
      this.leave(depth);
      return this.unreadable(thrown, position, at);
    }
  }

  private leave(depth: number): void {
    this.ancestors[depth] = null;
    this.depth = depth;
  }

  /** Objects that are one value: dates, bytes, and what JSON has no place for. */
  private special(object: object, form: Form, position: number, at: number): number {
    if (form === Form.Date) {
      const time = Date.prototype.getTime.call(object);
      if (Number.isNaN(time)) return this.foreign('an invalid Date', position, at);
      return this.float(time, position | Tag.Timestamp, at);
    }
    if (form === Form.Bytes) return this.float(byteLengthOf(object), position | Tag.Blob, at);
    return this.foreign(nounPhrase(form), position, at);
  }

  private container(object: object, isArray: boolean, shape: Shape, position: number, at: number): number {
    const fits = isArray ? shape.isList : shape.isMap || shape.isStructure;
    if (!fits) return this.put(Tag.End, this.put(position | (isArray ? Tag.List : Tag.Map), at));
    const { depth, ancestors } = this;
    if (depth - this.floor >= MAX_DEPTH) return this.put(position | Tag.Deep, at);
    for (let i = this.floor; i < depth; i++) {
      if (ancestors[i] === object) return this.put(position | Tag.Cycle, at);
    }
    ancestors[depth] = object;
    this.depth = depth + 1;
    if (isArray) return this.list(object as unknown[], shape, position, at);
    if (shape.isMap) return this.map(object as Record<string, unknown>, shape, position, at);
    return this.structure(object as Record<string, unknown>, shape, position, at);
  }

  private structure(object: Record<string, unknown>, shape: Shape, position: number, start: number): number {
    let at = (this.top = this.put(position | Tag.Structure, start));
    let place = 0;
    let absent = 0;
    for (const key in object) {
      if (!Object.prototype.hasOwnProperty.call(object, key)) {
        absent++;
        continue;
      }
      let value;
      try {
        value = object[key];
      } catch (thrown) {
        this.isFatal = true;
        this.top = at = this.memberThatThrew(key, shape, thrown, at);
        continue;
      }
      if (value === undefined) {
        absent++;
        continue;
      }
      const member = this.memberAt(place, key, shape);
      if (member === undefined) {
        this.top = at = this.unknown(key, at);
        continue;
      }
      place++;
      this.top = at = this.value(value, member, at);
    }
    if (absent > 0) this.spend(absent * ABSENT_BYTES);
    return this.put(Tag.End, at);
  }

  private memberAt(place: number, key: string, shape: Shape): Place | undefined {
    const expected = shape.order[place];
    if (expected !== undefined && expected.name === key) return expected;
    const member = shape.members.get(key);
    if (member === undefined) return undefined;
    member.name = key;
    return (shape.order[place] = member);
  }

  private unknown(key: string, at: number): number {
    this.room(at);
    return this.text(key, UNKNOWN, at);
  }

  private memberThatThrew(key: string, shape: Shape, thrown: unknown, at: number): number {
    const member = shape.members.get(key);
    if (member !== undefined) return this.unreadable(thrown, member.position, at);
    this.isFatal = false;
    return this.unknown(key, at);
  }

  private map(object: Record<string, unknown>, shape: Shape, position: number, start: number): number {
    const { content } = shape;
    let at = (this.top = this.put(position | Tag.Map, start));
    let absent = 0;
    for (const key in object) {
      if (!Object.prototype.hasOwnProperty.call(object, key)) {
        absent++;
        continue;
      }
      this.room(at);
      this.top = at = this.text(key, 0, at);
      let value;
      try {
        value = object[key];
      } catch (thrown) {
        this.isFatal = true;
        this.top = at = this.unreadable(thrown, 0, at);
        continue;
      }
      this.top = at = this.value(value, content, at);
    }
    if (absent > 0) this.spend(absent * ABSENT_BYTES);
    return this.put(Tag.End, at);
  }

  private list(list: readonly unknown[], shape: Shape, position: number, start: number): number {
    // A proxy can have anything for a length, even something that changes with every look at it.
    const length = Number(list.length);
    if (!(length <= MAX_ELEMENTS)) {
      return this.foreign(`an array of ${length} elements`, position, start);
    }
    let at = this.put(position | Tag.List, start);
    const { content } = shape;
    for (let i = 0; i < length; i++) {
      this.top = at;
      let value;
      try {
        value = list[i];
      } catch (thrown) {
        this.isFatal = true;
        at = this.unreadable(thrown, 0, at);
        continue;
      }
      at = this.value(value, content, at);
    }
    return this.put(Tag.End, at);
  }
}

/** What an input found when it began. */
export class Mark {
  constructor(
    /** In bytes. */
    readonly start: number,
    readonly floor: number,
    readonly depth: number,
    readonly joined: string,
    readonly count: number,
    readonly spent: number,
    readonly isFatal: boolean,
  ) {}
}
