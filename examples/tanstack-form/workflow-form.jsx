import { useForm } from '@tanstack/react-form';
import { useState } from 'react';
import { glue } from 'workflow-preflight';

const validator = glue.CreateWorkflow.request;

export function WorkflowForm() {
  const [sent, setSent] = useState();
  const form = useForm({
    defaultValues: { Name: undefined, Description: undefined, MaxConcurrentRuns: undefined },
    validators: { onSubmit: validator },
    // Otherwise a field that is wrong already keeps the others from being judged.
    canSubmitWhenInvalid: true,
    onSubmit: ({ value }) => setSent(value),
  });

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.handleSubmit();
      }}
    >
      <h1>Create a workflow</h1>
      <Field form={form} name="Name" />
      <Field form={form} name="Description" />
      <Field form={form} name="MaxConcurrentRuns" label="Runs at once" read={number} />
      <button>Create</button>
      <p role="status">{sent && `Created ${JSON.stringify(sent)}`}</p>
    </form>
  );
}

/** Judged alone when it is left, and with the others when the form is sent. */
function Field({ form, name, label = name, read = (written) => written }) {
  return (
    <form.Field name={name} validators={{ onBlur: validator.field([name]) }}>
      {({ state: { value, meta }, handleBlur, handleChange }) => (
        <div className="field">
          <label htmlFor={name}>{label}</label>
          <input
            id={name}
            value={value ?? ''}
            onBlur={handleBlur}
            onChange={({ target }) => handleChange(target.value === '' ? undefined : read(target.value))}
            aria-invalid={meta.errors.length > 0}
            aria-describedby={`${name}-error`}
          />
          <p className="error" id={`${name}-error`}>
            {meta.errors[0]?.message}
          </p>
        </div>
      )}
    </form.Field>
  );
}

/** Text that is no number stays text, so that the validator says so. */
function number(written) {
  return String(Number(written)) === written ? Number(written) : written;
}
