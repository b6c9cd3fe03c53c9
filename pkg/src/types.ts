// The public types. They mirror what the Rust side serialises (src/violation.rs, src/constraint/mod.rs,
// src/describe.rs) and hold no code.

import type { operationIds } from './generated/operations.js';
import type { Operations, Services } from './generated/types/operations.js';
import type { PartOf } from './part.js';
import type { StandardSchema } from './standard-types.js';

/** The id of an embedded operation: its service and its name, such as `glue.CreateWorkflow`. */
export type OperationId = (typeof operationIds)[number];

/** What is sent to the service, by the operation's id; `unknown` where the id is not known until run time. */
export type RequestOf<Id extends string> = Id extends OperationId ? Operations[Id]['request'] : unknown;

/** What the service answers, by the operation's id; `unknown` where the id is not known until run time. */
export type ResponseOf<Id extends string> = Id extends OperationId ? Operations[Id]['response'] : unknown;

/**
 * What a validator found in a JS value. A new object each time; it is yours to keep or change. Where it is `ok`, it has
 * the value, which then has a type: `if (report.ok) send(report.value)`.
 */
export type Report<Value = unknown> = AcceptedReport<Value> | RejectedReport;

/**
 * What a validator found in JSON text, and where: each violation has its range. Where either kind of report will do, take
 * {@link Findings}, which both are.
 */
export type JsonReport = AcceptedJsonReport | RejectedJsonReport;

/** How JSON text is read. */
export interface JsonOptions {
  /**
   * The number of the text's first line, where the text is a part of a longer one: 1 unless said otherwise. Lines in
   * ranges and messages count from it; offsets and columns begin with the text.
   */
  firstLine?: number;
}

/** There is no error. */
export interface AcceptedReport<Value> extends Findings {
  ok: true;
  /** The very value that was judged, not a copy. The type holds for as long as nobody changes it. */
  value: Value;
}

/** There is no error in JSON text, which the validator has read but not parsed into a value. */
export interface AcceptedJsonReport extends Findings<JsonViolation> {
  ok: true;
}

/** There is an error in JSON text. */
export interface RejectedJsonReport extends Findings<JsonViolation> {
  ok: false;
  errors: [JsonViolation, ...JsonViolation[]];
}

/** There is an error. */
export interface RejectedReport extends Findings {
  ok: false;
  errors: [Violation, ...Violation[]];
  /** Never set, so that `report.value` can be asked for at once. */
  value?: undefined;
}

/** What all reports hold. */
export interface Findings<Found extends Violation = Violation> {
  /** Whether there is no error. Warnings do not make a report fail. */
  ok: boolean;
  /**
   * What the service will not accept. A container comes before its parts, members in the order of the
   * model, then unknown members and map entries by name.
   */
  errors: Found[];
  /** What the service may refuse, or what was probably not meant, in the same order. */
  warnings: Found[];
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

/** One constraint that a value in a JSON text breaks. */
export interface JsonViolation extends Violation {
  /** Where it stands in the text. */
  range: Range;
}

/**
 * A part of a JSON text:
 *
 * - as a rule the value at fault; with `target: 'key'` and `unknown`, its key; with `duplicate`, the key that came again
 * - of what is missing, and of what is wrong between members, the object that they belong to; of a member that is `null`
 *   where it is required, the `null`
 * - with `syntax`, what makes the text no JSON; where the text ends too early, nothing at its end
 */
export interface Range {
  start: Position;
  /** Behind the last character. */
  end: Position;
}

/**
 * A place between two characters of a JSON text, counted in UTF-16 units as strings and editors do. Text given as bytes
 * counts as what `new TextDecoder('utf-8', { ignoreBOM: true })` makes of it: a byte order mark is one unit in either.
 */
export interface Position {
  /** From 0: `text.slice(start.offset, end.offset)` is what stands in a range. */
  offset: number;
  /** From 1. Lines end with `\n`, `\r\n` or `\r`. */
  line: number;
  /** From 1. */
  column: number;
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
  /** Set where the expression has to match all of a text, as if between `^(?:` and `)$`; else a part is enough. */
  whole?: true;
  /** What text that matches looks like, in words. */
  hint?: string;
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
  /** The value of the second of `members` that makes the first one pointless. */
  value?: string;
  /** The name that was probably meant. */
  suggestion?: string;
  /** The beginning that is reserved. */
  prefix?: string;
}

/** An operation of a service: of `Operation<'glue.CreateWorkflow'>`, the validators have types. */
export interface Operation<Id extends string = string> {
  /** Service and name, such as `glue.CreateWorkflow`. */
  readonly id: Id;
  /** The day of the service model that the constraints were taken from, `YYYY-MM-DD`. */
  readonly modelDate: string;
  /** Judges what is sent to the service. */
  readonly request: Validator<RequestOf<Id>>;
  /** Judges what the service answers. */
  readonly response: Validator<ResponseOf<Id>>;
}

/** The operations of one service, by name. */
export type Service<Prefix extends keyof Services> = Services[Prefix];

/**
 * Judges the request or the response of an operation, or a part of one; what it accepts has the type `Value`. Form
 * libraries take it as it is: it is a Standard Schema and a Standard JSON Schema.
 */
export interface Validator<Value = unknown> extends StandardSchema<Value> {
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
   * A value that takes more than 256 MiB when it is written out, with every shared part repeated, is not judged: its
   * report has one `length` error at the root, whose `params` are `{ max, unit: 'bytes' }`.
   *
   * @throws TrapError when the WebAssembly module stops, for want of memory; RangeError where the stack is exhausted.
   *   The next call works as before.
   * @throws Error on first use, when WebAssembly cannot be loaded (see `init`).
   */
  validate(value: unknown): Report<Value>;

  /**
   * Judges JSON text, as it would go over the wire: blobs are base64 text and a timestamp has the format of
   * its service. Text that is not JSON is a `syntax` violation, and more than 256 MiB of it a `length` violation.
   *
   * @param text JSON as a string, or as UTF-8 bytes.
   * @throws TypeError when `text` is neither, or an option is wrong.
   * @throws TrapError, RangeError as {@link validate} does.
   * @throws Error on first use, when WebAssembly cannot be loaded (see `init`).
   */
  validateJson(text: string | Uint8Array, options?: JsonOptions): JsonReport;

  /**
   * A validator of one part, such as the value of a form's input: `field(['name'])` or `field('/name')`.
   * Any index stands for the elements of a list, any key for the values of a map. Reports of a part have
   * paths that begin at the part. A path that is written out, as these are, gives it the type of the part.
   *
   * @param path Steps from here, or a JSON pointer (RFC 6901).
   * @throws TypeError when `path` is neither, or leads nowhere.
   */
  field<const Path extends readonly PathSegment[] | string>(path: Path): Validator<PartOf<Value, Path>>;

  /** The constraints here and below, as data to build forms from. A new object each time. */
  describe(): Description;

  /**
   * The constraints here and below as a JSON Schema, for forms, editors and validators that read one. A new
   * object each time.
   *
   * It accepts exactly the JSON values whose report is `ok`, as far as JSON Schema can say it. What it cannot
   * say (lengths in bytes) and what is only a warning stands in the keyword `x-preflight`, in the form of
   * {@link Description.constraints}. Ajv in strict mode refuses keywords that it does not know:
   * `new Ajv({ keywords: ['x-preflight'] })`, or leave them out with `extensions: false`.
   *
   * @throws TypeError when an option is not one of these; the message names it.
   */
  jsonSchema(options?: JsonSchemaOptions): JsonSchemaDocument;
}

/** What a JSON Schema is wanted for. */
export interface JsonSchemaOptions {
  /** The dialect; `draft-2020-12` unless said otherwise. */
  target?: 'draft-2020-12' | 'draft-07';
  /** Whether to keep `x-preflight`; `true` unless said otherwise. */
  extensions?: boolean;
}

/** A whole JSON Schema: its dialect, and the structures that stand below the root, by shape. */
export interface JsonSchemaDocument extends JsonSchema {
  $schema: string;
  /** In draft 2020-12. */
  $defs?: Record<string, JsonSchema>;
  /** In draft 7. */
  definitions?: Record<string, JsonSchema>;
}

/** The keywords that are used. `pattern` is ECMA-262 with the `u` flag, as both dialects recommend. */
export interface JsonSchema {
  /** Where it stands, nothing else does. */
  $ref?: string;
  /** The name of the shape in the service model. */
  title?: string;
  /** What people do not see from the other keywords, such as a limit in bytes. */
  description?: string;
  type?: JsonSchemaType | [JsonSchemaType, 'null'];
  enum?: (string | null)[];
  const?: string;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  exclusiveMaximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  /** Of timestamps that are text; validators check it only when told to (Ajv: `ajv-formats`). */
  format?: 'date-time';
  contentEncoding?: 'base64';
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  propertyNames?: JsonSchema;
  /** `false` in the structures of requests, absent in those of responses. */
  additionalProperties?: JsonSchema | false;
  minProperties?: number;
  maxProperties?: number;
  allOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  not?: JsonSchema;
  /** What the other keywords do not say, and what is only a warning. */
  'x-preflight'?: DescribedConstraint[];
}

/** The types of JSON Schema. */
export type JsonSchemaType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';

/** The constraints at one place of a request or response, and at the places below it. */
export interface Description {
  /** The member's name; `member`, `key` or `value` in lists and maps; the operation's id at the whole. */
  name: string;
  /** The name of its shape in the service model. */
  shape: string;
  /** Tells shapes apart, also those of the same name. It may be another one in the next release. */
  shapeId: number;
  /** What its values look like. */
  type: DescribedType;
  /**
   * Whether a value must be present. Where that is a warning, its `required` constraint says so: SDKs fill the
   * member in, or only the service model has it in responses.
   */
  required: boolean;
  /** Set where `null` may stand, which counts as missing: at members whose absence is no error. */
  nullable?: true;
  /** Those of the value itself, in the order in which they are reported. Of a structure, rules between its members. */
  constraints: DescribedConstraint[];
  /**
   * Of a timestamp, how JSON holds it: RFC 3339 text, or seconds since 1970 as a number, with or without a
   * fraction; in the years 0 to 9999 either way.
   */
  format?: 'date-time' | 'epoch-seconds';
  /** Of a structure or union: its members, in model order. */
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

/**
 * The types of values, as Smithy names them:
 *
 * - `structure`: an object with the members given; `union`: one that holds exactly one of them
 * - `map`: an object with keys of the sender's choice; `list`: an array
 * - `string`: text, one out of a few where there is an `enum` constraint; `blob`: base64 text in JSON
 * - `byte`, `short`, `integer`, `long`: whole numbers of 8, 16, 32 and 64 bits, signed. What they can hold bounds
 *   them: -128 to 127, -32,768 to 32,767, -2,147,483,648 to 2,147,483,647, -2^63 to 2^63 - 1
 * - `double`: a number, or one of the words `NaN`, `Infinity` and `-Infinity`
 * - `timestamp`: see {@link Description.format}
 * - `document`: any JSON value, `null` included
 */
export type DescribedType =
  | 'structure'
  | 'union'
  | 'list'
  | 'map'
  | 'string'
  | 'blob'
  | 'boolean'
  | 'byte'
  | 'short'
  | 'integer'
  | 'long'
  | 'double'
  | 'timestamp'
  | 'document';

/** A constraint: what a violation of it would say. The code decides which figures there are. */
export type DescribedConstraint = {
  [Code in keyof DescribedParams]: {
    code: Code;
    /** How serious a violation is in this direction. */
    severity: Severity;
    source: Source;
    document?: [title: string, url?: string];
    /** What it demands, in words: "1 to 255 bytes", "exactly one of a, b or c". */
    text: string;
    params: DescribedParams[Code];
  };
}[keyof DescribedParams];

/** The figures of constraints, by code. Bounds are inclusive; where there is none, there is no bound. */
export interface DescribedParams {
  required: Record<string, never>;
  /** Every value allowed. */
  enum: { allowed: string[] };
  length: { min?: number; max?: number; unit: Unit };
  /** An expression of ECMA-262 for the `u` flag; `whole`: all of a text has to match it. */
  pattern: { pattern: string; whole?: true; hint?: string };
  range: { min?: number; max?: number };
  /** At most one of the members is set; with `min`, exactly one. */
  exclusive: { members: string[]; min?: 1; max: 1 };
  /** The first member needs the other to be set; with `value`, it is ignored where the other has that value. */
  depends: { members: [member: string, other: string]; value?: string };
  /** How text must not begin, in whatever case. */
  reserved: { prefix: string };
}
