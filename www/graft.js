// Brings a JSON tree up to date with a newer one in place, and says where it changed. The nodes that stay are the very
// same ones, so that fields which hold on to them go on working, and only those of changed places have to be made anew.

import { pointerTo } from './pointer.js';

/**
 * @typedef {object} Change
 * @property {string} pointer
 * @property {string[]} [names] of an object: the members that came or went, when nothing else happened to it here
 */

/**
 * @param {import('./json.js').ObjectNode} tree
 * @param {import('./json.js').ObjectNode} fresh is used up
 * @returns {Change[]} containers before what is in them
 */
export function graft(tree, fresh) {
  const changes = [];
  graftObject(tree, fresh, '', changes);
  return changes;
}

/** The node for the place from now on. */
function graftPart(old, fresh, pointer, changes) {
  if (old.kind === 'object' && fresh.kind === 'object') graftObject(old, fresh, pointer, changes);
  else if (isSameLength(old, fresh)) graftItems(old.items, fresh.items, pointer, changes);
  else if (!isSameScalar(old, fresh)) {
    changes.push({ pointer });
    return fresh;
  }
  return old;
}

function isSameLength(old, fresh) {
  return old.kind === 'array' && fresh.kind === 'array' && old.items.length === fresh.items.length;
}

function isSameScalar(old, fresh) {
  return old.kind === fresh.kind && old.kind !== 'array' && old.text === fresh.text && old.raw === fresh.raw;
}

function graftItems(items, fresh, pointer, changes) {
  fresh.forEach((item, index) => {
    items[index] = graftPart(items[index], item, pointerTo(pointer, index), changes);
  });
}

function graftObject(old, fresh, pointer, changes) {
  if (hasSameKeys(old, fresh)) {
    old.entries.forEach((entry, index) => {
      entry.value = graftPart(
        entry.value,
        fresh.entries[index].value,
        pointerTo(pointer, entry.key),
        changes,
      );
    });
    return;
  }
  const [before, after] = [old, fresh].map(
    ({ entries }) => new Map(entries.map(({ key, value }) => [key, value])),
  );
  changes.push({ pointer, names: [...difference(before, after), ...difference(after, before)] });
  for (const entry of fresh.entries) {
    // Where a key stands twice, the last one is what fields show.
    if (!before.has(entry.key) || after.get(entry.key) !== entry.value) continue;
    entry.value = graftPart(before.get(entry.key), entry.value, pointerTo(pointer, entry.key), changes);
  }
  old.entries = fresh.entries;
}

function hasSameKeys({ entries }, fresh) {
  return (
    entries.length === fresh.entries.length &&
    entries.every(({ key }, index) => key === fresh.entries[index].key)
  );
}

function difference(one, other) {
  return [...one.keys()].filter((key) => !other.has(key));
}
