// Constraints in words: the small line under a field, and the list behind it that says who states what.
// Knows descriptions (what `describe()` gives), not values.

import { counted, figure, lengthLimit } from './counters.js';
import { button, element, freshId } from './dom.js';
import { addTip } from './tip.js';

const SOURCES = {
  documented: 'documented',
  model: 'service model only',
  drift: 'service model, stricter than the documents',
  advice: 'advice',
};

/** What a constraint asks for, by its code. Codes without an entry are no constraints of a description. */
const WORDS = {
  required: () => 'required',
  enum: ({ allowed }) => `one of ${allowed.join(', ')}`,
  // A length cannot be less than 0, so nothing is said of that.
  length: ({ min, max, unit }) => between(min || undefined, max, (count) => counted(count, unit)),
  range: ({ min, max }) => between(min, max, figure),
  pattern: ({ hint, pattern }) => hint ?? `matches ${pattern}`,
  reserved: ({ prefix }) => `does not begin with ${prefix}`,
  exclusive: ({ min, members }) => `${min === 1 ? 'exactly' : 'at most'} one of ${members.join(', ')}`,
  depends: ({ members: [member, other], value }) =>
    value === undefined ? `${member} only with ${other}` : `${member} is ignored when ${other} is ${value}`,
};

/** The words of a constraint. */
export function inWords({ code, params }) {
  return WORDS[code]?.(params) ?? code;
}

function between(min, max, show) {
  if (max === undefined) return `at least ${show(min)}`;
  if (min === undefined) return `at most ${show(max)}`;
  return min === max ? `exactly ${show(max)}` : `${figure(min)} to ${show(max)}`;
}

/**
 * What a field says of its limits: a line of words, if there is any need for one, and a button that unfolds the list
 * of who states what. The list is shown in passing, too, while the pointer is over either or the keyboard at the
 * button.
 */
export function limitsOf(description) {
  const { constraints, name } = description;
  if (constraints.length === 0) return {};
  const id = freshId();
  const sources = element('ul', { id, class: 'sources', hidden: true });
  const toggle = button('info', `Limits of ${name}`, () => unfold(toggle, sources, constraints), 'i');
  toggle.setAttribute('aria-expanded', 'false');
  toggle.setAttribute('aria-controls', id);
  const words = shortly(description);
  const line = words && element('div', { id: freshId(), class: 'limits' }, words);
  const tip = {
    label: `Limits of ${name}`,
    content: () => [element('ul', { class: 'sources' }, ...constraints.map(sourceItem))],
    wanted: () => sources.hidden,
  };
  for (const target of [toggle, line].filter(Boolean)) addTip(target, tip);
  return { line, toggle, sources };
}

/** What a select, a counter or the mark "required" shows already is left out of the line. */
function shortly(description) {
  const words = description.constraints
    .filter((constraint) => isWorthALine(constraint, description))
    .map((constraint) =>
      constraint.severity === 'warning' ? `${inWords(constraint)} (else a warning)` : inWords(constraint),
    );
  return [...new Set(words)].join(' · ');
}

function isWorthALine({ code, severity, params }, description) {
  switch (code) {
    case 'required':
    case 'enum':
      return false;
    case 'length':
      return !isCounted(description, params) && !description.constraints.some(({ code }) => code === 'enum');
    case 'exclusive':
    case 'depends':
      // Advice about combinations of members is long, and in the way until it matters.
      return severity === 'error';
    default:
      return true;
  }
}

/** Whether the counter tells as much; that an empty text is too short needs no words. */
function isCounted(description, params) {
  return params === lengthLimit(description) && (params.min ?? 0) <= 1;
}

/** The list is made when it is first asked for: most never are. */
function unfold(toggle, sources, constraints) {
  if (sources.childElementCount === 0) sources.append(...constraints.map(sourceItem));
  sources.hidden = !sources.hidden;
  toggle.setAttribute('aria-expanded', String(!sources.hidden));
}

function sourceItem(constraint) {
  const { code, severity, source, document: stated, params } = constraint;
  const pattern = params.pattern && element('code', {}, params.pattern);
  const origin = element('span', { class: 'origin' }, `${severity}, ${SOURCES[source]}`);
  return element(
    'li',
    {},
    element('strong', {}, `${code}: `),
    inWords(constraint),
    ' ',
    pattern,
    ' ',
    origin,
    ' ',
    documentLink(stated),
  );
}

/** Where a constraint is stated: a link, or the title alone where there is no page. */
export function documentLink(stated) {
  if (stated === undefined) return undefined;
  const [title, url] = stated;
  if (url === undefined) return element('cite', {}, title);
  return element('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, title);
}
