// The parts of the demo page that need no page: changes between texts, trees brought up to date, links.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { changeBetween } from '../../www/editor/change.js';
import { fragmentOf, readFragment } from '../../www/fragment.js';
import { graft } from '../../www/graft.js';
import { read, write } from '../../www/json.js';
import { duration, timed } from '../../www/timed.js';

const CHANGES = [
  ['', '', undefined],
  ['same', 'same', undefined],
  ['', 'new', { from: 0, to: 0, insert: 'new' }],
  ['gone', '', { from: 0, to: 4, insert: '' }],
  ['{"a": 1}', '{"a": 12}', { from: 7, to: 7, insert: '2' }],
  ['aaa', 'aaaa', { from: 3, to: 3, insert: 'a' }],
  ['aaaa', 'aaa', { from: 3, to: 4, insert: '' }],
  ['x😀y', 'x😁y', { from: 1, to: 3, insert: '😁' }],
  ['x\u{1F600}y', 'x\u{1FA00}y', { from: 1, to: 3, insert: '\u{1FA00}' }],
];

for (const [before, after, expected] of CHANGES) {
  test(`the change from ${JSON.stringify(before)} to ${JSON.stringify(after)}`, () => {
    const change = changeBetween(before, after);
    assert.deepEqual(change, expected);
    const { from, to, insert } = change ?? { from: 0, to: 0, insert: '' };
    assert.equal(before.slice(0, from) + insert + before.slice(to), after);
  });
}

const GRAFTS = [
  ['{"a": 1}', '{ "a" : 1 }', []],
  ['{"a": 1}', '{"a": 1.0}', ['/a']],
  ['{"a": 1}', '{"a": "1"}', ['/a']],
  ['{"a": {"b/c": 1, "d": 2}}', '{"a": {"b/c": 3, "d": 2}}', ['/a/b~1c']],
  ['{"a": [1, {"b": 2}]}', '{"a": [1, {"b": 3}]}', ['/a/1/b']],
  ['{"a": [1]}', '{"a": [1, 2]}', ['/a']],
  ['{"a": [1]}', '{"a": {"0": 1}}', ['/a']],
  ['{"a": 1}', '{"a": 1, "b": 2}', [' b']],
  ['{"a": 1, "b": [1]}', '{"b": [2], "c": null}', [' a c', '/b/0']],
  ['{"a": 1, "b": 2}', '{"b": 2, "a": 1}', [' ']],
  ['{"a": 1, "a": 2}', '{"a": 1, "a": 3}', ['/a']],
  ['{"a": 1, "a": [2]}', '{"a": [3]}', [' ', '/a/0']],
  ['{}', '{"__proto__": {"a": 1}}', [' __proto__']],
];

for (const [before, after, expected] of GRAFTS) {
  test(`${before} is brought up to date with ${after}`, () => {
    const tree = read(before);
    const changes = graft(tree, read(after));
    const spelled = changes.map(({ pointer, names }) => (names ? `${pointer} ${names.join(' ')}` : pointer));
    assert.deepEqual(spelled, expected);
    assert.equal(write(tree), write(read(after)));
  });
}

test('what stays in a tree are the same nodes', () => {
  const tree = read('{"kept": {"list": [1, 2]}, "gone": 1}');
  const { items } = tree.entries[0].value.entries[0].value;
  graft(tree, read('{"new": 1, "kept": {"list": [1, 3]}}'));
  assert.equal(tree.entries[1].value.entries[0].value.items, items);
  assert.equal(items[1].raw, '3');
});

const PLACE = { id: 'glue.CreateWorkflow', direction: 'request' };

for (const text of ['{}', '', 'no JSON, 100 % & #?=+', '{"Name": "é😀"}', '\uFEFF{}', 'x'.repeat(100_000)]) {
  test(`a link holds ${JSON.stringify(text.slice(0, 40))} (${text.length})`, async () => {
    const { fragment, whole } = await fragmentOf({ ...PLACE, text });
    assert.equal(whole, true);
    assert.match(fragment, /^#[\w./?=%!'()*~-]+$/);
    assert.ok(fragment.length < 1000);
    assert.deepEqual(await readFragment(fragment), { ...PLACE, text });
  });
}

test('a link without a text names the place alone', async () => {
  assert.deepEqual(await fragmentOf(PLACE), { fragment: '#glue.CreateWorkflow/request', whole: true });
  assert.deepEqual(await readFragment('#glue.CreateWorkflow/request'), PLACE);
});

test('what does not fit into a link is left out, and said so', async () => {
  const random = Array.from({ length: 60_000 }, (_, index) =>
    String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
  );
  for (const text of [random.join(''), 'x'.repeat(4_000_001), '"\ud800"']) {
    const { fragment, whole } = await fragmentOf({ ...PLACE, text });
    assert.deepEqual([fragment, whole], ['#glue.CreateWorkflow/request', false]);
  }
});

const base64url = (bytes) => Buffer.from(bytes).toString('base64url');

const HOSTILE = {
  'percent signs': 'json=%',
  'broken UTF-8, percent-encoded': 'json=%ff',
  'no base64': 'deflate=*',
  'nothing deflated': 'deflate=',
  'no deflated bytes': `deflate=${base64url('not deflated at all')}`,
  'deflated bytes that break off': `deflate=${base64url(deflateRawSync('x'.repeat(999)).subarray(0, 5))}`,
  'broken UTF-8, deflated': `deflate=${base64url(deflateRawSync(Buffer.from([0xff, 0xfe])))}`,
  'gigabytes in little': `deflate=${base64url(deflateRawSync(Buffer.alloc(50_000_000, 0x20)))}`,
};

for (const [name, data] of Object.entries(HOSTILE)) {
  test(`a link with ${name} gives no text`, async () => {
    const link = await readFragment(`#glue.CreateWorkflow/request?${data}`);
    assert.deepEqual(link, { ...PLACE, text: null });
  });
}

for (const fragment of [
  '',
  '#',
  '#x',
  '#glue.CreateWorkflow',
  '#glue.CreateWorkflow/both',
  '#a/b?json=',
  '#/?',
]) {
  test(`${JSON.stringify(fragment)} is no link`, async () => {
    assert.equal(await readFragment(fragment), undefined);
  });
}

test('short times are means, and both kinds are said in words', () => {
  let runs = 0;
  const quick = timed(() => (runs += 1));
  assert.equal(quick.result, 1);
  assert.ok(runs > 10 && quick.milliseconds > 0 && quick.milliseconds < 0.5);
  assert.deepEqual([0.00042, 0.0042, 0.42, 1, 12.34].map(duration), [
    '0.4 µs',
    '4.2 µs',
    '420 µs',
    '1.0 ms',
    '12.3 ms',
  ]);
});
