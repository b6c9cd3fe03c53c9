// The smallest single change between two texts, so that an edit of the form is one small step in the editor's history
// and leaves cursor and selection where they are.

/**
 * @param {string} before
 * @param {string} after
 * @returns {{ from: number, to: number, insert: string } | undefined} what to replace in `before`; nothing if they are equal
 */
export function changeBetween(before, after) {
  if (before === after) return undefined;
  const from = wholeBefore(before, commonStart(before, after));
  const most = Math.min(before.length, after.length) - from;
  const end = wholeAfter(before, commonEnd(before, after, most));
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

function commonStart(one, other) {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one.charCodeAt(length) === other.charCodeAt(length)) length += 1;
  return length;
}

function commonEnd(one, other, most) {
  let length = 0;
  while (
    length < most &&
    one.charCodeAt(one.length - 1 - length) === other.charCodeAt(other.length - 1 - length)
  ) {
    length += 1;
  }
  return length;
}

/** A pair of surrogates is replaced as a whole. */
function wholeBefore(text, length) {
  return isHigh(text.charCodeAt(length - 1)) ? length - 1 : length;
}

function wholeAfter(text, length) {
  return isLow(text.charCodeAt(text.length - length)) ? length - 1 : length;
}

const isHigh = (unit) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit) => unit >= 0xdc00 && unit <= 0xdfff;
