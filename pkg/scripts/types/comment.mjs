// Descriptions as doc comments, in the Markdown that editors show: every limit with its unit, how serious it is, and who
// states it. Beside types.mjs; it knows nothing of TypeScript but how it comments.

/** What JavaScript has no type for, or JSON another one. */
const NOTES = {
  byte: 'A whole number of 8 bits, signed.',
  short: 'A whole number of 16 bits, signed.',
  integer: 'A whole number of 32 bits, signed.',
  long: 'A whole number of 64 bits, signed.',
  blob: 'Bytes, or base64 text. In JSON, base64 text.',
  timestamp: {
    'date-time': 'A `Date`, RFC 3339 text or seconds since 1970. In JSON, RFC 3339 text.',
    'epoch-seconds': 'A `Date`, RFC 3339 text or seconds since 1970. In JSON, seconds since 1970.',
  },
};

/** A doc comment of these lines, indented; nothing where there are none. */
export function comment(lines, indent = '') {
  if (lines.length === 0) return '';
  const safe = lines.map((line) => line.replaceAll('*/', '*\\/'));
  if (safe.length === 1 && !safe[0].startsWith('- ')) return `${indent}/** ${safe[0]} */\n`;
  const inside = safe.map((line) => `${indent} * ${line}`.trimEnd());
  return [`${indent}/**`, ...inside, `${indent} */\n`].join('\n');
}

/** What is to be said of a member. */
export function memberLines(member) {
  const lines = linesOf(member, '');
  const list = lines.findIndex((line) => line.startsWith('- '));
  // Markdown wants a list to stand apart.
  return list > 0 ? lines.toSpliced(list, 0, '') : lines;
}

/** Of a structure the rules between its members; of all else the constraints, down to the next structure. */
export function ruleLines({ constraints }) {
  return constraints.filter(({ code }) => code !== 'required').map(item);
}

function linesOf(place, indent) {
  const note = noteOf(place);
  const own = isStructure(place)
    ? place.constraints.filter(({ code }) => code === 'required')
    : place.constraints;
  const said = [...own.map(item), ...insideLines(place)].map((line) => indent + line);
  return note === undefined ? said : [`${indent}${note}`, ...said];
}

function insideLines({ recursive, element, key, value }) {
  if (recursive) return [];
  const parts = [
    ['Each element:', element],
    ['Each key:', key],
    ['Each value:', value],
  ];
  return parts.flatMap(([heading, part]) => {
    const lines = part === undefined ? [] : linesOf(part, '  ');
    return lines.length === 0 ? [] : [`- ${heading}`, ...lines.map(asItem)];
  });
}

/** A note within a list is an item like the others. */
function asItem(line) {
  return /^\s*- /.test(line) ? line : line.replace(/^\s*/, '$&- ');
}

function noteOf({ type, format }) {
  const note = NOTES[type];
  return typeof note === 'object' ? note[format] : note;
}

function item({ text, params, severity, source, document }) {
  const expression = params.pattern === undefined ? '' : `: ${code(params.pattern)}`;
  // Without a hint the words are the expression again.
  const words =
    expression !== '' && params.hint === undefined
      ? `text that matches${expression.slice(1)}`
      : text + expression;
  const weight = severity === 'warning' ? 'only a warning; ' : '';
  return `- ${words} (${weight}${document === undefined ? source : link(document)})`;
}

/** A title, with its address if it has one. */
export function link([title, url]) {
  return url === undefined ? title : `[${title}](${url})`;
}

/** Text in as many backticks as it takes. */
function code(text) {
  const fence = '`'.repeat(1 + Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length)));
  const space = /^`|`$/.test(text) ? ' ' : '';
  return fence + space + text + space + fence;
}

/** Structures have types of their own, which say their rules. */
export function isStructure({ type }) {
  return type === 'structure' || type === 'union';
}
