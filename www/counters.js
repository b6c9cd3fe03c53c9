// Lengths as the service counts them, and how they are shown: `37 / 128`. Counting only: whether a length is
// allowed is the validator's business, apart from the colour of a counter.

const figures = new Intl.NumberFormat('en-US');

/** A number with separators between thousands. */
export const figure = (number) => figures.format(number);

/** `1 character`, `2 characters`, `1 entry`. */
export function counted(count, unit) {
  const one = unit === 'entries' ? 'entry' : unit.slice(0, -1);
  return `${figure(count)} ${count === 1 ? one : unit}`;
}

/** The length of a text in code points or in bytes of UTF-8. */
export function lengthOf(text, unit) {
  if (unit === 'bytes') return new TextEncoder().encode(text).length;
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** How many bytes base64 text stands for. */
export function decodedLength(base64) {
  const padding = /={0,2}$/.exec(base64)[0].length;
  return Math.floor(((base64.length - padding) * 3) / 4);
}

/** The limit that a counter counts towards: that of the first constraint of the length that has one. */
export function lengthLimit(description) {
  const limits = description.constraints.filter(({ code, params }) => code === 'length' && params.max);
  return limits[0]?.params;
}

/** Shows a length in a counter. Without a limit the counter stays empty. */
export function showCount(counter, count, limit) {
  if (limit === undefined) return;
  counter.textContent = `${figure(count)} / ${figure(limit.max)} ${limit.unit}`;
  counter.classList.toggle('over', count > limit.max);
}
