// The samples of the demo page: the good ones are accepted without a finding, and each of the bad ones has those that
// it says it has, and no others.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../../www/samples.js';
import { mistakes } from '../../www/samples/mistakes.js';
import { operation, operations } from '../dist/index.js';

const keys = operations().flatMap((id) => [`${id} request`, `${id} response`]);

function validatorOf(key) {
  const [id, direction] = key.split(' ');
  return operation(id)[direction];
}

const findings = ({ errors, warnings }) =>
  [...errors, ...warnings].map(({ code, pointer }) => `${code} ${pointer}`);

test('every request and response has a sample, and there are no others', () => {
  assert.deepEqual(Object.keys(samples).sort(), keys.sort());
});

test('samples are accepted, as values and as text', () => {
  for (const key of keys) {
    assert.deepEqual(findings(validatorOf(key).validate(samples[key])), [], key);
    assert.deepEqual(findings(validatorOf(key).validateJson(JSON.stringify(samples[key]))), [], key);
  }
});

test('every request has mistakes, and every service has them in responses', () => {
  for (const key of keys.filter((key) => key.endsWith(' request'))) assert.ok(mistakes[key]?.length > 0, key);
  for (const service of ['healthomics', 'codecatalyst', 'glue']) {
    const own = Object.keys(mistakes).filter((key) => key.startsWith(service) && key.endsWith(' response'));
    assert.ok(own.length >= 2, service);
  }
  assert.deepEqual(
    Object.keys(mistakes).filter((key) => !keys.includes(key)),
    [],
  );
});

test('every mistake is found, and nothing else', () => {
  const kinds = new Set();
  for (const [key, list] of Object.entries(mistakes)) {
    const before = JSON.stringify(samples[key]);
    for (const { title, expect, text } of list) {
      const found = findings(validatorOf(key).validateJson(text(samples[key])));
      assert.deepEqual(found, expect, `${key}: ${title}`);
      assert.ok(expect.length > 0);
      for (const finding of expect) kinds.add(finding.split(' ')[0]);
    }
    assert.equal(JSON.stringify(samples[key]), before, `${key} was changed`);
  }
  const all =
    'required type unknown enum length pattern range format exclusive depends reserved duplicate syntax';
  assert.deepEqual([...kinds].sort(), all.split(' ').sort());
});

test('titles are short, and differ within an operation', () => {
  for (const [key, list] of Object.entries(mistakes)) {
    const titles = list.map(({ title }) => title);
    assert.equal(new Set(titles).size, titles.length, key);
    for (const title of titles) assert.ok(title.split(' ').length <= 6 && title.length <= 40, title);
  }
});
