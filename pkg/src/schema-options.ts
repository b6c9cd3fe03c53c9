// The options of `jsonSchema`, read and checked. Nothing here knows what a schema is.

import { kindOf } from './kind.js';

/** The dialects, by the name that Standard Schema gives them; whether each is draft 7. */
const targets: ReadonlyMap<unknown, boolean> = /*#__PURE__*/ new Map([
  ['draft-2020-12', false],
  ['draft-07', true],
]);

/** @throws TypeError that names the option which is wrong. */
export function readOptions(options: unknown = {}): { draft07: boolean; extensions: boolean } {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError(`jsonSchema: options must be an object, not ${kindOf(options)}`);
  }
  const { target = 'draft-2020-12', extensions = true, ...rest } = options as Record<string, unknown>;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) {
    throw new TypeError(`jsonSchema: there is no option '${unknown}'; there are target and extensions`);
  }
  const draft07 = targets.get(target);
  if (draft07 === undefined) {
    const given = typeof target === 'string' ? `'${target.slice(0, 64)}'` : kindOf(target);
    throw new TypeError(`jsonSchema: target must be 'draft-2020-12' or 'draft-07', not ${given}`);
  }
  if (typeof extensions !== 'boolean') {
    throw new TypeError(`jsonSchema: extensions must be true or false, not ${kindOf(extensions)}`);
  }
  return { draft07, extensions };
}
