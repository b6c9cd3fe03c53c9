// Patterns for engines that are not ECMA-262's. Respelt, not changed: what matches with the `u` flag is the same.

const PAIR = /\\u(D[89AB][0-9A-F]{2})\\u(D[C-F][0-9A-F]{2})/gi;

/** A pattern in which characters stand for the escapes of their two halves, and `[^]` is a class that others know. */
export function respelt(pattern) {
  const character = (_, high, low) => String.fromCharCode(parseInt(high, 16), parseInt(low, 16));
  return pattern.replace(PAIR, character).replaceAll('[^]', '[\\s\\S]');
}
