import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import {
  codecatalyst,
  glue,
  healthomics,
  init,
  operation,
  operations,
  type Code,
  type Description,
  type JsonSchemaDocument,
  type OperationId,
  type Report,
  type Validator,
} from 'workflow-preflight';

const report: Report = healthomics.CreateWorkflow.request.validate({ name: 'x' });
const codes: Code[] = report.errors.map((violation) => violation.code);
const name: Validator<string | null | undefined> = codecatalyst.GetWorkflowRun.response.field(['id']);
const sameName: Validator = name.field('');
const description: Description = name.describe();
const id: 'glue.CreateWorkflow' = glue.CreateWorkflow.id;
const ids: OperationId[] = operations();
const byId: 'glue.GetWorkflow' = operation('glue.GetWorkflow').id;
const bySomeText: OperationId = operation('glue.' + String(codes)).id;
const loaded: Promise<void> = init();
name.validateJson('{}');
name.validateJson(new Uint8Array());
name.validateJson('{}', { firstLine: 12 });
const date: string = glue.CreateWorkflow.modelDate;
const schema: JsonSchemaDocument = name.jsonSchema();
new Ajv2020({ keywords: ['x-preflight'] }).compile(schema);
new Ajv().compile(name.jsonSchema({ target: 'draft-07', extensions: false }));
const required: string[] = schema.required ?? [];
for (const constraint of description.constraints) {
  // The code decides which figures there are.
  if (constraint.code === 'enum') required.push(...constraint.params.allowed);
  if (constraint.code === 'pattern' && constraint.params.whole) new RegExp(constraint.params.pattern, 'u');
  if (constraint.code === 'depends') required.push(constraint.params.members[1], constraint.text);
}
export { date, bySomeText, byId, description, id, ids, loaded, sameName };

// @ts-expect-error: a typing error in the name of an operation
glue.CreateWorkflwo;
// @ts-expect-error: an operation of another service
glue.GetWorkflowRunX;
// @ts-expect-error: a parsed value where text belongs
name.validateJson({});
// @ts-expect-error: a typing error in the name of an option
name.validateJson('{}', { firstline: 12 });
// @ts-expect-error: steps are names and positions
name.field([true]);
// @ts-expect-error: the operations cannot be replaced
glue.CreateWorkflow = glue.GetWorkflow;
// @ts-expect-error: a dialect that there is not
name.jsonSchema({ target: 'draft-04' });
// @ts-expect-error: a typing error in the name of an option
name.jsonSchema({ extension: false });
