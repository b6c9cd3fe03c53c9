// The encoder: walks a JS value along the shape that it should have, and writes it into the engine's input
// buffer, so that judging it takes one call. It encodes and never judges: what does not fit its shape is
// written as what it is, without its contents.
//
// This is the hot path of the package: no closure and no allocation per value, one type of object per use.
// Reading a value can run code of its own (getters, proxy traps), and that code can come back here. So
// before each such read, `top` is where the next byte goes: an inner value is written behind it.

import type { ShapeTable } from './engine.js';
import { byteLengthOf, Form, formOf, nounPhrase, thrownText } from './foreign.js';
import { Tag, Writer } from './writer.js';

/** Containers within containers, the outermost included; the JSON reader has the same limit. */
export const MAX_DEPTH = 128;
/** Longer arrays are sparse ones or mistakes: writing out their elements would hang the page. */
export const MAX_ELEMENTS = 2 ** 24;

/** What may stand in place of a member's index. */
const enum Index {
  /** A name follows that the structure does not have. */
  Unknown = 0xfffe,
  /** The structure is over. */
  Last = 0xffff,
}

/** A shape, fetched from the engine when a value first gets there. */
class Shape {
  readonly isStructure: boolean;
  readonly isMap: boolean;
  readonly isList: boolean;
  readonly members = new Map<string, Place>();
  /** Of elements, or of a map's values. */
  readonly content: Place;

  constructor({ kind, names, targets }: ShapeTable, index: number) {
    const isDocument = kind === 'document';
    this.isStructure = kind === 'structure';
    this.isMap = isDocument || kind === 'map';
    this.isList = isDocument || kind === 'list';
    names.forEach((name, i) => this.members.set(name, new Place(i, targets[i] ?? index)));
    // What a document holds are documents again.
    this.content = new Place(0, isDocument ? index : (targets[0] ?? index));
  }
}

/** Where a shape holds a value of another shape. */
class Place {
  shape: Shape | undefined = undefined;

  constructor(
    readonly index: number,
    readonly shapeIndex: number,
  ) {}
}

/** One per engine. `begin`, then `value` or a `raw...` write, then in any case `finish`. */
export class Encoder extends Writer {
  /** Where the next byte goes, kept up to date wherever code of the value's can run. */
  private top = 0;
  /** The containers that are open, the outermost first, from `floor` up to `depth`. */
  private readonly ancestors: (object | null)[] = [];
  private depth = 0;
  /** Where the containers of the current value begin: a getter may have begun this one within another. */
  private floor = 0;
  private readonly shapes: Shape[] = [];

  /** Begins an input behind any that is still being written; returns what `finish` wants back. */
  begin(): Mark {
    this.refresh();
    this.fatal = undefined;
    const mark = new Mark(this.top, this.floor, this.depth);
    this.floor = this.depth;
    return mark;
  }

  /** Gives the buffer back to the input that was being written when this one began. */
  finish(mark: Mark): void {
    this.top = mark.start;
    this.floor = mark.floor;
    this.depth = mark.depth;
    this.refresh();
  }

  /** Writes a value of the shape and returns where it ends. */
  encode(value: unknown, shapeIndex: number, at: number): number {
    return this.value(value, this.shapeAt(shapeIndex), at);
  }

  private shapeAt(index: number): Shape {
    return this.shapes[index] ?? this.fetch(index);
  }

  private fetch(index: number): Shape {
    const shape = new Shape(this.engine.shape(index), index);
    this.refresh();
    this.shapes[index] = shape;
    return shape;
  }

  private shapeOf(place: Place): Shape {
    return (place.shape ??= this.shapeAt(place.shapeIndex));
  }

  private value(value: unknown, shape: Shape, at: number): number {
    this.room(at);
    switch (typeof value) {
      case 'string':
        return this.text(value, at);
      case 'number':
        return this.number(value, at);
      case 'boolean':
        return this.tag(value ? Tag.True : Tag.False, at);
      case 'undefined':
        return this.tag(Tag.Null, at);
      case 'object':
        return value === null ? this.tag(Tag.Null, at) : this.object(value, shape, at);
      default:
        return this.foreign(`a ${typeof value}`, at);
    }
  }

  private tag(tag: number, at: number): number {
    this.bytes[at] = tag;
    return at + 1;
  }

  private foreign(phrase: string, at: number): number {
    return this.text(phrase, this.tag(Tag.Foreign, at));
  }

  private unreadable(thrown: unknown, at: number): number {
    this.top = at;
    const text = thrownText(thrown);
    this.room(at);
    return this.text(text, this.tag(Tag.Unreadable, at));
  }

  private object(object: object, shape: Shape, at: number): number {
    this.top = at;
    try {
      const form = formOf(object);
      if (form === Form.Object || form === Form.Array) return this.container(object, form, shape, at);
      return this.special(object, form, at);
    } catch (thrown) {
      if (this.fatal !== undefined && thrown === this.fatal) throw thrown;
      return this.unreadable(thrown, at);
    }
  }

  /** Objects that are one value: dates, bytes, and what JSON has no place for. */
  private special(object: object, form: Form, at: number): number {
    if (form === Form.Date) {
      const time = Date.prototype.getTime.call(object);
      return Number.isNaN(time) ? this.foreign('an invalid Date', at) : this.float(Tag.Timestamp, time, at);
    }
    if (form === Form.Bytes) return this.float(Tag.Blob, byteLengthOf(object), at);
    return this.foreign(nounPhrase(object), at);
  }

  private container(object: object, form: Form, shape: Shape, at: number): number {
    const isArray = form === Form.Array;
    const fits = isArray ? shape.isList : shape.isMap || shape.isStructure;
    if (!fits) return this.tag(Tag.End, this.tag(isArray ? Tag.List : Tag.Map, at));
    const depth = this.depth;
    if (depth - this.floor >= MAX_DEPTH) return this.tag(Tag.Deep, at);
    for (let i = this.floor; i < depth; i++) {
      if (this.ancestors[i] === object) return this.tag(Tag.Cycle, at);
    }
    this.ancestors[depth] = object;
    this.depth = depth + 1;
    try {
      if (isArray) return this.list(object as unknown[], shape, at);
      if (shape.isMap) return this.map(object as Record<string, unknown>, shape, at);
      return this.structure(object as Record<string, unknown>, shape, at);
    } finally {
      this.ancestors[depth] = null;
      this.depth = depth;
    }
  }

  private structure(object: Record<string, unknown>, shape: Shape, start: number): number {
    let at = (this.top = this.tag(Tag.Structure, start));
    for (const key in object) {
      if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
      let value;
      try {
        value = object[key];
      } catch (thrown) {
        this.top = at = this.memberThatThrew(key, shape, thrown, at);
        continue;
      }
      if (value === undefined) continue;
      const member = shape.members.get(key);
      this.top = at = member === undefined ? this.unknown(key, at) : this.member(member, value, at);
    }
    return this.index(Index.Last, at);
  }

  private member(member: Place, value: unknown, at: number): number {
    return this.value(value, this.shapeOf(member), this.index(member.index, at));
  }

  private index(index: number, at: number): number {
    this.bytes[at] = index;
    this.bytes[at + 1] = index >> 8;
    return at + 2;
  }

  private unknown(key: string, at: number): number {
    this.room(at);
    return this.text(key, this.index(Index.Unknown, at));
  }

  private memberThatThrew(key: string, shape: Shape, thrown: unknown, at: number): number {
    const member = shape.members.get(key);
    if (member === undefined) return this.unknown(key, at);
    return this.unreadable(thrown, this.index(member.index, at));
  }

  private map(object: Record<string, unknown>, shape: Shape, start: number): number {
    const content = this.shapeOf(shape.content);
    let at = (this.top = this.tag(Tag.Map, start));
    for (const key in object) {
      if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
      this.room(at);
      this.top = at = this.text(key, at);
      let value;
      try {
        value = object[key];
      } catch (thrown) {
        this.top = at = this.unreadable(thrown, at);
        continue;
      }
      this.top = at = this.value(value, content, at);
    }
    return this.tag(Tag.End, at);
  }

  private list(list: readonly unknown[], shape: Shape, start: number): number {
    // A proxy can have anything for a length, even something that changes with every look at it.
    const length = Number(list.length);
    if (!(length <= MAX_ELEMENTS)) return this.foreign(`an array of ${length} elements`, start);
    let at = this.tag(Tag.List, start);
    const content = this.shapeOf(shape.content);
    for (let i = 0; i < length; i++) {
      this.top = at;
      let value;
      try {
        value = list[i];
      } catch (thrown) {
        at = this.unreadable(thrown, at);
        continue;
      }
      at = this.value(value, content, at);
    }
    return this.tag(Tag.End, at);
  }
}

/** What an input found when it began. */
export class Mark {
  constructor(
    readonly start: number,
    readonly floor: number,
    readonly depth: number,
  ) {}
}
