// Puts violations under their fields. What they say is the validator's wording; nothing is judged here.

import { documentLink } from './constraints.js';
import { element } from './dom.js';
import { messagesId } from './fields/frame.js';

/** How a severity is told apart without colour. */
export const SEVERITIES = {
  error: { icon: '✕', word: 'Error' },
  warning: { icon: '!', word: 'Warning' },
};

/** The sign of a severity, beside the word. */
export function signOf({ severity }) {
  return element('span', { class: 'sign', 'aria-hidden': 'true' }, SEVERITIES[severity].icon);
}

/** Who says so: the page, by the severity, or the service. */
export function speaker({ severity, source }) {
  return source === 'service' ? 'The service said' : SEVERITIES[severity].word;
}

/** A violation in words, with its document. */
export function message(violation) {
  const { severity, source, code } = violation;
  const words = element(
    'span',
    {},
    element('strong', {}, `${speaker(violation)}: `),
    violation.message,
    ' ',
    documentLink(violation.document),
  );
  const kind = source === 'service' ? `${severity} said` : severity;
  return element(
    'p',
    { class: `message ${kind}`, role: 'alert', 'data-code': code },
    signOf(violation),
    words,
  );
}

/**
 * Shows violations at their fields. Those that no field in sight belongs to are counted at the group that hides them.
 *
 * @param {import('./form.js').Form} form
 * @param {object[]} violations
 */
export function showViolations(form, violations) {
  const controls = controlsOf(form.host);
  const byControl = new Map();
  const homeless = [];
  for (const violation of violations) {
    const homes = homesOf(controls, violation);
    if (homes.length === 0) homeless.push(violation);
    for (const control of homes) byControl.set(control, [...(byControl.get(control) ?? []), violation]);
  }
  for (const control of [...controls.values()].flat()) {
    showAt(control, byControl.get(control) ?? [], homeless);
  }
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
  const isGroup = control.matches('fieldset');
  if (invalid && !isGroup) control.setAttribute('aria-invalid', 'true');
  else control.removeAttribute('aria-invalid');
  control.classList.toggle('faulty', invalid);
  control.classList.toggle('warned', violations.length > 0 && !invalid);
  replaceMessages(document.getElementById(messagesId(control)), violations, message);
  if (isGroup) countInside(control, homeless);
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
