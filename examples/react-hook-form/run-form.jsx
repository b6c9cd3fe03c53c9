import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { healthomics } from 'workflow-preflight';

const resolver = standardSchemaResolver(healthomics.StartRun.request);

const text = { setValueAs: (written) => (written === '' ? undefined : written) };
const number = {
  setValueAs: (written) => (written === '' || isNaN(written) ? text.setValueAs(written) : +written),
};

export function RunForm() {
  const [sent, setSent] = useState();
  const { register, handleSubmit, formState } = useForm({
    resolver,
    mode: 'onTouched',
    defaultValues: { requestId: crypto.randomUUID() },
  });
  const { errors } = formState;

  return (
    <form noValidate onSubmit={handleSubmit(setSent)}>
      <h1>Start a run</h1>
      {errors.root && (
        <p className="error" role="alert">
          {errors.root.message}
        </p>
      )}
      <Field label="Workflow" error={errors.workflowId} {...register('workflowId', text)} />
      <Field label="Role" error={errors.roleArn} {...register('roleArn', text)} />
      <Field label="Output" error={errors.outputUri} {...register('outputUri', text)} />
      <Field label="Priority" error={errors.priority} {...register('priority', number)} />
      <Field label="Team" error={errors.tags?.team} {...register('tags.team', { setValueAs: String })} />
      <button>Start</button>
      <p role="status">{sent && `Started ${JSON.stringify(sent)}`}</p>
    </form>
  );
}

function Field({ label, error, name, ...input }) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <input id={name} name={name} aria-invalid={!!error} aria-describedby={`${name}-error`} {...input} />
      <p className="error" id={`${name}-error`}>
        {error?.message}
      </p>
    </div>
  );
}
