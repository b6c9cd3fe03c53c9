// The forms in which a request or response can be copied. Each is a pure function of what is shown.

import { write } from '../json.js';
import { toCli } from './cli.js';
import { toJavaScript } from './javascript.js';
import { kindsIn } from './printer.js';
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

/** Code can say what JSON can, unless it is nested so deeply that nobody would take it for a request. */
const fromTyped =
  (print) =>
  ({ id, tree: json, validator }) => {
    const tree = typed(json, validator);
    return kindsIn(tree).has('deep') ? TOO_DEEP : print({ id, tree });
  };

const TOO_DEEP = { code: '', notes: ['It is nested so deeply that it can be copied as JSON only.'] };

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
