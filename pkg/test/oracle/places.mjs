// Every place of every request and response that the built package knows, with its description, found by way of
// `describe()`. Between the package and the oracles.

import { operation, operations } from '../../dist/index.js';

/**
 * The places: `{ id, direction, path, nesting, description, isKey }`. The path leads there in a value, and a key has
 * that of its map; the nesting leads there in the description.
 */
export function everyPlace() {
  return operations().flatMap((id) =>
    ['request', 'response'].flatMap((direction) =>
      placesOf({
        id,
        direction,
        path: [],
        nesting: [],
        description: operation(id)[direction].describe(),
        isKey: false,
      }),
    ),
  );
}

function placesOf(place) {
  const { path, nesting, description } = place;
  const { members = [], element, key, value } = description;
  const inside = (part, name, step) =>
    part ? placesOf({ ...place, path: [...path, step], nesting: [...nesting, name], description: part }) : [];
  const keys = key ? [{ ...place, nesting: [...nesting, 'key'], description: key, isKey: true }] : [];
  return [
    place,
    ...members.flatMap((member) => inside(member, member.name, member.name)),
    ...inside(element, 'element', 0),
    ...keys,
    ...inside(value, 'value', 'key'),
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
