// The panel for an error that a service has returned: it is pasted, read, and its failures are handed to the page,
// which shows them where they belong. Knows neither the form nor the text.

import { fromServiceError } from 'workflow-preflight/service-error';
import { button, element, freshId } from '../dom.js';
import { examplesFor } from './examples.js';
import { messageIn, operationIn } from './message.js';

/**
 * @typedef {{ id: string, direction: 'request' | 'response', validator: object }} Shown
 *
 * @param {HTMLElement} host an empty element
 * @param {{ get: () => Shown, onViolations: (violations: object[]) => void }} page `onViolations` gets what the service says,
 *   as `fromServiceError` returns it, and an empty list when there is nothing any more
 * @returns {{ update: () => void, clear: () => void }} `update` is to be called when another operation or direction is
 *   shown: the error is about one operation, and about its request
 */
export function serviceErrorPanel(host, page) {
  const panel = new ServiceErrorPanel(host, page);
  return { update: () => panel.update(), clear: () => panel.insert('') };
}

class ServiceErrorPanel {
  constructor(host, { get, onViolations }) {
    this.get = get;
    this.onViolations = onViolations;
    this.reported = 0;
    const id = freshId();
    const label = element('label', { for: id }, 'Error of the service');
    this.text = element('textarea', {
      id,
      class: 'code',
      rows: 4,
      spellcheck: 'false',
      oninput: () => this.read(),
    });
    this.text.placeholder = '1 validation error detected: Value at …';
    this.clear = button('small', 'Clear the error', () => this.insert(''), 'Clear');
    this.examples = element('span', { class: 'examples' });
    this.outcome = element('p', { id: freshId(), class: 'outcome', role: 'status' });
    this.text.setAttribute('aria-describedby', this.outcome.id);
    const head = element('div', { class: 'head' }, label, this.examples, this.clear);
    host.replaceChildren(element('div', { class: 'field service-error' }, head, this.text, this.outcome));
    this.update();
  }

  update() {
    const shown = this.get();
    if (shown.id !== this.id) this.text.value = '';
    this.id = shown.id;
    this.text.disabled = shown.direction !== 'request';
    const examples = this.text.disabled ? [] : examplesFor(shown);
    const insert = ({ label, text }) =>
      button('small', `Insert an example: ${label}`, () => this.insert(text), label);
    this.examples.replaceChildren(...(examples.length > 0 ? ['Examples: '] : []), ...examples.map(insert));
    this.read();
  }

  insert(text) {
    this.text.value = text;
    this.text.setSelectionRange(0, 0);
    this.text.scrollTop = 0;
    this.read();
    this.text.focus();
  }

  read() {
    const shown = this.get();
    this.clear.disabled = this.text.value === '';
    const violations = this.text.disabled ? [] : fromServiceError(messageIn(this.text.value), shown);
    this.outcome.textContent = this.text.disabled ? RESPONSE : inWords(violations, this.text.value, shown);
    if (violations.length + this.reported > 0) this.onViolations(violations);
    this.reported = violations.length;
  }
}

const RESPONSE = 'Services return errors for requests: choose the request to read one.';

function inWords(violations, text, { id }) {
  if (violations.length === 0) return '';
  const called = operationIn(text);
  const [, name] = id.split('.');
  const elsewhere = called !== undefined && called !== name ? ` It is about ${called}, not ${name}.` : '';
  const located = violations.filter(({ code, pointer }) => code !== 'service' || pointer !== '').length;
  if (located === 0) return `Nothing in it names a place in the request.${elsewhere}`;
  return `${located} ${located === 1 ? 'failure' : 'failures'} read.${elsewhere}`;
}
