// What people paste into the demo page's panel for errors, and the examples that it offers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examplesFor } from '../../www/service-error/examples.js';
import { messageIn, operationIn } from '../../www/service-error/message.js';
import { operation, operations } from '../dist/index.js';
import { fromServiceError } from '../dist/service-error.js';

const MESSAGE =
  "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null";
const ECHO = `1 validation error detected: Value '{"message":"hi"}' at 'name' failed to satisfy constraint: Member must have length less than or equal to 5`;
const TRACE = "\n    at x (/app/y.js:1:2)\n    at async z {\n  '$fault': 'client',\n  '$metadata': {}\n}";

const PASTED = [
  ['the message', MESSAGE, MESSAGE],
  ['spaces around it', `\n  ${MESSAGE}\n\n`, MESSAGE],
  ['JSON', JSON.stringify({ message: MESSAGE }), MESSAGE],
  ['JSON of AWS JSON 1.1', JSON.stringify({ __type: 'ValidationException', Message: MESSAGE }), MESSAGE],
  ['JSON of boto3', JSON.stringify({ Error: { Message: MESSAGE, Code: 'ValidationException' } }), MESSAGE],
  ['JSON of a function', JSON.stringify({ errorMessage: MESSAGE, errorType: 'x' }, undefined, 2), MESSAGE],
  [
    'an HTTP answer',
    `HTTP/1.1 400 Bad Request\ncontent-type: application/json\n\n{"message":"${MESSAGE}"}\n`,
    MESSAGE,
  ],
  ['a trace of Node', `${MESSAGE}${TRACE}`, MESSAGE],
  ['a value that is JSON', ECHO, ECHO],
  ['a value that is JSON, with a trace', `${ECHO}${TRACE}`, ECHO],
  ['JSON without a message', '{"name":"x"}', '{"name":"x"}'],
  ['JSON that is no object', '"x"', '"x"'],
  ['something else', 'AccessDenied {', 'AccessDenied {'],
  ['nothing', ' \n', ''],
];

for (const [name, text, message] of PASTED) {
  test(`${name}: the message is found`, () => assert.equal(messageIn(text), message));
}

test('the operation is found where the text names it', () => {
  assert.equal(operationIn('An error occurred (X) when calling the StartRun operation: no'), 'StartRun');
  assert.equal(operationIn(MESSAGE), undefined);
});

test('the examples of every operation are read as the failures that they were made of', () => {
  let examples = 0;
  for (const id of operations()) {
    const validator = operation(id).request;
    const [json, cli, script, ...others] = examplesFor({ id, validator });
    assert.deepEqual(others, []);
    const readings = [json, cli, script].map(({ text }) => fromServiceError(messageIn(text), { validator }));
    for (const reading of readings) {
      assert.ok(reading.length > 0);
      for (const { code, pointer } of reading) {
        assert.notEqual(code, 'service');
        validator.field(pointer);
      }
      assert.deepEqual(
        reading.map(({ code, pointer, params: { min, max } }) => [code, pointer, min, max]),
        readings[0].map(({ code, pointer, params: { min, max } }) => [code, pointer, min, max]),
      );
    }
    assert.equal(operationIn(cli.text), id.split('.')[1]);
    examples += readings.length;
  }
  assert.equal(examples, 3 * operations().length);
});
