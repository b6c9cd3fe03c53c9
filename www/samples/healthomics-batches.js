// Samples of AWS HealthOmics: many runs at once.

import {
  arn,
  batchId,
  outputUri,
  roleArn,
  runId,
  tags,
  versionName,
  workflowId,
} from './healthomics-names.js';

export const healthomicsBatchSamples = {
  'healthomics.StartRunBatch request': {
    batchName: 'liver-cohort-2026-03',
    requestId: '4b2b2b63-0db3-4c1a-8a2c-4cbb7f7b6c10',
    tags,
    defaultRunSetting: {
      workflowId,
      workflowVersionName: versionName,
      roleArn,
      name: 'Liver cohort',
      parameters: { genome: 'GRCh38' },
      storageType: 'DYNAMIC',
      outputUri,
      runTags: tags,
      retentionMode: 'REMOVE',
    },
    batchRunSettings: {
      inlineSettings: [
        { runSettingId: 'liver-01', parameters: { reads: 's3://amzn-s3-demo-bucket/liver/01.csv' } },
        {
          runSettingId: 'liver-02',
          name: 'Liver cohort, urgent',
          priority: 100,
          parameters: { reads: 's3://amzn-s3-demo-bucket/liver/02.csv' },
        },
      ],
    },
  },
  'healthomics.StartRunBatch response': {
    id: batchId,
    arn: arn(`runBatch/${batchId}`),
    status: 'CREATING',
    uuid: '0f8fad5b-d9cb-469f-a165-70867728950e',
    tags,
  },
  'healthomics.CancelRunBatch request': { batchId },
  'healthomics.CancelRunBatch response': {},
  'healthomics.DeleteRunBatch request': { batchId },
  'healthomics.DeleteRunBatch response': {},
  'healthomics.ListRunsInBatch request': { batchId, submissionStatus: 'FAILED', maxItems: 100 },
  'healthomics.ListRunsInBatch response': {
    runs: [
      {
        runSettingId: 'liver-01',
        runId,
        runInternalUuid: 'c6c5e8d3-9f26-4b6d-8d8a-0f2a5fb3c7ee',
        runArn: arn(`run/${runId}`),
        submissionStatus: 'SUCCESS',
      },
      {
        runSettingId: 'liver-02',
        submissionStatus: 'FAILED',
        submissionFailureReason: 'VALIDATION_EXCEPTION',
        submissionFailureMessage: 'The parameter strandedness is required.',
      },
    ],
  },
};
