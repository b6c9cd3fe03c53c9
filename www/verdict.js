// The verdict bar: accepted or not, how many problems there are, and how long it took to know.

import { figure } from './counters.js';
import { button, element } from './dom.js';

/**
 * @param {HTMLElement} host
 * @param {{ report: object, milliseconds: number, direction: string }} judged
 * @param {() => void} goToNext
 */
export function showVerdict(host, { report, milliseconds, direction }, goToNext) {
  host.className = `verdict ${mood(report)}`;
  const words = element('strong', { class: 'words' }, inWords(report, direction));
  const sign = element(
    'span',
    { class: 'sign', 'aria-hidden': 'true' },
    { good: '✓', bad: '✕', fair: '!' }[mood(report)],
  );
  const time = element('span', { class: 'time' }, `judged in ${duration(milliseconds)}`);
  const problems = report.errors.length + report.warnings.length > 0;
  const next = problems && button('small', 'Go to the next problem', goToNext, 'Next problem');
  // The words are a live region: the rest, which changes with every key, must not be read out.
  const live = host.querySelector('[role="status"]') ?? element('span', { role: 'status' });
  if (live.textContent !== words.textContent) live.replaceChildren(words);
  replaceAround(host, live, sign, time, next);
}

/** Keeps the live region and a button with the focus in the page. */
function replaceAround(host, live, sign, time, next) {
  const focused = host.contains(document.activeElement);
  host.replaceChildren(sign, live, time, ...(next ? [next] : []));
  if (focused && next) next.focus();
}

function mood({ ok, warnings }) {
  if (!ok) return 'bad';
  return warnings.length > 0 ? 'fair' : 'good';
}

function inWords({ ok, errors, warnings, truncated }, direction) {
  const accepted = direction === 'request' ? 'Would be accepted' : 'Is as expected';
  const counts = [count(errors, 'error'), count(warnings, 'warning')].filter(Boolean);
  const words = ok ? [accepted, ...counts] : counts;
  return words.join(', ') + (truncated ? ' and more' : '');
}

function count({ length }, word) {
  return length > 0 && `${figure(length)} ${word}${length === 1 ? '' : 's'}`;
}

/** Browsers round their clocks, most to a tenth of a millisecond. */
function duration(milliseconds) {
  return milliseconds < 0.1 ? 'less than 0.1 ms' : `${milliseconds.toFixed(1)} ms`;
}
