// Validators in the form libraries themselves, without a page: what becomes of paths, of the whole form, and of keys
// that hold dots.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { FieldApi, FormApi } from '@tanstack/react-form';
import { get } from 'react-hook-form';
import { glue, healthomics } from 'workflow-preflight';

const resolve = (validator, values, options) =>
  standardSchemaResolver(validator)(values, undefined, {
    fields: {},
    shouldUseNativeValidation: false,
    ...options,
  });

test('react-hook-form: values that are accepted come through', async () => {
  const values = { Name: 'nightly', Tags: { 'cost.center': '42' } };
  assert.deepEqual(await resolve(glue.CreateWorkflow.request, values), { values, errors: {} });
});

test('react-hook-form: the first violation of each place is its error', async () => {
  const { values, errors } = await resolve(healthomics.CreateWorkflow.request, { name: '' });
  assert.deepEqual(values, {});
  const own = healthomics.CreateWorkflow.request.validate({ name: '' }).errors;
  assert.deepEqual(
    own.map(({ pointer }) => pointer),
    ['', '/name', '/name'],
  );
  assert.equal(errors.name.message, own[1].message);
  assert.equal(errors.root.message, own[0].message, 'what is about the whole is at `root`');
});

test('react-hook-form: with criteriaMode all, every violation is there', async () => {
  const { errors } = await resolve(healthomics.CreateWorkflow.request, { name: '' }, { criteriaMode: 'all' });
  assert.equal(Object.keys(errors.name.types).length, 2);
});

test('react-hook-form: positions in lists are positions', async () => {
  const { errors } = await resolve(glue.BatchGetWorkflows.request, { Names: ['ok', ''] });
  assert.ok(get(errors, 'Names.1').message);
});

test('react-hook-form: a key that holds dots becomes one step for each part', async () => {
  const { errors } = await resolve(glue.CreateWorkflow.request, { Name: 'n', Tags: { 'cost.center': 5 } });
  assert.equal(errors.Tags['cost.center'], undefined, 'not at the key');
  assert.match(errors.Tags.cost.center.message, /text/, 'but at its parts');
  assert.equal(get(errors, 'Tags.cost.center'), errors.Tags.cost.center, 'where its name is looked up');
  assert.equal(get({ Tags: { 'cost.center': 5 } }, 'Tags.cost.center'), undefined, 'unlike its value');
});

/** A form of TanStack with a field for each name, sent once. */
async function submitted(validator, defaultValues, names) {
  const form = new FormApi({ defaultValues, validators: { onSubmit: validator } });
  form.mount();
  const fields = Object.fromEntries(names.map((name) => [name, new FieldApi({ form, name })]));
  for (const field of Object.values(fields)) field.mount();
  await form.handleSubmit();
  return { form, fields };
}

test('TanStack Form: the whole form is judged at once, errors at their fields', async () => {
  const values = { Names: ['ok', ''] };
  const { form, fields } = await submitted(glue.BatchGetWorkflows.request, values, ['Names', 'Names[1]']);
  assert.equal(form.state.isValid, false);
  const [own] = glue.BatchGetWorkflows.request.validate(values).errors;
  assert.deepEqual(fields['Names[1]'].state.meta.errors[0], own, 'issues are violations');
  assert.deepEqual(fields.Names.state.meta.errors, []);
});

test('TanStack Form: what is accepted is submitted', async () => {
  const { form } = await submitted(glue.BatchGetWorkflows.request, { Names: ['ok'] }, ['Names']);
  assert.equal(form.state.isValid, true);
  assert.equal(form.state.isSubmitSuccessful, true);
});

test('TanStack Form: a field is judged alone, synchronously', () => {
  const form = new FormApi({ defaultValues: { Name: '' } });
  form.mount();
  const field = new FieldApi({
    form,
    name: 'Name',
    validators: { onChange: glue.CreateWorkflow.request.field('/Name') },
  });
  field.mount();
  field.handleChange('x'.repeat(256));
  assert.equal(field.state.meta.errors[0].params.actual, 256);
  field.handleChange('nightly');
  assert.deepEqual(field.state.meta.errors, []);
});

test('TanStack Form: a key that holds dots becomes one step for each part', async () => {
  const values = { Name: 'n', Tags: { 'cost.center': 5 } };
  const { form, fields } = await submitted(glue.CreateWorkflow.request, values, ['Tags.cost.center']);
  const field = fields['Tags.cost.center'];
  assert.match(field.state.meta.errors[0].message, /text/, 'the error is found by the name');
  assert.equal(form.getFieldValue('Tags.cost.center'), undefined, 'the value is not');
});
