// The options of `jsonSchema`, read and checked. Nothing here knows what a schema is but for its dialects.

import { kindOf } from './kind.js';

/** What a schema is wanted for. */
export interface SchemaOptions extends Dialect {
  /** Whether what other keywords do not say is kept in `x-preflight`. */
  readonly extensions: boolean;
  /** Whether structures hold nothing but their members. */
  readonly closed: boolean;
}

interface Dialect {
  /** The value of `$schema`. */
  readonly dialect: string;
  /** The keyword that holds the definitions. */
  readonly home: '$defs' | 'definitions';
}

/** The dialects, by the name that Standard Schema gives them. Their other keywords mean the same in both. */
const targets: ReadonlyMap<unknown, Dialect> = /*#__PURE__*/ new Map([
  ['draft-2020-12', { dialect: 'https://json-schema.org/draft/2020-12/schema', home: '$defs' }],
  ['draft-07', { dialect: 'http://json-schema.org/draft-07/schema#', home: 'definitions' }],
]);

/** @throws TypeError that names the option which is wrong. */
export function readOptions(options: unknown = {}): Omit<SchemaOptions, 'closed'> {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError(`jsonSchema: options must be an object, not ${kindOf(options)}`);
  }
  const { target = 'draft-2020-12', extensions = true, ...rest } = options as Record<string, unknown>;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) {
    throw new TypeError(`jsonSchema: there is no option '${unknown}'; there are target and extensions`);
  }
  const dialect = targets.get(target);
  if (dialect === undefined) {
    const given = typeof target === 'string' ? `'${target.slice(0, 64)}'` : kindOf(target);
    throw new TypeError(`jsonSchema: target must be 'draft-2020-12' or 'draft-07', not ${given}`);
  }
  if (typeof extensions !== 'boolean') {
    throw new TypeError(`jsonSchema: extensions must be true or false, not ${kindOf(extensions)}`);
  }
  return { ...dialect, extensions };
}
