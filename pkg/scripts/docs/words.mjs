// Constraints in words, with every figure. Knows what `describe()` gives, and no page.

import { html } from './html.mjs';

/** What a constraint asks for, by its code. */
const WORDS = {
  required: () => 'must be present',
  length: ({ min, max, unit }) => between(min, max, (count) => counted(count, unit)),
  range: ({ min, max }) => between(min, max, figure),
  enum: ({ allowed }) => html`one of ${separated(allowed)}`,
  pattern: ({ pattern, hint }) => html`${hint && `${hint}: `}<code class="pattern">${pattern}</code>`,
  reserved: ({ prefix }) => html`does not begin with ${code(prefix)}, in any case`,
  exclusive: ({ min, members }) => html`${min === 1 ? 'exactly' : 'at most'} one of ${separated(members)}`,
  depends: ({ members: [member, other], value }) =>
    value === undefined
      ? html`${code(member)} only together with ${code(other)}`
      : html`${code(member)} is ignored when ${code(other)} is ${code(value)}`,
};

/** The words of a constraint. */
export function inWords({ code, params }) {
  const words = WORDS[code];
  if (words === undefined) throw new Error(`there are no words for the constraint ${code}`);
  return words(params);
}

/** A number with its thousands set apart. */
export function figure(number) {
  return number.toLocaleString('en-US');
}

/** What lengths are counted in, in full: bytes and characters differ as soon as a text leaves ASCII. */
const UNITS = {
  characters: ['character', 'characters'],
  bytes: ['byte', 'bytes'],
  entries: ['entry', 'entries'],
  elements: ['element', 'elements'],
};

function counted(count, unit) {
  const [one, many] = UNITS[unit];
  return `${figure(count)} ${count === 1 ? one : many}`;
}

function between(min, max, show) {
  if (max === undefined) return `at least ${show(min)}`;
  if (min === undefined) return `at most ${show(max)}`;
  return min === max ? `exactly ${show(max)}` : `${figure(min)} to ${show(max)}`;
}

function code(text) {
  return html`<code>${text}</code>`;
}

function separated(names) {
  return names.map((name, i) => html`${i > 0 && ', '}${code(name)}`);
}
