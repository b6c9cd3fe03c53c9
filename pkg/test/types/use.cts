import preflight = require('workflow-preflight');

const report: preflight.Report = preflight.glue.CreateWorkflow.request.validate({});
const ids: preflight.OperationId[] = preflight.operations();
export { ids, report };

// @ts-expect-error: a typing error in the name of an operation
preflight.glue.CreateWorkflwo;
