// The verdict bar: accepted or not, how many problems there are, how long it took to know, and how large a module it took.

import { figure } from './counters.js';
import { button, element } from './dom.js';
import { duration } from './timed.js';

/* global MODULE_BYTES, PACKAGE_BYTES -- weighed when the page was built, behind gzip */

/**
 * @param {HTMLElement} host
 * @param {{ report: object, said: object[], milliseconds: number, direction: string }} judged
 * @param {() => void} goToNext
 */
export function showVerdict(host, judged, goToNext) {
  const { report, said, milliseconds } = judged;
  const mood = moodOf(judged);
  host.className = `verdict ${mood}`;
  const words = element('strong', { class: 'words' }, inWords(judged));
  const sign = element(
    'span',
    { class: 'sign', 'aria-hidden': 'true' },
    { good: '✓', bad: '✕', fair: '!' }[mood],
  );
  const problems = report.errors.length + report.warnings.length + said.length > 0;
  const next = problems && button('small', 'Go to the next problem', goToNext, 'Next problem');
  // The words are a live region: the rest, which changes with every key, must not be read out.
  const live = host.querySelector('[role="status"]') ?? element('span', { role: 'status' });
  if (live.textContent !== words.textContent) live.replaceChildren(words);
  replaceAround(host, live, [sign], [figures(milliseconds), ...(next ? [next] : [])]);
}

function figures(milliseconds) {
  return element('span', { class: 'figures' }, time(milliseconds), ' · ', size());
}

function time(milliseconds) {
  const title = 'Short times are means of repeated runs, because browsers round their clocks';
  return element('span', { class: 'time', title }, `judged in ${duration(milliseconds)}`);
}

function size() {
  const title = `Behind gzip. With the script around it, the package is ${kilobytes(PACKAGE_BYTES)}.`;
  return element('span', { class: 'size', title }, `${kilobytes(MODULE_BYTES)} of WebAssembly`);
}

const kilobytes = (bytes) => `${Math.round(bytes / 1000)} KB`;

/** Keeps the live region and a button with the focus in the page. */
function replaceAround(host, live, before, after) {
  const focused = host.contains(document.activeElement);
  host.replaceChildren(...before, live, ...after);
  if (focused) host.querySelector('button')?.focus();
}

function moodOf({ report: { ok, warnings }, said }) {
  if (!ok || said.length > 0) return 'bad';
  return warnings.length > 0 ? 'fair' : 'good';
}

function inWords({ report, said, direction }) {
  const { ok, errors, warnings, truncated } = report;
  const accepted = direction === 'request' ? 'Would be accepted' : 'Is as expected';
  const counts = [
    count(errors, 'error'),
    said.length > 0 && `${count(said, 'error')} said by the service`,
    count(warnings, 'warning'),
  ].filter(Boolean);
  const words = ok && said.length === 0 ? [accepted, ...counts] : counts;
  return words.join(', ') + (truncated ? ' and more' : '');
}

function count({ length }, word) {
  return length > 0 && `${figure(length)} ${word}${length === 1 ? '' : 's'}`;
}
