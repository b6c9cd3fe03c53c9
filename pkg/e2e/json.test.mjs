// The JSON tree of the demo page, without a browser: nothing of a text may be lost in it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locate, memberOf, numberOrText, read, setMember, write } from '../../www/json.js';

const compact = (text) => write(read(text)).replace(/\s+/g, '');

test('duplicate keys, order and the spelling of numbers survive', () => {
  for (const text of [
    '{"b":1,"a":-0.50e3,"b":12345678901234567890}',
    '{"10":[],"9":{},"__proto__":null}',
    '[true,[false,["\\\\","\\"",""]]]',
    '"text"',
    '7',
  ]) {
    assert.equal(compact(text), text);
  }
  assert.equal(compact('\uFEFF { "a" : [ 1 ,\n2 ] }'), '{"a":[1,2]}');
});

test('layout is that of JSON.stringify', () => {
  const value = { a: [1, { b: 'é\n' }, []], c: {} };
  assert.equal(write(read(JSON.stringify(value))), JSON.stringify(value, undefined, 2));
});

test('nesting of any depth is read', () => {
  const text = `${'['.repeat(100_000)}"]"${']'.repeat(100_000)}`;
  assert.equal(compact(text), text);
});

test('members are set where the model has them, and found where they count', () => {
  const tree = read('{"x": 0, "c": 1, "c": 2}');
  setMember(tree, 'b', numberOrText('3'), ['a', 'b', 'c']);
  assert.equal(write(tree).replace(/\s+/g, ''), '{"x":0,"b":3,"c":1,"c":2}');
  assert.equal(memberOf(tree, 'c').raw, '2');
  setMember(tree, 'c', undefined, []);
  assert.equal(write(tree).replace(/\s+/g, ''), '{"x":0,"b":3}');
});

test('text that spells no JSON number stays text', () => {
  for (const text of ['0', '-1', '1.50', '1e9', ' 7 ']) assert.equal(numberOrText(text).raw, text.trim());
  for (const text of ['', '007', '1.', '.5', '0x1', 'NaN', '12a', '1,5'])
    assert.equal(numberOrText(text).text, text);
});

test('places are found by their path, with their keys', () => {
  const text = '{"a": [1, {"b/c": 2}]}';
  const found = (...path) => {
    const place = locate(text, path);
    return place && text.slice(place.start, place.end);
  };
  assert.equal(found(), text);
  assert.equal(found('a', 0), '1');
  assert.equal(found('a', 1, 'b/c'), '"b/c": 2');
  assert.equal(found('a', 2), undefined);
  assert.equal(found('a', 'b'), undefined);
});
