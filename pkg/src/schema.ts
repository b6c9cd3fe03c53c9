// A description as a JSON Schema: places, and the types of what stands there. What constraints demand of them is in
// schema-keywords.ts.
//
// The schema accepts exactly the JSON values whose report is `ok`, as far as JSON Schema can say it. What it cannot say
// (lengths in bytes, what is only a warning) stands in one keyword of our own. Everything comes from the description;
// no value is looked at and no severity is decided here.

import { type Place, say } from './schema-keywords.js';
import type { SchemaOptions } from './schema-options.js';
import type { DescribedConstraint, JsonSchema, JsonSchemaDocument } from './types.js';

/** Base64 as the engine reads it: padded, nothing but the alphabet (RFC 4648, section 4). Written so that V8 takes
 * every four in one go: with `{4}` it keeps a note of each and runs out of stack at 8 MB. */
const BASE64 = '^(?:[A-Za-z0-9+/]{2}[A-Za-z0-9+/]{2})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$';

/** How the AWS JSON protocols write the floats that JSON lacks. */
const FLOAT_WORDS = ['NaN', 'Infinity', '-Infinity'];

/** The years 0 to 9999, to which the engine holds moments: from the first second to before the last. */
const EPOCH_SECONDS = { minimum: -62_167_219_200, exclusiveMaximum: 253_402_300_800 };

/** The schema of what may stand at a place. */
export function schemaOf(place: Place, options: SchemaOptions): JsonSchemaDocument {
  const builder = new Builder(options);
  const root = builder.root(place);
  const definitions = Object.fromEntries(builder.definitions);
  const defined = builder.definitions.size > 0 && { [options.home]: definitions };
  return { $schema: options.dialect, ...root, ...defined };
}

class Builder {
  /** Structures that are referred to, by name; one that is still being built stands there empty. */
  readonly definitions = new Map<string, JsonSchema>();
  /** How structures are referred to, by their shape. */
  private readonly references = new Map<number, string>();
  /** What is inside a shape, for the places within it where the description leaves that out. */
  private readonly insides = new Map<number, Place>();

  constructor(private readonly options: SchemaOptions) {}

  /** A structure that stands at the root is not defined once more: references find it there. */
  root(place: Place): JsonSchema {
    if (!isStructure(place) || place.nullable) return this.place(place);
    this.references.set(place.shapeId, '#');
    return this.object(place);
  }

  private place(place: Place): JsonSchema {
    const value = isStructure(place) ? { $ref: this.reference(place) } : this.value(place);
    // A document holds null like any other value.
    const schema = place.nullable && place.type !== 'document' ? orNull(value) : value;
    // That a member must stand there is its structure's to say; that one had better, its own.
    const expected = place.constraints.find(
      ({ code, severity }) => code === 'required' && severity === 'warning',
    );
    if (expected !== undefined) this.leaveUnsaid(expected, schema);
    return schema;
  }

  private value(place: Place): JsonSchema {
    const schema = { title: place.shape, ...this.inside(place) };
    this.limit(schema, place);
    return schema;
  }

  /** What every value of a type is. */
  private inside(place: Place): JsonSchema {
    const { element, key, value } = this.whole(place);
    switch (place.type) {
      case 'list':
        return { type: 'array', ...(element && { items: this.place(element) }) };
      case 'map':
        return {
          type: 'object',
          ...(key && { propertyNames: this.place(key) }),
          ...(value && { additionalProperties: this.place(value) }),
        };
      case 'string':
      case 'boolean':
        return { type: place.type };
      case 'blob':
        return { type: 'string', contentEncoding: 'base64', pattern: BASE64 };
      case 'byte':
        return wholeNumber(8);
      case 'short':
        return wholeNumber(16);
      case 'integer':
        return wholeNumber(32);
      case 'long':
        return wholeNumber(64);
      case 'double':
        return { anyOf: [{ type: 'number' }, { type: 'string', enum: [...FLOAT_WORDS] }] };
      case 'timestamp':
        return place.format === 'date-time'
          ? { type: 'string', format: 'date-time' }
          : { type: 'number', ...EPOCH_SECONDS };
      case 'document':
      case 'structure':
      case 'union':
        return {};
    }
  }

  /** The description around `place` that has what is inside its shape. */
  private whole(place: Place): Place {
    if (place.recursive) return this.insides.get(place.shapeId) ?? place;
    this.insides.set(place.shapeId, place);
    return place;
  }

  /** The reference to a structure, which is defined when it is first referred to. Every recursion of shapes leads
   * through a structure, and so ends here. */
  private reference(place: Place): string {
    const { shape, shapeId } = place;
    const known = this.references.get(shapeId);
    if (known !== undefined) return known;
    const name = this.definitions.has(shape) ? `${shape}-${shapeId}` : shape;
    const reference = `#/${this.options.home}/${name}`;
    this.references.set(shapeId, reference);
    // The place is taken before what the structure holds is looked at.
    this.definitions.set(name, {});
    this.definitions.set(name, this.object(place));
    return reference;
  }

  private object(place: Place): JsonSchema {
    const members = place.members ?? [];
    const required = members.filter(({ nullable }) => !nullable).map(({ name }) => name);
    const schema: JsonSchema = {
      title: place.shape,
      type: 'object',
      properties: Object.fromEntries(members.map((member) => [member.name, this.place(member)])),
      ...(required.length > 0 && { required }),
      // Services add members to responses.
      ...(this.options.closed && { additionalProperties: false }),
    };
    this.limit(schema, place);
    return schema;
  }

  /** Has constraints said in keywords if breaking them is an error; notes where that leaves something unsaid. */
  private limit(schema: JsonSchema, place: Place): void {
    for (const constraint of place.constraints) {
      if (constraint.code === 'required') continue;
      const binding = constraint.severity === 'error';
      const said = binding && say(constraint, place, schema);
      if (binding && (!said || 'hint' in constraint.params)) explain(constraint, schema);
      if (!said) this.leaveUnsaid(constraint, schema);
    }
  }

  private leaveUnsaid(constraint: DescribedConstraint, schema: JsonSchema): void {
    if (this.options.extensions) (schema['x-preflight'] ??= []).push(constraint);
  }
}

function isStructure({ type }: Place): boolean {
  return type === 'structure' || type === 'union';
}

/** The bounds of a type. No double is 2^63 - 1, but those below 2^63 are not more than that. */
function wholeNumber(bits: number): JsonSchema {
  const end = 2 ** (bits - 1);
  return {
    type: 'integer',
    minimum: -end,
    ...(bits < 64 ? { maximum: end - 1 } : { exclusiveMaximum: end }),
  };
}

/** The same, and null. */
function orNull(schema: JsonSchema): JsonSchema {
  if (schema.type !== undefined && !Array.isArray(schema.type)) {
    // The other keywords speak of the type alone, but for `enum`.
    schema.type = [schema.type, 'null'];
    schema.enum?.push(null);
    return schema;
  }
  if (schema.anyOf === undefined) return { anyOf: [schema, { type: 'null' }] };
  schema.anyOf.push({ type: 'null' });
  return schema;
}

/** Puts into the description what people do not see from the keywords. */
function explain({ text, source, document }: DescribedConstraint, schema: JsonSchema): void {
  const stated = source === 'documented' && document ? `${text} (${document[0]})` : text;
  schema.description = schema.description === undefined ? stated : `${schema.description}; ${stated}`;
}
