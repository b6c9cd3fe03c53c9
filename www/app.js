// The page: an operation is chosen, a form and a JSON text show the same value, and every key that is pressed
// in either is judged. The text is what is judged, because it is what would be sent.
//
// A text that is not a JSON object leaves the form as it was. Whatever is overwritten can be brought back.

import { init, operation, operations } from './workflow-preflight/index.js';
import { element } from './dom.js';
import { exportPanel } from './export/panel.js';
import { ignoreStrayFiles } from './fields/file.js';
import { Form } from './form.js';
import { locate, read, write } from './json.js';
import { message, showViolations } from './messages.js';
import { samples } from './samples.js';
import { mistakes } from './samples/mistakes.js';
import { serviceErrorPanel } from './service-error/panel.js';
import { showVerdict } from './verdict.js';

const SERVICES = { healthomics: 'AWS HealthOmics', codecatalyst: 'Amazon CodeCatalyst', glue: 'AWS Glue' };

const at = (id) => document.getElementById(id);
const text = at('json');
const form = new Form(at('form'), {
  changed: formChanged,
  shown: showMessages,
  reads,
});

/** What is shown. */
const state = {
  key: '',
  direction: 'request',
  validator: undefined,
  report: undefined,
  /** How long the report took. */
  milliseconds: 0,
  /** Whether the form lags behind the text, because the text is not a JSON object. */
  stale: false,
  /** A text that was overwritten, to be brought back. */
  aside: undefined,
  /** What the service said of the request. */
  told: [],
  /** Which problem was gone to last. */
  visited: -1,
};

/** The panels, once there is an operation to show in them. */
let exporting;
let telling;

/** What was typed, by operation and direction. */
const drafts = new Map();

start();

async function start() {
  fillOperations();
  ignoreStrayFiles(window);
  for (const control of document.querySelectorAll('#operation, [name="direction"]')) {
    control.addEventListener('change', choose);
  }
  text.addEventListener('input', textChanged);
  at('good').addEventListener('click', () => replaceText(sampleText(samples[state.key])));
  at('bad').addEventListener('click', loadMistakes);
  at('restore').addEventListener('click', () => replaceText(state.aside));
  try {
    await init();
  } catch (error) {
    at('verdict').replaceChildren(element('strong', { role: 'alert' }, error.message));
    return;
  }
  warmUp();
  choose();
}

/** Browsers compile a function when it is first used; the times that are shown are those from then on. */
function warmUp() {
  for (const [key, sample] of Object.entries(samples)) {
    const [id, direction] = key.split(' ');
    const wrong = mistakes[key]?.[0].text(sample) ?? '';
    for (const json of [sampleText(sample), wrong]) operation(id)[direction].validateJson(json);
  }
}

function fillOperations() {
  for (const [service, ids] of Map.groupBy(operations(), (id) => id.split('.')[0])) {
    const options = ids.map((id) => element('option', { value: id }, id));
    at('operation').append(element('optgroup', { label: SERVICES[service] ?? service }, ...options));
  }
}

/** Shows the chosen operation, with what was typed for it before or else with its sample. */
function choose() {
  const { value: direction } = document.querySelector('[name="direction"]:checked');
  select(at('operation').value, direction);
}

function select(id, direction) {
  state.key = `${id} ${direction}`;
  state.direction = direction;
  state.validator = operation(id)[direction];
  setAside(undefined);
  form.describe(state.validator);
  text.value = drafts.get(state.key) ?? sampleText(samples[state.key]);
  textChanged();
  exporting ??= exportPanel(at('export'), { get: toExport });
  telling ??= serviceErrorPanel(at('service-error'), {
    get: () => ({ id: state.key.split(' ')[0], direction: state.direction, validator: state.validator }),
    onViolations(violations) {
      state.told = violations;
      show();
    },
  });
  telling.update();
}

/** What can be copied: the text where it is an object. */
function toExport() {
  if (!isObject(state.report)) return undefined;
  const { key, direction, validator } = state;
  return { id: key.split(' ')[0], direction, validator, tree: read(text.value) };
}

/** Mistakes are to be seen where they are explained: in the request of the chosen service that has them. */
function loadMistakes() {
  const [service] = state.key.split('.');
  const key = Object.keys(mistakes).find((candidate) => candidate.startsWith(`${service}.`));
  const [id, direction] = key.split(' ');
  if (state.key !== key) {
    at('operation').value = id;
    document.querySelector(`[name="direction"][value="${direction}"]`).checked = true;
    choose();
  }
  const [first] = mistakes[key];
  replaceText(first.text(samples[key]));
}

function sampleText(sample) {
  return JSON.stringify(sample, undefined, 2);
}

/** Overwrites the text, and keeps it for a change of mind. */
function replaceText(replacement) {
  setAside(text.value === replacement ? undefined : text.value);
  text.value = replacement;
  textChanged();
}

function setAside(overwritten) {
  state.aside = overwritten;
  at('aside').hidden = overwritten === undefined;
}

function textChanged() {
  judge();
  state.stale = !isObject(state.report);
  if (!state.stale) form.show(read(text.value));
  show();
}

function formChanged() {
  if (state.stale) setAside(text.value);
  state.stale = false;
  text.value = write(form.tree);
  judge();
  show();
}

function judge() {
  drafts.set(state.key, text.value);
  const before = performance.now();
  state.report = state.validator.validateJson(text.value);
  state.milliseconds = performance.now() - before;
  state.visited = -1;
}

function violations() {
  return [...state.report.errors, ...state.report.warnings, ...state.told];
}

/** Whether the text that the report is about is JSON that can be taken apart. */
function isReadable({ errors }) {
  return !errors.some(({ code }) => code === 'syntax' || code === 'depth');
}

function isObject(report) {
  return isReadable(report) && !report.errors.some(isAboutText);
}

/** What concerns the text as a whole rather than a place in it. */
function isAboutText({ code, pointer }) {
  return code === 'syntax' || code === 'depth' || (code === 'type' && pointer === '');
}

function reads(json) {
  return isReadable(state.validator.validateJson(json));
}

function show() {
  exporting?.update();
  showVerdict(at('verdict'), state, goToNext);
  const aboutText = state.report.errors.filter(isAboutText);
  at('json-messages').replaceChildren(...aboutText.map((violation) => message(violation)));
  if (aboutText.length > 0) text.setAttribute('aria-invalid', 'true');
  else text.removeAttribute('aria-invalid');
  at('stale').hidden = !state.stale;
  at('form').classList.toggle('stale', state.stale);
  if (!state.stale) showMessages();
}

function showMessages() {
  showViolations(form, at('summary'), state.stale ? [] : violations(), goTo);
}

/** Goes to the field of a violation, or to its place in the text where no field shows it. */
function goTo({ path, target, code }) {
  const mayHaveField = !state.stale && path.length > 0 && code !== 'unknown';
  if (mayHaveField && form.reveal(path, target)) return;
  const found = isReadable(state.report) ? locate(text.value, path) : undefined;
  text.focus();
  if (found === undefined) return;
  text.setSelectionRange(found.start, found.end);
  scrollTo(found.start);
}

/** Browsers do not scroll to a selection that a script makes. */
function scrollTo(offset) {
  const line = text.value.slice(0, offset).split('\n').length - 1;
  const lines = text.value.split('\n').length;
  text.scrollTop = (text.scrollHeight * line) / lines - text.clientHeight / 3;
}

function goToNext() {
  state.visited = (state.visited + 1) % violations().length;
  goTo(violations()[state.visited]);
}
