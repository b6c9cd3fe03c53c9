// The lines of the large files: what people send, mixed with what they get wrong. Every line is made from its number, so
// that the files are the same everywhere.

/** How often each mistake is made: once in so many lines. */
const EVERY = { syntax: 401, unknown: 211, missing: 307, value: 53 };

/** The line of a number, by operation. */
export const REQUESTS = {
  'healthomics.StartRun': (i) => written(i, startRun(i), 'roleArn', { storageCapacity: '1200' }),
  'codecatalyst.StartWorkflowRun': (i) =>
    written(i, startWorkflowRun(i), 'spaceName', { workflowId: `run-${i}` }),
  'glue.CreateWorkflow': (i) => written(i, createWorkflow(i), 'Name', { Name: '' }),
};

/** A request as text; some with a mistake. */
function written(i, request, required, wrong) {
  if (i % EVERY.syntax === 0) return JSON.stringify(request).slice(0, -1);
  if (i % EVERY.missing === 0) return JSON.stringify({ ...request, [required]: undefined });
  if (i % EVERY.unknown === 0) return JSON.stringify({ ...request, retries: 3 });
  return JSON.stringify(i % EVERY.value === 0 ? { ...request, ...wrong } : request);
}

/** Most have a few parameters; some, a whole sample sheet. */
function startRun(i) {
  const samples = i % 100 === 0 ? 200 : i % 6;
  const reads = Array.from({ length: samples }, (_, n) => [
    `sample_${n}`,
    {
      r1: `s3://amzn-s3-demo-bucket/${i}/${n}_R1.fastq.gz`,
      r2: `s3://amzn-s3-demo-bucket/${i}/${n}_R2.fastq.gz`,
    },
  ]);
  return {
    workflowId: String(1_000_000 + (i % 500)),
    roleArn: 'arn:aws:iam::123456789012:role/OmicsRunRole',
    name: `rnaseq-${i}`,
    outputUri: `s3://amzn-s3-demo-bucket/results/${i}`,
    parameters: { genome: 'GRCh38', threads: 8 + (i % 9), ...Object.fromEntries(reads) },
    tags: { project: 'atlas', owner: 'Zoë' },
    requestId: `request-${i}`,
  };
}

function startWorkflowRun(i) {
  const hex = i.toString(16).padStart(12, '0');
  return {
    spaceName: 'ExampleCorp',
    projectName: `project-${i % 40}`,
    workflowId: `5ab41f2c-9d57-4c1e-8a46-${hex}`,
    clientToken: `5ab41f2c-9d57-4c1e-8a47-${hex}`,
  };
}

function createWorkflow(i) {
  return {
    Name: `nightly-${i}`,
    Description: `Loads the orders of day ${i} into the warehouse, and tells the team. 毎日`,
    DefaultRunProperties: { source: `s3://orders/${i}/`, target: 'warehouse', attempts: String(i % 7) },
    Tags: { team: 'data', stage: i % 2 ? 'test' : 'production' },
    MaxConcurrentRuns: 1 + (i % 9),
  };
}
