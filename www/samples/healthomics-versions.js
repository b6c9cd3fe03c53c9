// Samples of AWS HealthOmics: the versions of a workflow.

import { arn, tags, versionName, workflowId } from './healthomics-names.js';

const name = { workflowId, versionName };
const description = 'Adds UMI deduplication';
const created = {
  arn: arn(`workflow/${workflowId}/version/${versionName}`),
  ...name,
  uuid: '7c2d8a61-5b0e-4f93-8a3f-64d1c0a9be27',
};
const parameterTemplate = {
  reads: { description: 'Sample sheet in CSV, one row per library', optional: false },
  umi_pattern: { description: 'Where the UMI stands in a read', optional: true },
};
const digest = '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae';
const creationTime = '2026-04-01T09:30:00Z';

export const healthomicsVersionSamples = {
  'healthomics.CreateWorkflowVersion request': {
    ...name,
    description,
    engine: 'NEXTFLOW',
    main: 'workflows/rnaseq/main.nf',
    definitionRepository: {
      connectionArn:
        'arn:aws:codeconnections:eu-central-1:123456789012:connection/8d0b1f57-2c1e-4f64-9b0e-5e6c0a7f3d21',
      fullRepositoryId: 'genomics-platform/rnaseq',
      sourceReference: { type: 'TAG', value: versionName },
      excludeFilePatterns: ['test/**', 'docs/*.md'],
    },
    parameterTemplate,
    readmePath: 'README.md',
    storageType: 'DYNAMIC',
    tags,
    requestId: '0a9d6b1e-7d1c-4b55-8f65-0d5b9c4b1a77',
  },
  'healthomics.CreateWorkflowVersion response': { ...created, status: 'CREATING', tags },
  'healthomics.GetWorkflowVersion request': { ...name, type: 'PRIVATE', export: ['DEFINITION'] },
  'healthomics.GetWorkflowVersion response': {
    ...created,
    status: 'ACTIVE',
    type: 'PRIVATE',
    description,
    engine: 'NEXTFLOW',
    main: 'workflows/rnaseq/main.nf',
    digest,
    parameterTemplate,
    storageType: 'DYNAMIC',
    creationTime,
    tags,
    metadata: {},
  },
  'healthomics.UpdateWorkflowVersion request': {
    ...name,
    description: 'Adds UMI deduplication and finds the strandedness',
    storageType: 'STATIC',
    storageCapacity: 2400,
  },
  'healthomics.UpdateWorkflowVersion response': {},
  'healthomics.DeleteWorkflowVersion request': name,
  'healthomics.DeleteWorkflowVersion response': {},
  'healthomics.ListWorkflowVersions request': { workflowId, type: 'PRIVATE', maxResults: 20 },
  'healthomics.ListWorkflowVersions response': {
    items: [
      {
        arn: created.arn,
        ...name,
        description,
        status: 'ACTIVE',
        type: 'PRIVATE',
        digest,
        creationTime,
        metadata: {},
      },
    ],
  },
};
