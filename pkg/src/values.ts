// What values look like to TypeScript, for the types of requests and responses that scripts/types.mjs writes. It knows
// no service, and holds no code.

/** Bytes: a buffer, any view of one, or base64 text. In JSON, base64 text. */
export type BlobValue = ArrayBufferView | ArrayBuffer | SharedArrayBuffer | string;

/** A moment: a `Date`, RFC 3339 text, or seconds since 1970. JSON has one of the latter two, as the service does. */
export type TimestampValue = Date | string | number;

/** A number of 64 bits with a fraction, or a word for one that JSON lacks. */
export type DoubleValue = number | 'NaN' | 'Infinity' | '-Infinity';

/** Whatever JSON can hold. `undefined` within an object or array counts as `null`. */
export type DocumentValue =
  | string
  | number
  | boolean
  | null
  | (DocumentValue | undefined)[]
  | { [name: string]: DocumentValue | undefined };

/** Exactly one of the members is set. */
export type OneOf<Members> = {
  [Name in keyof Members]: Pick<Members, Name> & NoneOf<Omit<Members, Name>>;
}[keyof Members];

/** At most one of the members is set. */
export type AtMostOneOf<Members> = OneOf<Members> | NoneOf<Members>;

/** A member that is null counts as missing, unless it is a document, to which null is a value. */
type NoneOf<Members> = {
  [Name in keyof Members]?: DocumentValue extends Members[Name] ? undefined : null | undefined;
};
