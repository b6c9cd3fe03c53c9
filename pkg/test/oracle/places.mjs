// Every place of every request and response that the built package knows, with its description, found by way of
// `describe()`. Between the package and the oracles.

import { operation, operations } from '../../dist/index.js';

/** The places: `{ id, direction, path, description, isKey }`; a key has the path of its map. */
export function everyPlace() {
  return operations().flatMap((id) =>
    ['request', 'response'].flatMap((direction) =>
      placesOf({ id, direction, path: [], description: operation(id)[direction].describe(), isKey: false }),
    ),
  );
}

function placesOf(place) {
  const { path, description } = place;
  const { members = [], element, key, value } = description;
  const inside = (step, part) => placesOf({ ...place, path: [...path, step], description: part });
  return [
    place,
    ...members.flatMap((member) => inside(member.name, member)),
    ...(element ? inside(0, element) : []),
    ...(key ? [{ ...place, description: key, isKey: true }] : []),
    ...(value ? inside('key', value) : []),
  ];
}

/** Judges a text as the value, or the key, that stands at a place: its violations, by a JS value or by JSON. */
export function judgeOf({ id, direction, path, isKey }) {
  const validator = operation(id)[direction].field(path);
  const wrap = isKey ? (text) => ({ [text]: '' }) : (text) => text;
  const violations = ({ errors, warnings }) =>
    [...errors, ...warnings].filter(({ target }) => (target === 'key') === isKey);
  return {
    byValue: (text) => violations(validator.validate(wrap(text))),
    byJson: (text) => violations(validator.validateJson(JSON.stringify(wrap(text)))),
  };
}
