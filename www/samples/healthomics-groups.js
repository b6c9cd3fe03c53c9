// Samples of AWS HealthOmics: groups that limit what runs use together.

import { arn, runGroupId, tags } from './healthomics-names.js';

const limits = { maxCpus: 1000, maxRuns: 20, maxDuration: 600, maxGpus: 8 };
const group = { arn: arn(`runGroup/${runGroupId}`), id: runGroupId };
const creationTime = '2026-01-15T12:00:00Z';

export const healthomicsGroupSamples = {
  'healthomics.CreateRunGroup request': {
    name: 'clinical',
    ...limits,
    tags,
    requestId: '3d5e1a52-6b7c-4c3e-9b8f-1f5a0e7c2d44',
  },
  'healthomics.CreateRunGroup response': { ...group, tags },
  'healthomics.GetRunGroup request': { id: runGroupId },
  'healthomics.GetRunGroup response': { ...group, name: 'clinical', ...limits, creationTime, tags },
  'healthomics.UpdateRunGroup request': { id: runGroupId, maxCpus: 2000, maxRuns: 40 },
  'healthomics.UpdateRunGroup response': {},
  'healthomics.DeleteRunGroup request': { id: runGroupId },
  'healthomics.DeleteRunGroup response': {},
  'healthomics.ListRunGroups request': { name: 'clinical', maxResults: 10 },
  'healthomics.ListRunGroups response': {
    items: [{ ...group, name: 'clinical', ...limits, creationTime }],
    nextToken: 'eyJpZCI6IjExOTAzMjcifQ==',
  },
};
