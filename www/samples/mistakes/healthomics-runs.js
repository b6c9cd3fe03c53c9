// What people get wrong with runs of AWS HealthOmics: their tasks, batches, groups and caches.

import { drop, long, rename, set, wrong, wrongText } from '../edit.js';
import { arnAsId, idAsNumber, lettersInId, noId, tooMany, zeroResults } from './healthomics-common.js';

const runs = {
  'healthomics.StartRun request': [
    wrong('No role for the run', 'required /roleArn', drop('/roleArn')),
    wrong('Role by its name', 'pattern /roleArn', set('/roleArn', 'HealthOmicsRuns')),
    wrong('Nowhere to write results', 'required /outputUri', drop('/outputUri')),
    wrong('Priority as text', 'type /priority', set('/priority', 'high')),
    wrong('Capacity for dynamic storage', 'depends /storageCapacity', set('/storageCapacity', 1200)),
    wrong('Workflow by its name', 'pattern /workflowId', set('/workflowId', 'rnaseq')),
    wrong('Log level that is not documented', 'enum /logLevel', set('/logLevel', 'DEBUG')),
    wrong(
      'Tag value over 256 characters',
      'length /tags/study',
      set('/tags/study', long('transcriptomics ', 17)),
    ),
    wrongText('Number beyond all numbers', 'type /parameters/trim/min_length', (text) =>
      text.replace('"min_length": 36', '"min_length": 1e400'),
    ),
    wrongText('Single quotes around a text', 'syntax ', (text) => text.replace('"GRCh38"', "'GRCh38'")),
  ],
  'healthomics.GetRun request': [
    arnAsId('id', 'run/5218437'),
    wrong('Export of what there is not', 'enum /export/0', set('/export/0', 'README')),
  ],
  'healthomics.GetRun response': [
    wrong('Status that is not documented', 'enum /status', set('/status', 'SUCCEEDED')),
    wrong('Role that is no ARN', 'pattern /roleArn', set('/roleArn', 'HealthOmicsRuns')),
    wrong('Time without seconds', 'format /startTime', set('/startTime', '2026-03-02T08:24Z')),
    wrong('Priority with a fraction', 'type /priority', set('/priority', 1.5)),
  ],
  'healthomics.CancelRun request': [idAsNumber('id'), noId('id')],
  'healthomics.DeleteRun request': [
    lettersInId('id'),
    wrong('Id in a list', 'type /id', set('/id', ['5218437'])),
  ],
  'healthomics.ListRuns request': [
    wrong('Status of another service', 'enum /status', set('/status', 'SUCCEEDED')),
    tooMany('maxResults', 500),
    wrong('Results as text', 'type /maxResults', set('/maxResults', '50')),
  ],
  'healthomics.ListRuns response': [
    wrong('Elements without an object', 'type /items/0', set('/items/0', null)),
    wrong('Token that is a number', 'type /nextToken', set('/nextToken', 2)),
  ],
  'healthomics.GetRunTask request': [
    wrong('No task id', 'required /taskId', drop('/taskId')),
    wrong('Task by its name', 'pattern /taskId', set('/taskId', 'STAR_ALIGN')),
  ],
  'healthomics.ListRunTasks request': [
    wrong('Status in lower case', 'enum /status', set('/status', 'completed')),
    zeroResults('maxResults'),
  ],
};

const settings = '/batchRunSettings/inlineSettings';

const batches = {
  'healthomics.StartRunBatch request': [
    wrong(
      'Two kinds of settings',
      'exclusive /batchRunSettings',
      set('/batchRunSettings/s3UriSettings', 's3://amzn-s3-demo-bucket/liver/settings.json'),
    ),
    wrong('No settings of runs', 'length /batchRunSettings/inlineSettings', set(settings, [])),
    wrong(
      'Setting without its id',
      `required ${settings}/0/runSettingId`,
      drop(`${settings}/0/runSettingId`),
    ),
    wrong(
      'No workflow to run',
      'required /defaultRunSetting/workflowId',
      drop('/defaultRunSetting/workflowId'),
    ),
    wrong(
      'Tags under the wrong name',
      'unknown /defaultRunSetting/tags',
      set('/defaultRunSetting/tags', { team: 'liver' }),
    ),
    wrong('Batch name over 64 characters', 'length /batchName', set('/batchName', long('liver-cohort-', 5))),
    wrong(
      'More than 100 runs inline',
      `length ${settings}`,
      set(
        settings,
        Array.from({ length: 101 }, (_, n) => ({ runSettingId: `liver-${n + 1}` })),
      ),
    ),
  ],
  'healthomics.CancelRunBatch request': [
    wrong('Id under another name', ['required /batchId', 'unknown /id'], rename('batchId', 'id')),
  ],
  'healthomics.DeleteRunBatch request': [arnAsId('batchId', 'runBatch/330017'), noId('batchId')],
  'healthomics.ListRunsInBatch request': [
    wrong('Limit under another name', 'unknown /maxResults', rename('maxItems', 'maxResults')),
    tooMany('maxItems', 101),
    wrong('Status of a run', 'enum /submissionStatus', set('/submissionStatus', 'COMPLETED')),
  ],
};

const groups = {
  'healthomics.CreateRunGroup request': [
    wrong('Limit of zero runs', 'range /maxRuns', set('/maxRuns', 0)),
    wrong('Limit over 100,000', 'range /maxCpus', set('/maxCpus', 100_001)),
    wrong('Duration with a unit', 'type /maxDuration', set('/maxDuration', '10h')),
    wrong('No request id', 'required /requestId', drop('/requestId')),
    wrong('Tag key begins with aws:', 'reserved /tags/aws:study', set('/tags/aws:study', 'x')),
  ],
  'healthomics.GetRunGroup request': [arnAsId('id', 'runGroup/1190327'), noId('id')],
  'healthomics.UpdateRunGroup request': [
    wrong('Group by its name', 'pattern /id', set('/id', 'clinical')),
    wrong('Tags cannot be changed here', 'unknown /tags', set('/tags', { stage: 'production' })),
  ],
  'healthomics.DeleteRunGroup request': [idAsNumber('id'), noId('id')],
  'healthomics.ListRunGroups request': [
    tooMany('maxResults', 101),
    wrong('Name that is empty', ['length /name', 'pattern /name'], set('/name', '')),
  ],
};

const caches = {
  'healthomics.CreateRunCache request': [
    wrong(
      'Location by its URL',
      'pattern /cacheS3Location',
      set('/cacheS3Location', 'https://amzn-s3-demo-bucket.s3.amazonaws.com/cache/'),
    ),
    wrong(
      'Bucket name in capitals',
      'pattern /cacheS3Location',
      set('/cacheS3Location', 's3://Amzn-S3-Demo-Bucket/cache/'),
    ),
    wrong('No place for the cache', 'required /cacheS3Location', drop('/cacheS3Location')),
    wrong('Behavior that is not documented', 'enum /cacheBehavior', set('/cacheBehavior', 'NEVER')),
    wrong('Account number as a number', 'type /cacheBucketOwnerId', set('/cacheBucketOwnerId', 123456789012)),
  ],
  'healthomics.GetRunCache request': [lettersInId('id'), noId('id')],
  'healthomics.UpdateRunCache request': [
    wrong(
      'Location cannot be changed',
      'unknown /cacheS3Location',
      set('/cacheS3Location', 's3://amzn-s3-demo-bucket/'),
    ),
    wrong('Behavior in lower case', 'enum /cacheBehavior', set('/cacheBehavior', 'cache_always')),
  ],
  'healthomics.DeleteRunCache request': [arnAsId('id', 'runCache/8412905'), noId('id')],
  'healthomics.ListRunCaches request': [tooMany('maxResults', 101), zeroResults('maxResults')],
};

/** @type {Record<string, import('../edit.js').Mistake[]>} */
export const healthomicsRunMistakes = { ...runs, ...batches, ...groups, ...caches };
