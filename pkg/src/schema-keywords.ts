// One constraint as keywords of a JSON Schema. Below schema.ts; it knows neither where a place stands nor what a
// severity means.

import type { DescribedConstraint, DescribedParams, Description, JsonSchema } from './types.js';

/** Where a value can stand, and what it is like. */
export type Place = Description;

/**
 * Says what a constraint demands of a value. Answers whether the keywords say all of it; if not, they say only what
 * follows from it, so that the schema never refuses what the constraint allows.
 */
export function say(constraint: DescribedConstraint, place: Place, schema: JsonSchema): boolean {
  switch (constraint.code) {
    case 'enum':
      schema.enum = [...constraint.params.allowed];
      return true;
    case 'length':
      return sayLength(constraint.params, place, schema);
    case 'pattern':
      sayPattern(constraint.params, schema);
      return true;
    case 'range':
      sayRange(constraint.params, place, schema);
      return true;
    case 'exclusive':
      sayExclusive(constraint.params, place, schema);
      return true;
    case 'depends':
      (schema.allOf ??= []).push(depends(constraint.params, place));
      return true;
    // The first is only ever advice, the second is said by the structure around.
    case 'reserved':
    case 'required':
      return false;
  }
}

function sayLength(
  { unit, min = 0, max = Infinity }: DescribedParams['length'],
  { type }: Place,
  schema: JsonSchema,
) {
  switch (unit) {
    case 'entries':
      narrow(schema, ['minProperties', 'maxProperties'], min, max);
      return true;
    case 'elements':
      narrow(schema, ['minItems', 'maxItems'], min, max);
      return true;
    case 'characters':
      narrow(schema, LENGTH, min, max);
      return true;
    case 'bytes':
      if (type === 'blob') {
        narrow(schema, LENGTH, inBase64(min), inBase64(max));
        return false;
      }
      // A character takes one to four bytes of UTF-8.
      narrow(schema, LENGTH, Math.ceil(min / 4), max);
      return min <= 1 && max === Infinity;
  }
}

/** Every three bytes, and what is left of them, are four characters of base64. */
function inBase64(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}

type Counts = 'minLength' | 'maxLength' | 'minItems' | 'maxItems' | 'minProperties' | 'maxProperties';
const LENGTH = ['minLength', 'maxLength'] as const;

/** Keeps the tighter bounds. */
function narrow(
  schema: JsonSchema,
  [least, most]: readonly [Counts, Counts],
  min: number,
  max: number,
): void {
  const tightest = [Math.max(min, schema[least] ?? 0), Math.min(max, schema[most] ?? Infinity)] as const;
  if (tightest[0] > 0) schema[least] = tightest[0];
  if (tightest[1] < Infinity) schema[most] = tightest[1];
}

/** The first pattern has the keyword, further ones stand beside it. */
function sayPattern(params: DescribedParams['pattern'], schema: JsonSchema): void {
  const pattern = params.whole ? `^(?:${params.pattern})$` : params.pattern;
  if (schema.pattern === undefined) schema.pattern = pattern;
  else (schema.allOf ??= []).push({ pattern });
}

/** The bounds of the type stay where they are tighter. Of floats the range is about the number, not about the words. */
function sayRange({ min, max }: DescribedParams['range'], { type }: Place, schema: JsonSchema): void {
  const number = type === 'double' ? schema.anyOf?.[0] : schema;
  if (number === undefined) return;
  const { minimum = -Infinity, maximum = Infinity, exclusiveMaximum = Infinity } = number;
  if (min !== undefined) number.minimum = Math.max(min, minimum);
  if (max === undefined || max >= exclusiveMaximum) return;
  delete number.exclusiveMaximum;
  number.maximum = Math.min(max, maximum);
}

/** Alternatives of which exactly one must hold. */
function sayExclusive(
  { members, min }: DescribedParams['exclusive'],
  place: Place,
  schema: JsonSchema,
): void {
  const set = () => members.map((name) => isSet(name, place));
  const oneOf = min === 1 ? set() : [...set(), { not: { anyOf: set() } }];
  if (schema.oneOf === undefined) schema.oneOf = oneOf;
  else (schema.allOf ??= []).push({ oneOf });
}

function depends({ members: [member, other], value }: DescribedParams['depends'], place: Place): JsonSchema {
  const set = isSet(member, place);
  if (value === undefined) return { anyOf: [{ not: set }, isSet(other, place)] };
  return { not: { allOf: [set, withMember(other, { const: value })] } };
}

/** The member stands there and is not null, which counts as missing; a document may be null. */
function isSet(name: string, place: Place): JsonSchema {
  const member = place.members?.find((member) => member.name === name);
  return withMember(name, member?.type === 'document' ? {} : { not: { type: 'null' } });
}

/** The member stands there, and is so. */
function withMember(name: string, value: JsonSchema): JsonSchema {
  return { properties: { [name]: value }, required: [name] };
}
