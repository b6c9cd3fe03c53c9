import preflight = require('workflow-preflight');
import type { Glue } from 'workflow-preflight';

const report = preflight.glue.CreateWorkflow.request.validate({});
const value: Glue.CreateWorkflowRequest | undefined = report.value;
const status: preflight.HealthOmics.GetWorkflowResponse['status'] = 'ACTIVE';
const name: preflight.Validator<string> = preflight.glue.CreateWorkflow.request.field('/Name');
const ids: preflight.OperationId[] = preflight.operations();
export { ids, name, report, status, value };

// @ts-expect-error: a typing error in the name of an operation
preflight.glue.CreateWorkflwo;
// @ts-expect-error: a member that there is not
report.value?.name;
// @ts-expect-error: a part of another type
preflight.glue.CreateWorkflow.request.field('/MaxConcurrentRuns') satisfies preflight.Validator<string>;
