// The public types. They mirror what the Rust side serialises (src/violation.rs, src/constraint/mod.rs,
// src/describe.rs) and hold no code.

import type { operationIds } from './generated/operations.js';

/** The id of an embedded operation: its service and its name, such as `glue.CreateWorkflow`. */
export type OperationId = (typeof operationIds)[number];

/** What a validator found. A new object each time; it is yours to keep or change. */
export interface Report {
  /** Whether there is no error. Warnings do not make a report fail. */
  ok: boolean;
  /**
   * What the service will not accept. A container comes before its parts, members in the order of the
   * model, then unknown members and map entries by name.
   */
  errors: Violation[];
  /** What the service may refuse, or what was probably not meant, in the same order. */
  warnings: Violation[];
  /** Set when more was found than a report holds: the first 1,000 violations are kept. */
  truncated?: boolean;
}

/** One constraint that a value breaks. */
export interface Violation {
  /** The way from the root. A missing member is located where it would stand, an unknown one where it stands. */
  path: PathSegment[];
  /** The same way as a JSON pointer (RFC 6901); `''` is the whole value. */
  pointer: string;
  /** The kind of constraint that is broken. */
  code: Code;
  /** Whether the service will refuse the value, or may. */
  severity: Severity;
  /** Who states the constraint. */
  source: Source;
  /** Where it is stated: a title and, where there is a page, its address. */
  document?: [title: string, url?: string];
  /** For a person filling in a form: what to do, with the figures. Echoes at most 64 characters of the value. */
  message: string;
  /** The wording of Smithy servers. There, a failing map key is located at its map. */
  serviceMessage: string;
  /** The figures behind the message. */
  params: Params;
  /** Set where a map's key is at fault rather than its value. */
  target?: 'key';
}

/** A step of a path: the name of a member or entry, or the position of an element, from 0. */
export type PathSegment = string | number;

/**
 * The kinds of constraints:
 *
 * - `required`: a member is missing or `null`
 * - `type`: a value of the wrong type, or one that cannot be read; it breaks nothing else
 * - `unknown`: a member that the structure does not have
 * - `enum`: not one of a set of values
 * - `length`: too short or too long, in the unit that `params.unit` names
 * - `pattern`: text that does not match a regular expression
 * - `range`: a number too small or too large
 * - `format`: text that is no timestamp, no base64 or not well-formed Unicode
 * - `exclusive`: too many, or too few, of some members
 * - `depends`: a member without another one, or together with it
 * - `reserved`: a beginning that is kept for somebody else
 * - `duplicate`: a key that stands twice in an object of a JSON text
 * - `syntax`: the text is not JSON
 * - `depth`: more than 128 containers within one another
 */
export type Code =
  | 'required'
  | 'type'
  | 'unknown'
  | 'enum'
  | 'length'
  | 'pattern'
  | 'range'
  | 'format'
  | 'exclusive'
  | 'depends'
  | 'reserved'
  | 'duplicate'
  | 'syntax'
  | 'depth';

/** `error`: the service will refuse the value. `warning`: it may, or the value is probably not what was meant. */
export type Severity = 'error' | 'warning';

/**
 * Who states a constraint:
 *
 * - `documented`: an API page or the service's user guide
 * - `model`: the service model alone (in a response, such a finding is a warning)
 * - `drift`: the service model, where it is stricter than what a document allows (a warning)
 * - `advice`: AWS tooling or general AWS practice (a warning, in requests only)
 */
export type Source = 'documented' | 'model' | 'drift' | 'advice';

/** What a length is counted in: Unicode code points, bytes of UTF-8 or of a blob, map entries, list elements. */
export type Unit = 'characters' | 'bytes' | 'entries' | 'elements';

/** The figures of a violation. Those that do not belong to its code are absent. */
export interface Params {
  /** The smallest length or number allowed. */
  min?: number;
  /** The largest length or number allowed. */
  max?: number;
  /** The length or number found. */
  actual?: number;
  /** What lengths are counted in. */
  unit?: Unit;
  /** The regular expression, as the documents spell it: ECMA-262 with the `u` flag. */
  pattern?: string;
  /** The values allowed. */
  allowed?: string[];
  /** What belongs here: a type or a format. */
  expected?: string;
  /** What stands here: a type, or the first characters of a text. */
  received?: string;
  /** The members that a rule between members is about. */
  members?: string[];
  /** Those of them that are set. */
  present?: string[];
  /** The name that was probably meant. */
  suggestion?: string;
  /** The beginning that is reserved. */
  prefix?: string;
}

/** An operation of a service. */
export interface Operation<Id extends string = string> {
  /** Service and name, such as `glue.CreateWorkflow`. */
  readonly id: Id;
  /** Judges what is sent to the service. */
  readonly request: Validator;
  /** Judges what the service answers. */
  readonly response: Validator;
}

/** The operations of one service, by name. */
export type Service<Prefix extends string> = {
  readonly [Id in OperationId as Id extends `${Prefix}.${infer Name}` ? Name : never]: Operation<Id>;
};

/** Judges the request or the response of an operation, or a part of one. */
export interface Validator {
  /**
   * Judges a JS value. The value is read once and never changed.
   *
   * - Objects count by their own enumerable string keys, instances of classes included. A member that is
   *   `undefined` is absent, one that is `null` counts as missing.
   * - Blobs are `Uint8Array`, `ArrayBuffer`, any other view, or base64 text.
   * - Timestamps are `Date`, RFC 3339 text or seconds since 1970.
   * - Functions, symbols, bigints, `Map`s and other objects that JSON cannot hold are `type` violations.
   *   So are getters and proxies that throw, objects that contain themselves, and arrays of more than
   *   16,777,216 elements.
   *
   * @throws RangeError when the value, written out with every shared part repeated, takes more than 256 MiB.
   * @throws Error on first use, when WebAssembly cannot be loaded (see `init`).
   */
  validate(value: unknown): Report;

  /**
   * Judges JSON text, as it would go over the wire: blobs are base64 text and a timestamp has the format of
   * its service. Text that is not JSON is a `syntax` violation.
   *
   * @param text JSON as a string, or as UTF-8 bytes.
   * @throws TypeError when `text` is neither.
   * @throws RangeError when it is longer than 256 MiB.
   * @throws Error on first use, when WebAssembly cannot be loaded (see `init`).
   */
  validateJson(text: string | Uint8Array): Report;

  /**
   * A validator of one part, such as the value of a form's input: `field(['name'])` or `field('/name')`.
   * Any index stands for the elements of a list, any key for the values of a map. Reports of a part have
   * paths that begin at the part.
   *
   * @param path Steps from here, or a JSON pointer (RFC 6901).
   * @throws TypeError when `path` is neither, or leads nowhere.
   */
  field(path: readonly PathSegment[] | string): Validator;

  /** The constraints here and below, as data to build forms from. A new object each time. */
  describe(): Description;
}

/** The constraints at one place of a request or response, and at the places below it. */
export interface Description {
  /** The member's name; `member`, `key` or `value` in lists and maps; the operation's id at the whole. */
  name: string;
  /** The name of its shape in the service model. */
  shape: string;
  /** What its values look like. */
  type: DescribedType;
  /** Whether a value must be present. One that SDKs fill in is required, yet only a warning when missing. */
  required: boolean;
  /** Those of the value itself, in the order in which they are reported. */
  constraints: DescribedConstraint[];
  /** Of a timestamp: RFC 3339 text, or seconds since 1970 as a number. This is how JSON holds it. */
  format?: 'date-time' | 'epoch-seconds';
  /** Of a structure: its members, in model order. */
  members?: Description[];
  /** Of a list. */
  element?: Description;
  /** Of a map. */
  key?: Description;
  /** Of a map. */
  value?: Description;
  /** Set where the shape stands within itself: its inside is left out; `describe` the field to go on. */
  recursive?: true;
}

/** The types of values, as Smithy names them. */
export type DescribedType =
  | 'structure'
  | 'list'
  | 'map'
  | 'string'
  | 'blob'
  | 'boolean'
  | 'integer'
  | 'double'
  | 'timestamp'
  | 'document';

/** A constraint: what a violation of it would say. */
export interface DescribedConstraint {
  code: Code;
  severity: Severity;
  source: Source;
  document?: [title: string, url?: string];
  /** The figures; never `actual` or `received`. */
  params: Params;
}
