import { healthomics } from 'workflow-preflight';
import { bindForm } from 'workflow-preflight/form';
import { fromServiceError } from 'workflow-preflight/service-error';

const validator = healthomics.CreateWorkflow.request;
const form = document.querySelector('#workflow');
const outcome = document.querySelector('#outcome');

// Chosen once, so that a request that is sent twice creates one workflow.
form.elements.requestId.value = crypto.randomUUID();

const bound = bindForm(form, validator, { onSubmit: create });

async function create(request) {
  const answer = await fetch('/workflows', { method: 'POST', body: JSON.stringify(request) });
  const { id, message } = await answer.json();
  outcome.textContent = answer.ok ? `Created workflow ${id}.` : '';
  // Names that are taken, quotas, limits that are newer than this page: the service has the last word.
  if (!answer.ok) bound.showErrors(fromServiceError(message, { validator }));
}

// The names of a row's controls only have to differ from those of other rows.
let rows = 0;

document.querySelector('#add').addEventListener('click', () => {
  const row = document.querySelector('#tag').content.cloneNode(true).firstElementChild;
  const [key, value] = row.querySelectorAll('input');
  value.name = `/tags/${rows++}`;
  key.name = `${value.name}/~key`;
  row.querySelector('button').addEventListener('click', () => {
    row.remove();
    bound.refresh();
  });
  document.querySelector('#tags').append(row);
  bound.refresh();
  key.focus();
});
