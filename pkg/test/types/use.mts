import {
  codecatalyst,
  glue,
  healthomics,
  init,
  operation,
  operations,
  type Code,
  type Description,
  type OperationId,
  type Report,
  type Validator,
} from 'workflow-preflight';

const report: Report = healthomics.CreateWorkflow.request.validate({ name: 'x' });
const codes: Code[] = report.errors.map((violation) => violation.code);
const name: Validator = codecatalyst.GetWorkflowRun.response.field(['id']);
const sameName: Validator = name.field('');
const description: Description = name.describe();
const id: 'glue.CreateWorkflow' = glue.CreateWorkflow.id;
const ids: OperationId[] = operations();
const byId: 'glue.GetWorkflow' = operation('glue.GetWorkflow').id;
const bySomeText: OperationId = operation('glue.' + String(codes)).id;
const loaded: Promise<void> = init();
name.validateJson('{}');
name.validateJson(new Uint8Array());
export { bySomeText, byId, description, id, ids, loaded, sameName };

// @ts-expect-error: a typing error in the name of an operation
glue.CreateWorkflwo;
// @ts-expect-error: an operation of another service
glue.GetWorkflowRunX;
// @ts-expect-error: a parsed value where text belongs
name.validateJson({});
// @ts-expect-error: steps are names and positions
name.field([true]);
// @ts-expect-error: the operations cannot be replaced
glue.CreateWorkflow = glue.GetWorkflow;
