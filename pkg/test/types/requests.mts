// The types of requests, responses, reports and parts, as users write against them.

import { expectTypeOf } from 'expect-type';
import {
  codecatalyst,
  glue,
  healthomics,
  operation,
  type BlobValue,
  type CodeCatalyst,
  type DocumentValue,
  type Glue,
  type HealthOmics,
  type Findings,
  type JsonReport,
  type Range,
  type Operation,
  type OperationId,
  type Operations,
  type PartOf,
  type Report,
  type RequestOf,
  type ResponseOf,
  type Service,
  type TimestampValue,
  type Validator,
  type Violation,
} from 'workflow-preflight';

declare const anything: unknown;
declare const someId: OperationId;
declare const someText: string;

// An accepted report has the value, typed; a rejected one has an error, and no value.
const report = healthomics.CreateWorkflow.request.validate(anything);
expectTypeOf(report.value).toEqualTypeOf<HealthOmics.CreateWorkflowRequest | undefined>();
if (report.ok) {
  expectTypeOf(report.value).toEqualTypeOf<HealthOmics.CreateWorkflowRequest>();
  expectTypeOf(report.errors).toEqualTypeOf<Violation[]>();
} else {
  expectTypeOf(report.value).toEqualTypeOf<undefined>();
  expectTypeOf(report.errors[0]).toEqualTypeOf<Violation>();
}
expectTypeOf(report.errors.map(({ code }) => code)).toBeArray();
expectTypeOf(report.errors.filter(({ severity }) => severity === 'error')).toEqualTypeOf<Violation[]>();
expectTypeOf(report).toExtend<Findings>();
expectTypeOf(glue.CreateWorkflow.request.validate(anything)).not.toEqualTypeOf<typeof report>();

// A report on text has no value, accepted or not.
const ofText = glue.CreateWorkflow.request.validateJson('{}');
expectTypeOf(ofText).toEqualTypeOf<JsonReport>();
expectTypeOf(ofText).toExtend<Findings>();
expectTypeOf(ofText.warnings.map(({ range }) => range)).toEqualTypeOf<Range[]>();
if (!ofText.ok) expectTypeOf(ofText.errors[0].range.start.offset).toEqualTypeOf<number>();
// @ts-expect-error: values have no lines
report.errors.map(({ range }) => range);
// @ts-expect-error: text is not parsed
ofText.value;
// @ts-expect-error: so it is no report on a value
ofText satisfies Report;
// @ts-expect-error: whether it is accepted is not known yet
report.value.name;

// Requests and responses by id and by name.
expectTypeOf<RequestOf<'glue.CreateWorkflow'>>().toEqualTypeOf<Glue.CreateWorkflowRequest>();
expectTypeOf<ResponseOf<'glue.CreateWorkflow'>>().toEqualTypeOf<Glue.CreateWorkflowResponse>();
expectTypeOf<RequestOf<string>>().toEqualTypeOf<unknown>();
expectTypeOf<keyof Operations>().toEqualTypeOf<OperationId>();
expectTypeOf<Service<'glue'>>().toEqualTypeOf(glue);
expectTypeOf<`codecatalyst.${keyof typeof codecatalyst}`>().toEqualTypeOf<
  Extract<OperationId, `code${string}`>
>();
expectTypeOf(operation('glue.GetWorkflow').response).toEqualTypeOf<Validator<Glue.GetWorkflowResponse>>();
expectTypeOf(operation(someText)).toEqualTypeOf<Operation<OperationId>>();
expectTypeOf(operation(someId).request.validate(anything).errors).toExtend<Violation[]>();

// What is typed goes where any will do, and not the other way round.
expectTypeOf(glue.CreateWorkflow.request).toExtend<Validator>();
expectTypeOf(glue.CreateWorkflow).toExtend<Operation>();
expectTypeOf([glue.CreateWorkflow, codecatalyst.GetWorkflow]).toExtend<Operation[]>();
expectTypeOf<Validator<'a'>>().toExtend<Validator<string>>();
// @ts-expect-error: another type
glue.CreateWorkflow.request satisfies Validator<Glue.BatchGetWorkflowsRequest>;
// @ts-expect-error: nobody knows what this one accepts
glue.CreateWorkflow.request.field(someText) satisfies Validator<string>;
// @ts-expect-error: another operation
glue.CreateWorkflow satisfies Operation<'glue.GetWorkflow'>;

// Members: required, optional and nullable; unions of literals; what Smithy has and JSON has not.
type Create = Glue.CreateWorkflowRequest;
expectTypeOf<Create['Name']>().toEqualTypeOf<string>();
expectTypeOf<Create['Tags']>().toEqualTypeOf<Record<string, string> | null | undefined>();
expectTypeOf<HealthOmics.GetWorkflowRequest['type']>().toEqualTypeOf<
  'PRIVATE' | 'READY2RUN' | null | undefined
>();
expectTypeOf<HealthOmics.CreateWorkflowRequest['requestId']>().toEqualTypeOf<string | null | undefined>();
expectTypeOf<HealthOmics.StartRunRequest['parameters']>().toEqualTypeOf<DocumentValue | undefined>();
expectTypeOf<HealthOmics.CreateWorkflowRequest['definitionZip']>().toEqualTypeOf<
  BlobValue | null | undefined
>();
expectTypeOf<CodeCatalyst.GetWorkflowResponse['createdTime']>().toExtend<TimestampValue | null | undefined>();
({ Name: 'a', Tags: null, Description: undefined }) satisfies Create;
// @ts-expect-error: a required member is missing
({ Tags: {} }) satisfies Create;
// @ts-expect-error: null counts as missing
({ Name: null }) satisfies Create;
// @ts-expect-error: a member of the wrong type
({ Name: 'a', MaxConcurrentRuns: '2' }) satisfies Create;
// @ts-expect-error: an unknown member
({ Name: 'a', name: 'a' }) satisfies Create;
// @ts-expect-error: a value of a map may not be missing
({ Name: 'a', Tags: { team: null } }) satisfies Create;
// @ts-expect-error: not one of the engines
({ definitionUri: 's3://b/k', engine: 'Nextflow' }) satisfies HealthOmics.CreateWorkflowRequest;
// @ts-expect-error: nothing has no members
({ more: 1 }) satisfies CodeCatalyst.WorkflowSortCriteria;

// In responses, services add values to the enums that only their models state; the documented ones hold.
type Mode = NonNullable<HealthOmics.GetRunResponse['retentionMode']>;
expectTypeOf<'RETAIN'>().toExtend<Mode>();
expectTypeOf<'SOME_DAY'>().toExtend<Mode>();
// @ts-expect-error: text it is, in any case
5 satisfies Mode;
// @ts-expect-error: documented
'SOME_DAY' satisfies NonNullable<HealthOmics.GetWorkflowResponse['status']>;

// Exactly one of several members.
type Workflow = HealthOmics.CreateWorkflowRequest;
({ definitionUri: 's3://b/k' }) satisfies Workflow;
({
  definitionZip: new Uint8Array(2),
  definitionUri: null,
  definitionRepository: undefined,
}) satisfies Workflow;
({ definitionZip: new DataView(new ArrayBuffer(2)) }) satisfies Workflow;
// @ts-expect-error: none of them
({ name: 'a' }) satisfies Workflow;
// @ts-expect-error: two of them
({ definitionUri: 's3://b/k', definitionZip: 'UEs=' }) satisfies Workflow;
// @ts-expect-error: null is none
({ definitionUri: null }) satisfies Workflow;
type Settings = HealthOmics.BatchRunSettings;
({ s3UriSettings: 's3://b/k' }) satisfies Settings;
({ inlineSettings: [{ runSettingId: 'a' }] }) satisfies Settings;
// @ts-expect-error: both
({ s3UriSettings: 's3://b/k', inlineSettings: [] }) satisfies Settings;
// @ts-expect-error: neither
({}) satisfies Settings;
declare const settings: Settings;
if (settings.s3UriSettings != null) {
  expectTypeOf(settings.s3UriSettings).toEqualTypeOf<string>();
  expectTypeOf(settings.inlineSettings).toEqualTypeOf<null | undefined>();
}

// Whatever JSON can hold.
({ a: [1, 'b', null, undefined, { c: true }] }) satisfies DocumentValue;
// @ts-expect-error: JSON has no dates
({ a: new Date() }) satisfies DocumentValue;
// @ts-expect-error: nor bytes
({ a: new Uint8Array(1) }) satisfies DocumentValue;
// @ts-expect-error: nor integers without bounds
({ a: 1n }) satisfies DocumentValue;

// Parts, by pointer or by path.
const nodes = glue.GetWorkflowRun.response.field('/Run/Graph/Nodes');
expectTypeOf(glue.CreateWorkflow.request.field('/Name')).toEqualTypeOf<Validator<string>>();
expectTypeOf(glue.CreateWorkflow.request.field(['Name'])).toEqualTypeOf<Validator<string>>();
expectTypeOf(glue.CreateWorkflow.request.field('')).toEqualTypeOf<Validator<Create>>();
expectTypeOf(glue.CreateWorkflow.request.field([])).toEqualTypeOf<Validator<Create>>();
expectTypeOf(glue.CreateWorkflow.request.field('/Tags/any~1key')).toEqualTypeOf<Validator<string>>();
expectTypeOf(nodes.field([0])).toEqualTypeOf<Validator<Glue.Node>>();
expectTypeOf(nodes.field('/7')).toEqualTypeOf<Validator<Glue.Node>>();
expectTypeOf<PartOf<Glue.GetWorkflowRunResponse, ['Run', 'Graph', 'Nodes', 3, 'Type']>>().toEqualTypeOf<
  Glue.Node['Type']
>();
expectTypeOf(glue.GetWorkflowRun.response.field('/Run/Graph/Nodes/3/Type')).toEqualTypeOf(
  nodes.field([3, 'Type']),
);
expectTypeOf<PartOf<Workflow, '/definitionUri'>>().toEqualTypeOf<string | null | undefined>();
expectTypeOf<PartOf<Workflow, '/definitionRepository/sourceReference/type'>>().toEqualTypeOf<
  'BRANCH' | 'TAG' | 'COMMIT'
>();
expectTypeOf<PartOf<Create, '/nope'>>().toEqualTypeOf<unknown>();
expectTypeOf<PartOf<Create, '/Name/nope'>>().toEqualTypeOf<unknown>();
expectTypeOf<PartOf<Create, 'Name'>>().toEqualTypeOf<unknown>();
expectTypeOf(nodes.field(someText)).toEqualTypeOf<Validator<unknown>>();
expectTypeOf(nodes.field([someText])).toEqualTypeOf<Validator<unknown>>();
declare const path: string[];
expectTypeOf(glue.CreateWorkflow.request.field(path)).toEqualTypeOf<Validator<unknown>>();
const name = healthomics.CreateWorkflow.request.field('/name').validate(anything);
if (name.ok) expectTypeOf(name.value).toEqualTypeOf<string | null | undefined>();
