// The entries `workflow-preflight/form` and `workflow-preflight/service-error`, as users see them.

import { healthomics } from 'workflow-preflight';
import { bindForm, formTexts, type BoundForm, type FormTexts } from 'workflow-preflight/form';
import { fromServiceError, serviceTexts, type ServiceViolation } from 'workflow-preflight/service-error';

declare const form: HTMLFormElement;
const validator = healthomics.CreateWorkflow.request;
const bound: BoundForm = bindForm(form, validator, {
  onSubmit: (value, report) => JSON.stringify([value['name'], report.warnings.length]),
  readers: { definitionZip: () => new Uint8Array() },
  texts: { counter: (used, max, unit) => `${used}/${max} ${unit}` },
});
const violations: ServiceViolation[] = fromServiceError(new Error('Rate exceeded'), {
  validator,
  texts: { required: (_, { name }) => name },
});
bound.showErrors(violations);
bound.showErrors(validator.validate({}).errors);
const words: FormTexts = formTexts;
const texts: string = serviceTexts.length({ min: 1 }, { name: 'name', demand: '' });

export { texts, words };

// @ts-expect-error: a typing error in the name of an option
bindForm(form, validator, { sumary: form });
// @ts-expect-error: a form is bound, not a control
bindForm(form.elements[0]!, validator);
// @ts-expect-error: an answer of the service is not its text
fromServiceError(new Response());
