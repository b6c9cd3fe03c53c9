// Expands what the case files write short, so that long values stay readable. The Rust test does the same.

/** A copy of `value` in which every object with one of the keys below has become what it stands for. */
export function expand(value) {
  if (Array.isArray(value)) return value.map(expand);
  if (value === null || typeof value !== 'object') return value;
  const [[key, parameters] = [], ...others] = Object.entries(value);
  if (others.length === 0 && Object.hasOwn(expansions, key ?? '')) return expansions[key](...parameters);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, expand(part)]));
}

const expansions = {
  /** `["ab", 3]`: the text "ababab". */
  $repeat: (text, times) => text.repeat(times),
  /** `[text, text]`: one text. */
  $join: (...texts) => texts.map(expand).join(''),
  /** `[2, value]`: an object with the keys k0 and k1. */
  $entries: (count, value) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, expand(value)])),
  /** `[2, value]`: a list of the value twice. */
  $items: (count, value) => Array.from({ length: count }, () => expand(value)),
};
