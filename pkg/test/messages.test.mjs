// Messages in other languages: what `setMessages` takes and does, and that the German table says everything.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, test } from 'node:test';
import { german } from 'workflow-preflight/messages/de';
import { glue, healthomics, operation, operations, setMessages } from 'workflow-preflight';

const request = healthomics.CreateWorkflow.request;
const table = (name) =>
  JSON.parse(readFileSync(new URL(`../../messages/${name}.json`, import.meta.url), 'utf8'));
const gaps = (text) => [...text.matchAll(/\{(\w+)(?::\w+)?\}/g)].map(([, name]) => name).sort();
/** What is said first of a good request with some members changed. */
const message = (value) => {
  const { errors, warnings } = request.validate({ ...good, ...value });
  return [...errors, ...warnings][0].message;
};
const good = { definitionUri: 's3://amzn-s3-demo-bucket/a.zip', requestId: 'one' };

afterEach(() => setMessages());

test('German says what English says', () => {
  const english = table('en');
  const { hints, ...texts } = table('de');
  assert.deepEqual(Object.keys(texts), Object.keys(english));
  for (const [key, text] of Object.entries(texts)) {
    assert.deepEqual([...new Set(gaps(text))], [...new Set(gaps(english[key]))], key);
  }
  assert.deepEqual(Object.keys(hints).sort(), [...allHints()].sort());
});

/** What the operations say of their patterns. */
function allHints() {
  const hints = new Set();
  const look = ({ constraints, members = [], element, key, value }) => {
    for (const { params } of constraints) if (params.hint !== undefined) hints.add(params.hint);
    for (const part of [...members, element, key, value]) if (part !== undefined) look(part);
  };
  for (const id of operations()) {
    for (const direction of ['request', 'response']) look(operation(id)[direction].describe());
  }
  return hints;
}

test('messages come in the language that was set', () => {
  setMessages(german);
  for (const [value, said] of [
    [{ name: 'x'.repeat(129) }, 'Verwenden Sie höchstens 128 Zeichen (jetzt 129).'],
    [{ main: '' }, 'Verwenden Sie mindestens 1 Zeichen (jetzt 0).'],
    [{ engine: 'MAKE' }, 'Verwenden Sie WDL, NEXTFLOW, CWL oder WDL_LENIENT (jetzt „MAKE“).'],
    [{ engine: 'Nextflow' }, 'Schreiben Sie genau so: NEXTFLOW.'],
    [{ storageCapacity: 100001 }, 'Verwenden Sie eine Zahl von 0 bis 100000 (jetzt 100001).'],
    [{ storageCapacity: '12' }, 'Schreiben Sie 12 ohne Anführungszeichen.'],
    [{ tags: [] }, 'Verwenden Sie ein Objekt wie {"key": "…"}, nicht eine Liste von Schlüsseln und Werten.'],
    [
      { definitionUri: null },
      'Ergänzen Sie eine der Angaben definitionZip, definitionUri oder definitionRepository.',
    ],
    [
      { requestId: null },
      'Ergänzen Sie requestId, wenn Sie die Anfrage selbst senden; AWS-SDKs tragen es ein.',
    ],
  ]) {
    assert.equal(message(value), said);
  }
  const [error] = request.validateJson('{"name": \'x\'}').errors;
  assert.equal(error.message, 'Das ist kein JSON. Verwenden Sie doppelte statt einfacher Anführungszeichen.');
  const { constraints } = request.field('/name').describe();
  assert.equal(constraints.find(({ code }) => code === 'length').text, '1 bis 128 Zeichen');
  setMessages();
  assert.equal(message({ name: 'x'.repeat(129) }), 'Use at most 128 characters (now 129).');
});

test('programs read the same in every language', () => {
  const value = { name: 7, engine: 'MAKE', tags: { 'aws:a': 'b' }, nope: 1, main: '' };
  const figures = ({ errors, warnings }) => [...errors, ...warnings].map(({ message, ...rest }) => rest);
  const before = request.validate(value);
  setMessages(german);
  const after = request.validate(value);
  assert.deepEqual(figures(after), figures(before));
  after.errors.forEach(({ message }, i) => assert.notEqual(message, before.errors[i].message));
});

test('some texts may be replaced, the others stay', () => {
  setMessages({ lengthMax: '{max:unit} at most, {actual} here; {constructor}{nothing}' });
  const [error] = glue.CreateWorkflow.request.validate({ Name: 'x'.repeat(256) }).errors;
  assert.equal(error.message, '255 bytes at most, 256 here; ');
  assert.equal(message({ main: '' }), 'Use at least 1 character (now 0).');
});

test('a table is read when it is set', () => {
  const texts = { lengthMin: 'Longer!' };
  setMessages(texts);
  texts.lengthMin = 'changed';
  assert.equal(message({ main: '' }), 'Longer!');
});

test('tables that are none are refused, and change nothing', () => {
  for (const [messages, reason] of [
    [null, /setMessages: messages must be a table of texts, not null/],
    ['de', /setMessages: messages must be a table of texts, not/],
    [{ lengthmax: '' }, /there is no message 'lengthmax'; did you mean 'lengthMax'\?/],
    [{ toString: '' }, /there is no message 'toString'/],
    [{ enum: 7 }, /'enum' must be a text, not a number/],
    [{ hints: 'none' }, /'hints' must be a table of texts/],
    [{ hints: { 'digits only': 7 } }, /'digits only' must be a text/],
  ]) {
    assert.throws(() => setMessages(messages), reason);
    assert.equal(message({ main: '' }), 'Use at least 1 character (now 0).');
  }
});
