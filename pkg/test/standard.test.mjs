// Validators as Standard Schema and Standard JSON Schema. Libraries that read these are tried in ../../examples.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { glue, healthomics, operation, operations } from '../dist/index.js';
import { expand } from './expand.mjs';

const name = glue.CreateWorkflow.request.field('/Name');

test('the properties are those of the standard, the same object each time', () => {
  const standard = name['~standard'];
  assert.equal(standard.version, 1);
  assert.equal(standard.vendor, 'workflow-preflight');
  assert.equal(name['~standard'], standard);
  assert.ok('~standard' in name);
  assert.notEqual(glue.CreateWorkflow.request['~standard'], standard);
});

test('every validator has them, and making them loads and judges nothing', () => {
  for (const id of operations()) {
    for (const validator of [operation(id).request, operation(id).response]) {
      assert.ok(!Object.hasOwn(validator, '~standard'), 'nothing is made before it is asked for');
      const standard = validator['~standard'];
      assert.deepEqual(Object.keys(standard), ['version', 'vendor', 'validate', 'jsonSchema']);
    }
  }
});

test('an accepted value is handed back, the very same', () => {
  const value = { Name: 'nightly' };
  const result = glue.CreateWorkflow.request['~standard'].validate(value);
  assert.equal(result.value, value);
  assert.deepEqual(Object.keys(result), ['value']);
});

test('issues are the errors, with all that violations have', () => {
  const value = { Name: '', Tags: { 'a.b': 'x'.repeat(257) } };
  const { issues, ...rest } = glue.CreateWorkflow.request['~standard'].validate(value);
  assert.deepEqual(rest, {});
  assert.deepEqual(issues, glue.CreateWorkflow.request.validate(value).errors);
  assert.deepEqual(issues.at(-1).path, ['Tags', 'a.b']);
  for (const issue of issues) assert.equal(typeof issue.message, 'string');
});

test('warnings are no issues', () => {
  const value = { definitionUri: 's3://amzn-s3-demo-bucket/wf.zip' };
  assert.equal(healthomics.CreateWorkflow.request.validate(value).warnings.length, 1);
  assert.deepEqual(healthomics.CreateWorkflow.request['~standard'].validate(value), { value });
});

test('validate works when it is taken off, and is never a promise', () => {
  const { validate } = name['~standard'];
  assert.deepEqual(validate('nightly'), { value: 'nightly' });
  assert.equal(validate(5).issues[0].code, 'type');
  assert.deepEqual(validate(5).issues[0].path, [], 'paths of a part begin at the part');
});

test('both directions of the JSON Schema are ours, as plain objects that may be changed', () => {
  const { input, output } = name['~standard'].jsonSchema;
  for (const target of ['draft-2020-12', 'draft-07']) {
    assert.deepEqual(input({ target }), name.jsonSchema({ target }));
    assert.deepEqual(output({ target }), name.jsonSchema({ target }));
  }
  const bare = input({ target: 'draft-07', libraryOptions: { extensions: false, io: 'of another library' } });
  assert.deepEqual(bare, name.jsonSchema({ target: 'draft-07', extensions: false }));
});

test('a target that cannot be served throws, as the standard asks', () => {
  const { input } = name['~standard'].jsonSchema;
  for (const target of ['openapi-3.0', 'draft-04', '']) {
    assert.throws(() => input({ target }), { name: 'TypeError', message: /draft-2020-12.*draft-07/ });
  }
});

const folder = new URL('../../tests/cases/', import.meta.url);
for (const file of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
  test(`the verdicts on ${file} are those of validate`, () => {
    const { cases } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    for (const one of cases.filter((one) => 'value' in one)) {
      const validator = operation(one.operation)[one.direction].field(one.field ?? '');
      const value = expand(one.value);
      const { ok, errors } = validator.validate(value);
      const result = validator['~standard'].validate(value);
      assert.deepEqual(result, ok ? { value } : { issues: errors }, one.name);
    }
  });
}
