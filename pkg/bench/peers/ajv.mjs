// Ajv 8 with the package's own JSON Schemas. They cannot state lengths in bytes; those stand in `x-preflight`, and
// become a keyword of ours here, so that Ajv does the same job as everybody. Titles and descriptions are dropped:
// nobody would ship them to a validator.

import { _, Ajv } from 'ajv';
import * as checks from './checks.mjs';

const FORMATS = { 'date-time': /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/ };

/** How the standalone code gets at the checks. */
const IMPORTED = {
  withinBytes: _`require("../peers/checks.mjs").withinBytes`,
  withinDecoded: _`require("../peers/checks.mjs").withinDecoded`,
};

/** Written as code, like Ajv's own keywords, so that it costs no call of a validator. */
const BYTE_LENGTHS = {
  keyword: 'byteLengths',
  type: 'string',
  schemaType: 'array',
  code(context) {
    const { gen, data, schema, parentSchema } = context;
    const name = parentSchema.contentEncoding === undefined ? 'withinBytes' : 'withinDecoded';
    const check = gen.scopeValue('func', { ref: checks[name], code: IMPORTED[name] });
    const holds = schema.map(([min, max]) => _`${check}(${data}, ${min}, ${max ?? Infinity})`);
    context.fail(_`!(${holds.reduce((one, other) => _`${one} && ${other}`)})`);
  },
};

/** An instance that collects every error. */
export function newAjv(options = {}) {
  const instance = new Ajv({ allErrors: true, formats: FORMATS, ...options });
  instance.addKeyword(BYTE_LENGTHS);
  return instance;
}

/** The schema of a validator, with byte lengths and without words. */
export function schemaFor(validator) {
  return converted(validator.jsonSchema({ target: 'draft-07' }));
}

const WORDS = ['title', 'description', 'x-preflight'];
const NAMED = ['properties', 'definitions'];

function converted(schema) {
  if (Array.isArray(schema)) return schema.map(converted);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).filter(([keyword]) => !WORDS.includes(keyword));
  const result = Object.fromEntries(
    entries.map(([keyword, value]) => [keyword, NAMED.includes(keyword) ? named(value) : converted(value)]),
  );
  const lengths = byteLengths(schema['x-preflight'] ?? []);
  return lengths.length > 0 ? { ...result, byteLengths: lengths } : result;
}

function named(schemas) {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, converted(schema)]));
}

/** What the schema leaves unsaid is a length in bytes or a warning; anything else stops the benchmark. */
function byteLengths(unsaid) {
  const errors = unsaid.filter(({ severity }) => severity === 'error');
  return errors.map(({ code, params: { min, max, unit } }) => {
    if (code !== 'length' || unit !== 'bytes') throw new Error(`Ajv would leave out a ${code} constraint`);
    return [min ?? 0, max ?? null];
  });
}

/** One document with all schemas, by key, in which a structure stands once wherever it is used. */
export function shared(schemas) {
  const names = new Map();
  const definitions = {};
  const entries = Object.entries(schemas).map(([key, { $schema, definitions: own = {}, ...root }]) => {
    const inlined = (part) => expanded(part, (name) => inlined(own[name]));
    const moved = (part) => expanded(part, (name) => ({ $ref: `#/definitions/${place(name)}` }));
    const place = (name) => {
      const content = JSON.stringify(inlined(own[name]));
      if (!names.has(content)) {
        const free = name in definitions ? `${name}${names.size}` : name;
        names.set(content, free);
        definitions[free] = {};
        definitions[free] = moved(own[name]);
      }
      return names.get(content);
    };
    return [key, moved(root)];
  });
  return { $id: 'preflight', definitions: { ...definitions, ...Object.fromEntries(entries) } };
}

/** A copy in which every reference to a definition is replaced. */
function expanded(schema, replacement) {
  if (Array.isArray(schema)) return schema.map((part) => expanded(part, replacement));
  if (typeof schema !== 'object' || schema === null) return schema;
  if (typeof schema.$ref === 'string') return replacement(schema.$ref.split('/').at(-1));
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [keyword, expanded(value, replacement)]),
  );
}
