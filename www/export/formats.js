// The forms in which a request or response can be copied. Each is a pure function of what is shown.

import { write } from '../json.js';
import { toCli } from './cli.js';
import { toJavaScript } from './javascript.js';
import { toPython } from './python.js';
import { typed } from './typed.js';

/**
 * @typedef {object} Shown what the page shows
 * @property {string} id such as `glue.CreateWorkflow`
 * @property {'request' | 'response'} direction
 * @property {object} validator that of the request or response
 * @property {import('../json.js').JsonNode} tree an object, of a text without `syntax` and `depth` violations
 *
 * @typedef {{ code: string, notes: string[] }} Exported
 *
 * @typedef {object} Format
 * @property {string} key
 * @property {string} label
 * @property {(shown: Shown) => Exported} print
 */

/** As it stands: keys that stand twice, nulls and the spelling of numbers included. */
export function toJson({ tree }) {
  return { code: `${write(tree)}\n`, notes: [] };
}

const fromTyped =
  (print) =>
  ({ id, tree, validator }) =>
    print({ id, tree: typed(tree, validator) });

/** @type {Format} */
const JSON_FORMAT = { key: 'json', label: 'JSON', print: toJson };

/** @type {Format[]} */
const REQUEST_FORMATS = [
  JSON_FORMAT,
  { key: 'cli', label: 'AWS CLI', print: fromTyped(toCli) },
  { key: 'javascript', label: 'JavaScript', print: fromTyped(toJavaScript) },
  { key: 'python', label: 'Python', print: fromTyped(toPython) },
];

/** What makes sense: nobody sends a response. */
export function formatsFor(direction) {
  return direction === 'request' ? REQUEST_FORMATS : [JSON_FORMAT];
}
