// Prints what texts that are not JSON are told, as a table in Markdown: every such case in tests/cases, with the message
// that the built package gives it.
//
//   node scripts/syntax-table.mjs

import { readdirSync, readFileSync } from 'node:fs';
import { operation } from '../dist/index.js';

const PREFIX = 'no JSON: ';
/** How much of a text is shown. */
const MOST = 40;
const folder = new URL('../../tests/cases/', import.meta.url);

const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')).cases)
  .filter(({ name, text }) => name.startsWith(PREFIX) && typeof text === 'string');

console.log(`${cases.length} mistakes\n\n| mistake | text | at | what is said |\n| --- | --- | --- | --- |`);
for (const { name, operation: id, direction, text } of cases) {
  const [{ message, range }] = operation(id)[direction].validateJson(text).errors;
  const at = `${range.start.line}:${range.start.column}`;
  console.log(
    `| ${name.slice(PREFIX.length)} | ${shown(text)} | ${at} | ${message.replaceAll('|', '\\|')} |`,
  );
}

/** As code, with what cannot be seen written out. */
function shown(text) {
  const visible = text.replace(/[^\x20-\x7e]/g, (one) =>
    /[\p{Z}\p{C}]/u.test(one)
      ? JSON.stringify(one)
          .slice(1, -1)
          .replace(/^[^\\]$/, codeOf)
      : one,
  );
  const cut = visible.length > MOST ? `${visible.slice(0, MOST)}…` : visible;
  return `\`\` ${cut.replaceAll('|', '\\|')} \`\``;
}

function codeOf(character) {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
