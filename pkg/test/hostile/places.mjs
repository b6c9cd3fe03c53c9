// Hostile values where values can stand: what is said of them there, how long it takes, that nothing about them changes
// and that what comes next is judged as ever. For Node and browsers.

import { usual } from './usual.mjs';
import { VALUES } from './values.mjs';

/** In milliseconds: far more than it takes, far less than without end. */
const INSTANT = 20_000;
const WHILE = 300_000;
/** No message repeats more of a value than 64 characters. */
const LONGEST_MESSAGE = 500;
const MOST_FINDINGS = 1000;

const TYPE = ['type'];
/** Where values that take their time are judged. */
const WIDE = ['as the whole request', 'as a document'];
const isAbsent = ({ kind }) => kind === 'absent' || kind === 'null';
/** Of texts: how long they may be and what they may hold is no business of this. */
const ABOUT_TEXT = ['length', 'pattern'];

/** Codes where text belongs. */
function asText(row, missing) {
  if (isAbsent(row)) return missing;
  return { text: [], 'ill-formed': ['format'], 'too large': ['length'] }[row.kind] ?? TYPE;
}

/** Codes where a map of texts belongs. */
function asMap({ keys, kind, isText }) {
  if (kind === 'absent' || kind === 'null') return [];
  if (kind !== 'object') return kind === 'too large' ? ['length'] : TYPE;
  return keys.length > 0 && !isText ? TYPE : [];
}

/** Codes where any JSON value may stand. */
function asDocument({ kind, document, keys }) {
  if (document) return document;
  const wrong = ['foreign', 'throws', 'infinite', 'date', 'bytes'];
  if (wrong.includes(kind)) return TYPE;
  return { 'ill-formed': ['format'], 'too large': ['length'] }[kind] ?? [];
}

/** Codes where a request belongs. */
function asRequest({ keys, kind, isText, isUndefined }) {
  if (kind !== 'object') return kind === 'too large' ? ['length'] : undefined;
  const others = keys.length > 0 && !keys.includes('Name') && !isUndefined ? ['unknown'] : [];
  if (keys.includes('Name')) return isText ? [] : TYPE;
  return ['required', ...others];
}

/** A place: how a value gets there, who judges it, and the codes of the errors there, or `undefined` for some error. */
const PLACES = {
  'as the whole request': [(value) => value, ({ request }) => request, '', asRequest],
  'as a text': [
    (value) => member('Name', value),
    ({ request }) => request,
    '/Name',
    (row) => asText(row, ['required']),
  ],
  'as an element': [
    (value) => ({ Names: [value] }),
    ({ batch }) => batch,
    '/Names/0',
    (row) => asText(row, TYPE),
  ],
  'as a list': [
    (value) => member('Names', value),
    ({ batch }) => batch,
    '/Names',
    (row) => (isAbsent(row) ? ['required'] : row.kind === 'array' ? null : asList(row)),
  ],
  'as a map': [(value) => member('Tags', value, { Name: 'n' }), ({ request }) => request, '/Tags', asMap],
  'as the value of a map': [
    (value) => ({ Name: 'n', Tags: member('k', value) }),
    ({ request }) => request,
    '/Tags/k',
    (row) => asText(row, TYPE),
  ],
  'as an unknown member': [
    (value) => member('zz', value, { Name: 'n' }),
    ({ request }) => request,
    '/zz',
    ({ kind }) => (kind === 'absent' ? [] : ['unknown']),
  ],
  'as a document': [(value) => value, ({ parameters }) => parameters, '', asDocument],
  'within a document': [(value) => [1, { k: value }], ({ parameters }) => parameters, '/1/k', asDocument],
  'as a part': [(value) => value, ({ name }) => name, '', (row) => asText(row, undefined)],
};

function asList({ kind }) {
  return kind === 'too large' ? ['length'] : TYPE;
}

/** An object with a member that counts how often it is read. */
function member(name, value, object = {}) {
  return Object.defineProperty(object, name, {
    enumerable: true,
    get() {
      reads++;
      return value;
    },
  });
}

let reads = 0;

/** What is wrong, value by value and place by place; the values whose names `only` matches. */
export function valueProblems({ glue, healthomics }, only = /(?:)/) {
  const request = glue.CreateWorkflow.request;
  const validators = {
    request,
    batch: glue.BatchGetWorkflows.request,
    name: request.field('/Name'),
    parameters: healthomics.StartRun.request.field('/parameters'),
  };
  const healthy = usual({ glue, healthomics });
  const problems = [];
  let count = 0;
  for (const row of VALUES.filter(({ name }) => only.test(name))) {
    for (const [where, place] of Object.entries(PLACES)) {
      if (row.slow && !WIDE.includes(where)) continue;
      count++;
      for (const problem of [...problemsOf(row, place, validators), ...healthy.different()]) {
        problems.push(`${row.name}, ${where}: ${problem}`);
      }
    }
  }
  return { problems, count };
}

function problemsOf(row, [wrap, judge, pointer, codes], validators) {
  const value = row.make();
  const whole = wrap(value);
  const validator = judge(validators);
  const before = shapeOf(value);
  reads = 0;
  const start = performance.now();
  let report;
  try {
    report = validator.validate(whole);
  } catch (error) {
    return [`it threw ${error}`];
  }
  const took = performance.now() - start;
  const problems = [...wrongReport(report, whole), ...wrongCodes(report, pointer, codes(row))];
  if (took > (row.slow ? WHILE : INSTANT)) problems.push(`it took ${Math.round(took)} ms`);
  if (reads > 1) problems.push(`it was read ${reads} times`);
  if (!row.mutates && !same(before, shapeOf(value))) problems.push('it was changed');
  return [...problems, ...otherwise(row, wrap, validator, report)];
}

/** Another value of the same making, as a Standard Schema: it has the same errors. */
function otherwise(row, wrap, validator, report) {
  if (row.slow) return [];
  const result = validator['~standard'].validate(wrap(row.make()));
  const issues = 'issues' in result ? result.issues : [];
  return JSON.stringify(issues) === JSON.stringify(report.errors)
    ? []
    : ['a Standard Schema says something else'];
}

function wrongReport({ ok, errors, warnings, truncated, ...rest }, whole) {
  const all = [...errors, ...warnings];
  const problems = [];
  if (ok !== (errors.length === 0)) problems.push('ok is wrong');
  if (ok !== Object.is(rest.value, whole) && ok) problems.push('the value is another one');
  if (all.length > MOST_FINDINGS || (truncated && all.length < 1)) problems.push(`${all.length} findings`);
  const long = all.find(({ message }) => message.length > LONGEST_MESSAGE);
  if (long) problems.push(`a message of ${long.message.length} characters`);
  const broken = all.find(({ message }) => /\p{Surrogate}/u.test(message));
  if (broken) problems.push('a message with half a pair');
  return problems;
}

/** Whether the errors have these codes, all of them, and stand at the place or below it. */
function wrongCodes({ errors }, pointer, codes) {
  const found = [...new Set(errors.map(({ code }) => code))].filter((code) => !ABOUT_TEXT.includes(code));
  const shown = JSON.stringify(
    errors.slice(0, 3).map(({ pointer, message }) => `${pointer.slice(0, 99)}: ${message}`),
  );
  if (codes === null) return [];
  if (codes === undefined) return errors.length > 0 ? [] : ['it is accepted'];
  const isTooLarge = codes[0] === 'length';
  if (isTooLarge) return errors[0]?.pointer === '' && errors[0].code === 'length' ? [] : [`it says ${shown}`];
  const elsewhere = errors.find((error) => !error.pointer.startsWith(pointer));
  const isRight =
    !elsewhere &&
    codes.every((code) => found.includes(code)) &&
    found.every((code) => isExpected(code, codes));
  return isRight ? [] : [`expected ${codes}; it says ${shown}`];
}

/** A key that is half a pair is at fault besides. */
function isExpected(code, codes) {
  return codes.includes(code) || (code === 'format' && codes.length > 0);
}

/** What can be seen of a value without running code of its own: its keys, and what they hold. */
function shapeOf(value) {
  if (typeof value !== 'object' || value === null) return value;
  try {
    const keys = Reflect.ownKeys(value);
    if (keys.length > MOST_FINDINGS || ArrayBuffer.isView(value)) return keys.length;
    const held = keys
      .map((key) => Reflect.getOwnPropertyDescriptor(value, key))
      .map((one) => one?.value ?? one?.get);
    return [Object.isExtensible(value), ...keys, ...held];
  } catch {
    return 'unreadable';
  }
}

function same(one, other) {
  if (!Array.isArray(one) || !Array.isArray(other)) return Object.is(one, other);
  return one.length === other.length && one.every((part, i) => Object.is(part, other[i]));
}
