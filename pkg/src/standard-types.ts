// The types of Standard Schema and Standard JSON Schema (version 1, https://standardschema.dev), as far as validators
// have them. They hold no code. Written out here, so that the declarations need no other package; test/types holds
// them against `@standard-schema/spec`.

import type { Violation } from './types.js';

/** Whatever accepts a Standard Schema or a Standard JSON Schema accepts an object with this member. */
export interface StandardSchema<Input = unknown, Output = Input> {
  /** What form libraries and other callers of validators look for. */
  readonly '~standard': StandardProperties<Input, Output>;
}

/** What stands behind `~standard`. */
export interface StandardProperties<Input = unknown, Output = Input> {
  readonly version: 1;
  readonly vendor: 'workflow-preflight';
  /** Judges a JS value as {@link Validator.validate} does; never a promise. */
  readonly validate: (value: unknown) => StandardResult<Output>;
  /** What goes in is what comes out, so both directions give the same schema. */
  readonly jsonSchema: {
    /** @throws TypeError when the target is neither `draft-2020-12` nor `draft-07`. */
    readonly input: (options: StandardJsonSchemaOptions) => Record<string, unknown>;
    /** @throws TypeError when the target is neither `draft-2020-12` nor `draft-07`. */
    readonly output: (options: StandardJsonSchemaOptions) => Record<string, unknown>;
  };
  /** For TypeScript only: it is never set. */
  readonly types?: { readonly input: Input; readonly output: Output } | undefined;
}

/** The same value when it is accepted, or what is wrong with it. Warnings are no issues. */
export type StandardResult<Output> =
  { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly StandardIssue[] };

/** An error. Beside the `message` and `path` that the standard asks for, it has all that a violation has. */
export type StandardIssue = Violation;

/** What a schema is wanted for. */
export interface StandardJsonSchemaOptions {
  /** The dialect: `draft-2020-12` or `draft-07`. */
  readonly target: string;
  /** `{ extensions: false }` leaves `x-preflight` out. */
  readonly libraryOptions?: Record<string, unknown> | undefined;
}
