// Answers for `main.rs`: reads questions from standard input as JSON, writes what this engine's RegExp says.

/** Every code point; a text holds its code points in order, and no surrogates that would pair. */
function everyCodePoint() {
  const bounds = [[0, 0xd7ff], [0xd800, 0xdbff], [0xdc00, 0xdfff], [0xe000, 0xffff], [0x10000, 0x10ffff]];
  return bounds.map(([first, last]) => {
    const text = [];
    for (let point = first; point <= last; point += 1) text.push(String.fromCodePoint(point));
    return { first, units: first < 0x10000 ? 1 : 2, text: text.join('') };
  });
}

/** The code points that a class holds, as inclusive ranges. */
function members(source, all) {
  const runs = new RegExp(`(?:${source})+`, 'gu');
  return all.flatMap(({ first, units, text }) =>
    Array.from(text.matchAll(runs), ({ 0: run, index }) => [
      first + index / units,
      first + (index + run.length) / units - 1,
    ]),
  );
}

/** Null when the pattern is a syntax error, otherwise a digit per text. */
function verdicts({ source, texts }) {
  let pattern;
  try {
    pattern = new RegExp(source, 'u');
  } catch {
    return null;
  }
  return texts.map((units) => (pattern.test(String.fromCharCode(...units)) ? '1' : '0')).join('');
}

let input = '';
for await (const chunk of process.stdin.setEncoding('utf8')) input += chunk;
const { patterns, classes } = JSON.parse(input);
const all = classes.length > 0 ? everyCodePoint() : [];
process.stdout.write(
  JSON.stringify({
    unicode: process.versions.unicode,
    patterns: patterns.map(verdicts),
    classes: classes.map((source) => members(source, all)),
  }),
);
