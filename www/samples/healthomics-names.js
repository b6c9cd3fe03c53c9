// The names that samples of AWS HealthOmics share, so that they tell one story: a workflow, its role and a run.

/** @param {string} resource such as `run/5218437` */
export const arn = (resource) => `arn:aws:omics:eu-central-1:123456789012:${resource}`;

export const roleArn = 'arn:aws:iam::123456789012:role/HealthOmicsRuns';
export const workflowId = '4738201';
export const versionName = '3.15.0';
export const runId = '5218437';
export const runGroupId = '1190327';
export const cacheId = '8412905';
export const batchId = '330017';
export const outputUri = 's3://amzn-s3-demo-bucket/runs/';
export const tags = { study: 'transcriptomics-2026', 'cost-center': '4711' };
