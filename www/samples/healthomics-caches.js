// Samples of AWS HealthOmics: caches of what runs have computed.

import { arn, cacheId, tags } from './healthomics-names.js';

const cache = { arn: arn(`runCache/${cacheId}`), id: cacheId };
const location = 's3://amzn-s3-demo-bucket/cache/rnaseq/';
const described = {
  name: 'rnaseq',
  cacheBehavior: 'CACHE_ALWAYS',
};
const description = 'Alignments of the RNA-seq pipeline';
const listed = {
  ...cache,
  ...described,
  cacheS3Uri: location,
  creationTime: '2026-02-01T07:30:00Z',
  status: 'ACTIVE',
};

export const healthomicsCacheSamples = {
  'healthomics.CreateRunCache request': {
    ...described,
    description,
    cacheS3Location: location,
    cacheBucketOwnerId: '123456789012',
    tags,
    requestId: '9e0d7c4b-2a1f-4d66-8c50-b7f6a5e4d3c2',
  },
  'healthomics.CreateRunCache response': { ...cache, status: 'ACTIVE', tags },
  'healthomics.GetRunCache request': { id: cacheId },
  'healthomics.GetRunCache response': { ...listed, description, cacheBucketOwnerId: '123456789012', tags },
  'healthomics.UpdateRunCache request': { id: cacheId, cacheBehavior: 'CACHE_ON_FAILURE' },
  'healthomics.UpdateRunCache response': {},
  'healthomics.DeleteRunCache request': { id: cacheId },
  'healthomics.DeleteRunCache response': {},
  'healthomics.ListRunCaches request': { maxResults: 20 },
  'healthomics.ListRunCaches response': { items: [listed], nextToken: 'eyJpZCI6Ijg0MTI5MDUifQ==' },
};
