// The list of all problems, as editors have it: what is wrong, where, and who says so. Each goes to its place.

import { documentLink } from './constraints.js';
import { figure } from './counters.js';
import { button, element } from './dom.js';
import { signOf, speaker } from './messages.js';

/** So many are shown unasked; a report holds up to a thousand. */
const SHOWN = 100;

export class Problems {
  /**
   * @param {{ list: HTMLElement, counts: Iterable<HTMLElement>, goTo: (violation: object) => void }} parts
   */
  constructor({ list, counts, goTo }) {
    this.list = list;
    this.counts = [...counts];
    this.goTo = goTo;
    this.shown = '';
  }

  /** @param {object[]} violations each with a `range`, if its place in the text is known */
  show(violations, limit = SHOWN) {
    for (const count of this.counts) count.textContent = figure(violations.length);
    const signature = JSON.stringify([limit, violations]);
    if (this.shown === signature) return;
    this.shown = signature;
    const rows = violations.slice(0, limit).map((violation) => this.row(violation));
    this.list.replaceChildren(...rows, ...this.rest(violations, limit));
  }

  rest(violations, limit) {
    if (violations.length === 0) return [element('li', { class: 'none' }, 'No problems.')];
    if (violations.length <= limit) return [];
    const all = () => this.show(violations, violations.length);
    const left = `Show the other ${figure(violations.length - limit)}`;
    return [element('li', {}, button('small', undefined, all, left))];
  }

  row(violation) {
    const { severity, source, message } = violation;
    const words = element(
      'span',
      { class: 'words' },
      element('strong', {}, `${speaker(violation)}: `),
      message,
      ' ',
      element('span', { class: 'where' }, whereabouts(violation)),
    );
    const go = button('problem', undefined, () => this.goTo(violation), signOf(violation), words);
    const kind = source === 'service' ? `${severity} said` : severity;
    const document = documentLink(violation.document);
    return element('li', { class: kind }, go, document && element('span', { class: 'origin' }, document));
  }
}

/** The pointer, and line and column where they are known. */
function whereabouts({ pointer, target, range }) {
  const place = `${pointer || 'the whole'}${target === 'key' ? ' (key)' : ''}`;
  return range === undefined ? place : `${place} ${range.start.line}:${range.start.column}`;
}
