// Whether form and text of the demo page say the same: every field in sight is held against the text, and so are the rows
// of lists and maps and the members that the form offers to add.

import assert from 'node:assert/strict';
import { memberOf, read, write } from '../../www/json.js';
import { stepsOf } from '../../www/pointer.js';

/** How many rows a list shows unasked. */
const SHOWN = 50;

/**
 * Fails where the form says something else than the text, which must be a JSON object. What was `typed` into fields for JSON
 * stays there as it is laid out.
 */
export async function assertAgreement({ page, json }, step, typed = []) {
  const tree = read(await json.inputValue());
  const sight = await page.evaluate(inSight);
  const fields = sight.fields.filter(({ pointer }) => !isAmbiguous(tree, pointer));
  const containers = sight.containers.filter(({ pointer }) => !isAmbiguous(tree, pointer));
  const absent = sight.absent.filter((pointer) => !isAmbiguous(tree, pointer));
  const shown = fields.map((field) => [field.pointer, field.isKey, field.isKept ? field.label : field.value]);
  assert.deepEqual(
    shown,
    fields.map((field) => [field.pointer, field.isKey, expected(tree, field, typed)]),
    step,
  );
  for (const { pointer, rows } of containers) {
    const node = valueOf(tree, pointer);
    const length = (node?.items ?? node?.entries ?? []).length;
    assert.ok(rows === length || (length > SHOWN && rows === SHOWN), `${step}: ${pointer} has ${rows} rows`);
  }
  for (const pointer of absent) {
    const node = valueOf(tree, pointer);
    assert.ok(node === undefined || node.raw === 'null', `${step}: ${pointer} is offered, and there`);
  }
}

/** Whether a key on the way to a place stands twice in the text: then a pointer leads to one of its values only. */
function isAmbiguous(tree, pointer) {
  const path = stepsOf(pointer);
  return path.some((step, depth) => {
    const entries = valueAt(tree, path.slice(0, depth))?.entries ?? [];
    return entries.filter(({ key }) => key === step).length > 1;
  });
}

/** Runs in the page. */
function inSight() {
  const controls = document.querySelectorAll('#form :is(input[type="text"], select, textarea)[data-pointer]');
  const fields = [...controls].map(({ dataset, value, selectedOptions, nextElementSibling }) => {
    const label = selectedOptions?.[0]?.textContent;
    const isKept = value === '\n' && label.endsWith(' (as typed)');
    const isUnread = nextElementSibling?.textContent.startsWith('Not JSON yet') === true;
    return { pointer: dataset.pointer, isKey: dataset.target === 'key', isKept, isUnread, value, label };
  });
  const groups = [...document.querySelectorAll('#form fieldset[data-pointer]')];
  const containers = groups
    .filter((group) => group.querySelector(':scope > .body > button.add, :scope > .body > .row'))
    .map((group) => ({
      pointer: group.dataset.pointer,
      rows: group.querySelectorAll(':scope > .body > .row').length,
    }));
  const offered = document.querySelectorAll('#form .absent > button[data-pointer]');
  return { fields, containers, absent: [...offered].map(({ dataset }) => dataset.pointer) };
}

function expected(tree, { pointer, isKey, isKept, isUnread, value }, typed) {
  if (isKey) return stepsOf(pointer).at(-1);
  // The field says itself that its text is not in the request; it may only say so where that is no JSON.
  if (isUnread) return isJson(value) ? 'a value' : value;
  const spelled = spelling(valueOf(tree, pointer), value, typed);
  return isKept ? `${spelled} (as typed)` : spelled;
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What a field shows of a node: JSON text where it cannot take it apart. */
function spelling(node, value, typed) {
  if (node === undefined) return '';
  if (node.kind === 'string') return isQuoted(node, value) ? write(node) : node.text;
  if (node.kind === 'literal') return node.raw === 'null' && value === '' ? '' : node.raw;
  const isAsTyped = typed.includes(value) && isJson(value) && write(read(value)) === write(node);
  return isAsTyped ? value : write(node);
}

const isQuoted = (node, value) => value.startsWith('"') && value !== node.text;

const valueOf = (tree, pointer) => valueAt(tree, stepsOf(pointer));

function valueAt(tree, path) {
  return path.reduce(
    (node, step) => (node?.kind === 'array' ? node.items[step] : memberOf(node, step)),
    tree,
  );
}
