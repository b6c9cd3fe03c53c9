// The functions of the wasm module, typed as its Rust side defines them (src/wasm.rs).
// Between the glue that wasm-bindgen writes and everything else in this package: nothing past
// this file knows the glue, and nothing here knows how the module gets loaded.

import type { Description } from './types.js';

/** The wasm module, instantiated. A site is a place in a request or response where a value can stand. */
export interface Engine {
  /** The module's linear memory. Its `buffer` is replaced whenever the memory grows. */
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Grows the input buffer to at least `capacity` bytes, keeps what it holds, and says where it is. */
  reserve(capacity: number): number;
  /** The site where the request or response of an operation begins; its number is its place in `operationIds`. */
  root(operation: number, response: boolean): number | undefined;
  /** The shape of the value that stands at `site`. */
  shape_of(site: number): number;
  /** The most UTF-16 units of a text at `site` that fit there whatever they are, so that it need not be looked at. */
  room_of(site: number): number;
  /** What the encoder needs to know of one shape. */
  shape(index: number): ShapeTable;
  /** The site of a member, of a list's elements or of a map's values. */
  field(site: number, segment: string): number | undefined;
  /** Judges an encoded value in the input buffer; answers the address of the report, 0 where nothing was found. */
  validate(site: number, response: boolean, start: number, length: number): number;
  /** The same of JSON text in the input buffer, which may be known to be UTF-8. */
  validate_json(site: number, response: boolean, start: number, length: number, isUtf8: boolean): number;
  /** Makes the report on an input that takes more than `max` bytes; answers its address. */
  too_large(max: number, isText: boolean): number;
  /** The constraints at and below `site`, as data; their texts are numbers of messages. */
  describe(site: number, response: boolean): Description;
}

/** What a shape holds: enough to lay a value out in the buffer, and nothing that could judge it. */
export interface ShapeTable {
  readonly kind: 'structure' | 'list' | 'map' | 'document' | 'scalar';
  /** Of a structure: the names of its members, in model order. */
  readonly names: readonly string[];
  /** Shape indexes: of each member, or of the one kind of element or value. */
  readonly targets: readonly number[];
  /** For each of them what {@link Engine.room_of} says. */
  readonly rooms: readonly number[];
}
