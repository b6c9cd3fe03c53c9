// Samples of AWS HealthOmics: runs and their tasks.

import {
  arn,
  batchId,
  cacheId,
  outputUri,
  roleArn,
  runGroupId,
  runId,
  tags,
  versionName,
  workflowId,
} from './healthomics-names.js';

const created = { arn: arn(`run/${runId}`), id: runId };
const uuid = 'c6c5e8d3-9f26-4b6d-8d8a-0f2a5fb3c7ee';

/** What is asked for, and what answers repeat. */
const settings = {
  workflowId,
  workflowType: 'PRIVATE',
  workflowVersionName: versionName,
  roleArn,
  name: 'Liver cohort, batch 3',
  cacheId,
  cacheBehavior: 'CACHE_ON_FAILURE',
  runGroupId,
  priority: 10,
  parameters: {
    reads: 's3://amzn-s3-demo-bucket/cohorts/liver-3/samples.csv',
    genome: 'GRCh38',
    trim: { adapters: ['AGATCGGAAGAGC'], min_length: 36 },
    skip_qc: false,
  },
  storageType: 'DYNAMIC',
  outputUri,
  logLevel: 'ERROR',
  retentionMode: 'REMOVE',
};

const times = {
  creationTime: '2026-03-02T08:15:30.250Z',
  startTime: '2026-03-02T08:24:11Z',
  stopTime: '2026-03-02T10:01:59Z',
};

const task = {
  taskId: '9041127',
  status: 'COMPLETED',
  name: 'STAR_ALIGN (liver-3-01)',
  cpus: 16,
  cacheHit: false,
  memory: 64,
  creationTime: '2026-03-02T08:24:30Z',
  startTime: '2026-03-02T08:26:00Z',
  stopTime: '2026-03-02T09:10:00Z',
  gpus: 0,
  instanceType: 'omics.c.4xlarge',
};

const logStreams = 'arn:aws:logs:eu-central-1:123456789012:log-group:/aws/omics/WorkflowLog:log-stream:';

const runs = {
  'healthomics.StartRun request': {
    ...settings,
    tags,
    requestId: 'b8b3a1b4-3b4e-4c59-9c15-1c4d3c1b9f01',
  },
  'healthomics.StartRun response': {
    ...created,
    status: 'PENDING',
    tags,
    uuid,
    runOutputUri: `${outputUri}${runId}`,
  },
  'healthomics.GetRun request': { id: runId, export: ['DEFINITION'] },
  'healthomics.GetRun response': {
    ...created,
    status: 'COMPLETED',
    ...settings,
    batchId,
    digest: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
    resourceDigests: {
      's3://amzn-s3-demo-bucket/cohorts/liver-3/samples.csv': 'etag:d41d8cd98f00b204e9800998ecf8427e',
    },
    startedBy: 'arn:aws:sts::123456789012:assumed-role/Analyst/session',
    ...times,
    tags,
    logLocation: {
      engineLogStream: `${logStreams}run/${runId}/engine`,
      runLogStream: `${logStreams}run/${runId}`,
    },
    uuid,
    runOutputUri: `${outputUri}${runId}`,
    networkingMode: 'VPC',
    vpcConfig: {
      securityGroupIds: ['sg-0a1b2c3d4e5f67890'],
      subnetIds: ['subnet-0a1b2c3d4e5f67890', 'subnet-0f1e2d3c4b5a69780'],
      vpcId: 'vpc-0a1b2c3d4e5f67890',
    },
  },
  'healthomics.ListRuns request': { runGroupId, status: 'COMPLETED', maxResults: 50 },
  'healthomics.ListRuns response': {
    items: [
      {
        ...created,
        status: 'COMPLETED',
        workflowId,
        batchId,
        name: settings.name,
        priority: 10,
        ...times,
        storageType: 'DYNAMIC',
        workflowVersionName: versionName,
      },
    ],
    nextToken: 'eyJydW4iOiI1MjE4NDM3In0=',
  },
  'healthomics.CancelRun request': { id: runId },
  'healthomics.CancelRun response': {},
  'healthomics.DeleteRun request': { id: runId },
  'healthomics.DeleteRun response': {},
};

const tasks = {
  'healthomics.GetRunTask request': { id: runId, taskId: task.taskId },
  'healthomics.GetRunTask response': {
    ...task,
    logStream: `${logStreams}run/${runId}/task/${task.taskId}`,
    imageDetails: {
      image: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/star:2.7.11b',
      imageDigest: 'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      sourceImage: 'quay.io/biocontainers/star:2.7.11b',
    },
  },
  'healthomics.ListRunTasks request': { id: runId, status: 'COMPLETED', maxResults: 100 },
  'healthomics.ListRunTasks response': {
    items: [task, { ...task, taskId: '9041128', name: 'SALMON_QUANT (liver-3-01)', cacheHit: true }],
  },
};

export const healthomicsRunSamples = { ...runs, ...tasks };
