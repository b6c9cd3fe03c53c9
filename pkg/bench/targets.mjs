// What the peers are asked to judge: the places of the package that the workloads use, and all of it for the sizes.
// It is where describe() is asked; everything about peers works from its answers.

import { operation, operations } from '../dist/index.js';
import { isOptional, nodeOf } from './peers/constraints.mjs';

/** The places that the workloads are about, as `operation direction pointer`. */
export const WORKLOAD_KEYS = [
  'glue.CreateWorkflow request',
  'healthomics.CreateWorkflow request',
  'healthomics.CreateWorkflow request /name',
  'healthomics.CreateWorkflow request /readmeMarkdown',
  'glue.GetWorkflowRuns response',
];

/** Every request and response. */
export const ALL_KEYS = operations().flatMap((id) => [`${id} request`, `${id} response`]);

/** The package's validator of a place. */
export function validatorOf(key) {
  const [id, direction, pointer] = key.split(' ');
  const whole = operation(id)[direction];
  return pointer === undefined ? whole : whole.field(pointer);
}

/** What the generators need to know of a place. The whole of a request is never optional. */
export function targetOf(key) {
  const [, direction, pointer] = key.split(' ');
  const description = validatorOf(key).describe();
  const optional = pointer !== undefined && isOptional(description);
  return { key, optional, node: nodeOf(description, direction) };
}
