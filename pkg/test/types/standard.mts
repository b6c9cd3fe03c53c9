// Validators as Standard Schemas, checked against the declarations of the standard itself.

import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';
import { glue, type StandardIssue, type Validator } from 'workflow-preflight';

const validator: Validator = glue.CreateWorkflow.request.field('/Name');
const schema: StandardSchemaV1 = validator;
const jsonSchema: StandardJSONSchemaV1 = validator;
const both: StandardSchemaV1 & StandardJSONSchemaV1 = glue.CreateWorkflow.request;

// Not a promise, unlike what the standard allows, and issues are violations.
const { issues = [] } = validator['~standard'].validate('nightly');
const ours: readonly StandardIssue[] = issues;
const theirs: readonly StandardSchemaV1.Issue[] = issues;
const pointers: string[] = issues.map(({ pointer }) => pointer);

export { both, jsonSchema, ours, pointers, schema, theirs };

// @ts-expect-error: the properties cannot be replaced
validator['~standard'] = schema['~standard'];
