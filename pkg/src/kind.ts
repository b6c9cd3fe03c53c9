// What an argument is, for the messages of bad calls.

/** A noun phrase: "null", "a number", "an array". */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value !== 'object') return `a ${typeof value}`;
  return Array.isArray(value) ? 'an array' : 'an object';
}
