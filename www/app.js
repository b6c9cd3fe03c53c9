// The page: an operation is chosen, a form and a JSON text show the same value, and every key that is pressed in either is
// judged. The text is what is judged, because it is what would be sent.
//
// A text that is not a JSON object leaves the form as it was. Whatever is overwritten can be brought back.

import { init, operation } from 'workflow-preflight';
import { Address } from './address.js';
import { Choice } from './choice.js';
import { element } from './dom.js';
import { LateEditor } from './editor/late.js';
import { marksOf } from './editor/marks.js';
import { exportPanel } from './export/panel.js';
import { ignoreStrayFiles } from './fields/file.js';
import { Form } from './form.js';
import { readFragment } from './fragment.js';
import { locate, objectNode, read, write } from './json.js';
import { Menu } from './menu.js';
import { message, showViolations } from './messages.js';
import { Problems } from './problems.js';
import { Said } from './said.js';
import { sampleText, samples } from './samples.js';
import { mistakes } from './samples/mistakes.js';
import { serviceErrorPanel } from './service-error/panel.js';
import { timed } from './timed.js';
import { showVerdict } from './verdict.js';

/** While a text of so many units is typed in, the form follows in pauses of so many milliseconds. */
const LARGE = 50_000;
const PAUSE = 150;

const at = (id) => document.getElementById(id);
const editor = new LateEditor(at('json'), { label: 'JSON text', changed: edited, arrived: showMarks });
const form = new Form(at('form'), { changed: formChanged, shown: showMessages, reads });
const choice = new Choice(
  { service: at('service'), operation: at('operation'), directions: document.getElementsByName('direction') },
  choose,
);
const problems = new Problems({
  list: at('problem-list'),
  counts: document.querySelectorAll('.problem-count'),
  goTo,
});
const menu = new Menu(at('samples'));
const address = new Address(linked, open);
const said = new Said();

/** The panels, once there is an operation to show in them. */
const panels = {};

/** What is shown. */
const state = {
  key: '',
  direction: 'request',
  validator: undefined,
  report: undefined,
  /** What the service said of this text. */
  said: [],
  /** How long the report took. */
  milliseconds: 0,
  /** Whether the form lags behind the text, because the text is not a JSON object. */
  stale: false,
  /** The text that the form will show in a moment, and the timer for it. */
  coming: undefined,
  timer: undefined,
  /** A text that was overwritten, to be brought back. */
  aside: undefined,
  /** Which problem was gone to last. */
  visited: -1,
};

/** What was typed, by operation and direction, with what can be undone. */
const drafts = new Map();

start();

async function start() {
  at('restore').addEventListener('click', () => replaceText(state.aside));
  at('format').addEventListener(
    'click',
    () => isReadable(state.report) && replaceText(write(read(editor.text))),
  );
  at('link').addEventListener('click', copyLink);
  // Whoever goes to the form finds it up to date.
  for (const event of ['focusin', 'pointerdown']) at('form').addEventListener(event, settleUnder, true);
  ignoreStrayFiles(window);
  editor.arrival.catch(({ message: why }) => {
    at('json').replaceChildren(
      element('p', { class: 'note', role: 'alert' }, `The editor could not be loaded: ${why}`),
    );
  });
  const link = readFragment(window.location.hash);
  try {
    await init();
  } catch (error) {
    at('verdict').replaceChildren(element('strong', { role: 'alert' }, error.message));
    return;
  }
  choose();
  addPanels();
  open((await link) ?? {});
  performance.mark('first verdict');
  setTimeout(warmUp);
}

/** What unfolds below the text and the problems. */
function addPanels() {
  panels.exporting = exportPanel(at('export'), { get: toExport });
  at('export-pane').addEventListener('toggle', () => panels.exporting.update());
  panels.telling = serviceErrorPanel(at('service-error'), {
    get: () => ({ id: choice.get().id, direction: state.direction, validator: state.validator }),
    onViolations: serviceSaid,
  });
}

/** What can be copied: the text, if it is an object. */
function toExport() {
  if (!isObject(state.report)) return undefined;
  const { direction, validator } = state;
  return { id: choice.get().id, direction, validator, tree: read(editor.text) };
}

/** Browsers compile a function when it is first used; the times that are shown are those from then on. */
function warmUp() {
  for (const [key, sample] of Object.entries(samples)) {
    const [id, direction] = key.split(' ');
    operation(id)[direction].validateJson(sampleText(sample));
  }
}

/** Shows what a link says, as far as it can be read. */
function open({ id, direction, text }) {
  if (id === undefined) return;
  const isKnown = choice.has(id);
  if (isKnown && state.key !== `${id} ${direction}`) {
    choice.set({ id, direction });
    choose();
  }
  if (isKnown && typeof text === 'string') replaceText(text);
  at('unread').hidden = isKnown && text !== null;
}

/** What a link has to say; the sample is there without it. */
function linked() {
  const { text } = editor;
  return { ...choice.get(), text: text === sampleText(samples[state.key]) ? undefined : text };
}

async function copyLink() {
  const whole = await address.write();
  const copied = await navigator.clipboard.writeText(window.location.href).then(
    () => true,
    () => false,
  );
  const done = copied ? 'Link copied' : 'The address of this page is the link';
  at('link-status').textContent = whole ? done : `${done}; the text is too long for it`;
}

/** Shows the chosen operation, with what was typed for it before or else with its sample. */
function choose() {
  if (state.key !== '') drafts.set(state.key, editor.state);
  const { id, direction } = choice.get();
  Object.assign(state, { key: `${id} ${direction}`, direction, validator: operation(id)[direction] });
  setAside(undefined);
  said.clear();
  at('unread').hidden = true;
  at('reference').href = `docs/${id}.html`;
  fillSamples();
  forgetComing();
  form.describe(state.validator);
  editor.open(drafts.get(state.key) ?? sampleText(samples[state.key]));
  textChanged();
  if (state.stale) form.show(objectNode());
  panels.telling?.update();
}

function fillSamples() {
  const sample = samples[state.key];
  // Some mistakes are texts of half a megabyte: each is written when it is chosen.
  const items = [{ title: 'Accepted', text: sampleText }, ...(mistakes[state.key] ?? [])];
  menu.fill(items.map(({ title, text }) => ({ title, act: () => replaceText(text(sample)) })));
}

/** Overwrites the text, and keeps it for a change of mind. */
function replaceText(replacement) {
  const { text } = editor;
  editor.replace(replacement);
  setAside(editor.text === text ? undefined : text);
  textChanged();
}

function setAside(overwritten) {
  state.aside = overwritten;
  at('aside').hidden = overwritten === undefined;
}

/** Somebody has edited the text. */
function edited({ typed }) {
  textChanged(typed && editor.text.length > LARGE);
}

function textChanged(later = false) {
  judge();
  state.stale = !isObject(state.report);
  if (!state.stale) {
    state.coming = editor.text;
    clearTimeout(state.timer);
    if (later) state.timer = setTimeout(settle, PAUSE);
    else followText();
  }
  show();
}

/** Has the form show the text that it is to show. */
function settle() {
  if (state.coming === undefined) return;
  followText();
  if (!state.stale) showMessages();
}

/** The control that somebody goes to may be made anew by it. */
function settleUnder({ target }) {
  const { pointer, target: part } = target.dataset;
  settle();
  if (!target.isConnected && pointer !== undefined) form.focus(pointer, part);
}

function followText() {
  const text = state.coming;
  forgetComing();
  form.show(read(text));
}

function forgetComing() {
  clearTimeout(state.timer);
  state.coming = undefined;
}

function formChanged() {
  if (state.stale) setAside(editor.text);
  state.stale = false;
  editor.replace(write(form.tree));
  form.updatePreviews();
  judge();
  show();
}

function judge() {
  const { text } = editor;
  const { result, milliseconds } = timed(() => state.validator.validateJson(text));
  const stillSaid = isReadable(result) ? said.of(text) : [];
  Object.assign(state, { report: result, milliseconds, said: stillSaid, visited: -1 });
  address.follow();
}

/** Shows what the service said of the text beside what is said here; `[]` takes it away. */
function serviceSaid(violations) {
  if (!isReadable(state.report)) return;
  said.set(violations, editor.text);
  state.said = said.of(editor.text);
  show();
}

function violations() {
  return [...state.report.errors, ...state.said, ...state.report.warnings];
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
  showVerdict(at('verdict'), state, goToNext);
  const aboutText = state.report.errors.filter(isAboutText);
  at('json-messages').replaceChildren(...aboutText.map((violation) => message(violation)));
  showMarks();
  problems.show(violations());
  at('stale').hidden = !state.stale;
  at('form').classList.toggle('stale', state.stale);
  showMessages();
  panels.exporting?.update();
}

function showMarks() {
  if (state.report === undefined) return;
  const marks = marksOf(state.report, state.said, editor.text, isReadable(state.report));
  editor.mark(marks, state.report.errors.some(isAboutText));
}

function showMessages() {
  showViolations(form, state.stale ? [] : violations());
}

/** Goes to the field of a violation and to its place in the text; the focus goes to the field, if there is one. */
function goTo(violation) {
  const { path, target, code } = violation;
  settle();
  const place = placeInText(violation);
  if (place !== undefined) editor.select(place.start, place.end);
  const isTextOnly = !isInSight('form') && isInSight('json');
  const mayHaveField = !isTextOnly && !state.stale && path.length > 0 && code !== 'unknown';
  if (mayHaveField) {
    bringUp('form');
    if (form.reveal(path, target)) return;
  }
  bringUp('json');
  editor.focus();
}

/** What stands over several lines, such as an object that lacks a member, is gone to and not selected. */
function placeInText({ range, path }) {
  if (range === undefined) return isReadable(state.report) ? locate(editor.text, path) : undefined;
  const { start, end } = range;
  return { start: start.offset, end: start.line === end.line ? end.offset : start.offset };
}

/** On phones one pane is shown at a time. */
function bringUp(pane) {
  at(`show-${pane}`).checked = true;
}

const isInSight = (id) => at(id).checkVisibility();

function goToNext() {
  state.visited = (state.visited + 1) % violations().length;
  goTo(violations()[state.visited]);
}
