// Puts violations where they belong: under their fields, or into the summary where no field shows them.
// What they say is the validator's wording; nothing is judged here.

import { documentLink } from './constraints.js';
import { button, element } from './dom.js';
import { messagesId } from './fields/frame.js';

const SEVERITIES = {
  error: { icon: '✕', word: 'Error' },
  warning: { icon: '!', word: 'Warning' },
};

/** A violation in words, with its document. */
export function message(violation, ...extras) {
  const { icon, word } = SEVERITIES[violation.severity];
  const sign = element('span', { class: 'sign', 'aria-hidden': 'true' }, icon);
  const text = element(
    'span',
    {},
    element('strong', {}, `${word}: `),
    violation.message,
    ' ',
    documentLink(violation.document),
  );
  return element(
    'p',
    {
      class: `message ${violation.severity}`,
      role: 'alert',
      'data-code': violation.code,
    },
    sign,
    ...extras,
    text,
  );
}

/**
 * Shows all violations of a report.
 *
 * @param {import('./form.js').Form} form
 * @param {HTMLElement} summary for those without a field
 * @param {object[]} violations
 * @param {(violation: object) => void} goTo
 */
export function showViolations(form, summary, violations, goTo) {
  const controls = controlsOf(form.host);
  const byControl = new Map();
  const homeless = [];
  for (const violation of violations) {
    const homes = homesOf(controls, violation);
    if (homes.length === 0) homeless.push(violation);
    for (const control of homes) byControl.set(control, [...(byControl.get(control) ?? []), violation]);
  }
  for (const control of [...controls.values()].flat())
    showAt(control, byControl.get(control) ?? [], homeless);
  showSummary(summary, homeless, goTo);
}

/** The controls by place; a place has several where a key stands twice. */
function controlsOf(host) {
  return Map.groupBy(host.querySelectorAll('[data-pointer]'), ({ dataset }) => placeKey(dataset));
}

function placeKey({ pointer, target }) {
  return `${target ?? ''} ${pointer}`;
}

/** A member's name has no control of its own: what is wrong with it is shown at its value. */
function homesOf(controls, violation) {
  const { pointer } = violation;
  return controls.get(placeKey(violation)) ?? controls.get(placeKey({ pointer })) ?? [];
}

function showAt(control, violations, homeless) {
  const invalid = violations.some(({ severity }) => severity === 'error');
  if (invalid) control.setAttribute('aria-invalid', 'true');
  else control.removeAttribute('aria-invalid');
  control.classList.toggle('warned', violations.length > 0 && !invalid);
  replaceMessages(document.getElementById(messagesId(control)), violations, message);
  if (control.matches('fieldset')) countInside(control, homeless);
}

/** Leaves messages that stay the same alone, so that they are not read out again at every key. */
function replaceMessages(slot, violations, toMessage) {
  const signature = JSON.stringify(violations);
  if ((slot.dataset.signature ?? '[]') === signature) return;
  slot.dataset.signature = signature;
  slot.replaceChildren(...violations.map((violation) => toMessage(violation)));
}

/** Says on a group how many problems are out of sight inside it. */
function countInside(fieldset, homeless) {
  const inside = homeless.filter(({ pointer }) => pointer.startsWith(`${fieldset.dataset.pointer}/`)).length;
  const note = fieldset.querySelector(':scope > legend > .inside');
  note.textContent = inside > 0 ? `${inside} inside` : '';
}

function showSummary(summary, violations, goTo) {
  summary.hidden = violations.length === 0;
  const list = summary.querySelector('.messages');
  replaceMessages(list, violations, (violation) => message(violation, whereabouts(violation, goTo)));
}

function whereabouts(violation, goTo) {
  const { pointer } = violation;
  if (pointer === '') return element('span', { class: 'where' }, 'whole');
  return button('where', `Go to ${pointer}`, () => goTo(violation), pointer);
}
