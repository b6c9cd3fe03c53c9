// Answers for `oracle.rs`: reads a question a line as JSON, writes what this engine's RegExp says, a line each.

import { createInterface } from 'node:readline';

let everything;

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
function members(source) {
  const runs = new RegExp(`(?:${source})+`, 'gu');
  everything ??= everyCodePoint();
  return everything.flatMap(({ first, units, text }) =>
    Array.from(text.matchAll(runs), ({ 0: run, index }) => [
      first + index / units,
      first + (index + run.length) / units - 1,
    ]),
  );
}

/** Null when the pattern is a syntax error, otherwise a digit per text. */
function verdicts(source, texts) {
  let pattern;
  try {
    pattern = new RegExp(source, 'u');
  } catch {
    return null;
  }
  return texts.map((units) => (pattern.test(String.fromCharCode(...units)) ? '1' : '0')).join('');
}

function answer(question) {
  if ('class' in question) return members(question.class);
  if ('source' in question) return verdicts(question.source, question.texts);
  return process.versions.unicode;
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(answer(JSON.parse(line)))}\n`);
}
