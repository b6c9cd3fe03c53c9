// The type of a part of a value, by the path that leads there. Beside `Validator.field`; it knows no service, and holds
// no code.

import type { PathSegment } from './types.js';

/**
 * The type of the part of a value at a path: a tuple of names and positions, or a JSON pointer. It is `unknown` where the
 * path is not known until run time, or leads nowhere.
 */
export type PartOf<Value, Path extends readonly PathSegment[] | string> = unknown extends Value
  ? unknown
  : AtPath<Value, Path extends readonly PathSegment[] ? Path : StepsOf<Path & string>>;

/** The steps of a pointer. They stay escaped: no member has a name that needs it, and any key of a map will do. */
type StepsOf<Pointer extends string> = Pointer extends ''
  ? []
  : Pointer extends `/${infer Steps}`
    ? Split<Steps>
    : PathSegment[];

type Split<Steps extends string> = Steps extends `${infer First}/${infer Rest}`
  ? [First, ...Split<Rest>]
  : [Steps];

type AtPath<Value, Path extends readonly PathSegment[]> = Path extends readonly []
  ? Value
  : Path extends readonly [infer First extends PathSegment, ...infer Rest extends readonly PathSegment[]]
    ? AtPath<AtStep<Value, First>, Rest>
    : unknown;

/** Of alternatives, what any of them has there; the inside of null is that of the value in its place. */
type AtStep<Value, Step extends PathSegment> = Value extends null | undefined
  ? never
  : Value extends readonly (infer Element)[]
    ? Step extends number | `${number}`
      ? Element
      : unknown
    : Value extends object
      ? Step extends keyof Value
        ? Value[Step]
        : unknown
      : unknown;
