// Finds the names that somebody who wrote another one probably meant. For the messages of bad calls.

/** How many names are suggested at most. */
const MOST = 3;

/** The names that are near `written`, the nearest first: with a typing error or two, or without the service. */
export function similar(written: string, names: readonly string[]): string[] {
  const wanted = written.slice(0, 64).toLowerCase();
  const nearness = (name: string) => {
    const known = name.toLowerCase();
    if (wanted.length >= 4 && known.includes(wanted)) return 0;
    return Math.min(distance(wanted, known), distance(wanted, known.slice(known.indexOf('.') + 1)));
  };
  return names
    .map((name) => ({ name, nearness: nearness(name) }))
    .filter((candidate) => candidate.nearness <= Math.min(3, wanted.length / 4))
    .sort((one, other) => one.nearness - other.nearness)
    .slice(0, MOST)
    .map((candidate) => candidate.name);
}

/** The number of characters to insert, drop or replace (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = (above[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
  }
  return row[other.length] ?? 0;
}
