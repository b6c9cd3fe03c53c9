// Samples of AWS HealthOmics: workflows.

import { healthomicsBatchSamples } from './healthomics-batches.js';
import { healthomicsCacheSamples } from './healthomics-caches.js';
import { healthomicsGroupSamples } from './healthomics-groups.js';
import { arn, workflowId } from './healthomics-names.js';
import { healthomicsRunSamples } from './healthomics-runs.js';
import { healthomicsVersionSamples } from './healthomics-versions.js';

const registries = {
  registryMappings: [
    {
      upstreamRegistryUrl: 'quay.io',
      ecrRepositoryPrefix: 'quay',
      upstreamRepositoryPrefix: 'biocontainers',
      ecrAccountId: '123456789012',
    },
  ],
  imageMappings: [{ sourceImage: 'salmon:1.10.3', destinationImage: 'eu/salmon:1.10.3' }],
};

const workflow = {
  name: 'rnaseq-quantification',
  description: 'Aligns paired-end RNA-seq reads with STAR and counts transcripts with Salmon',
  engine: 'NEXTFLOW',
};

const parameterTemplate = {
  reads: {
    description: 'Sample sheet in CSV, one row per library',
    optional: false,
  },
  genome: { description: 'Reference genome in FASTA' },
  annotation: { description: 'Gene annotation in GTF', optional: false },
  strandedness: {
    description: 'auto, forward, reverse or unstranded',
    optional: true,
  },
  min_mapped: {
    description: 'Least share of mapped reads, in percent',
    optional: true,
  },
};

const tags = {
  team: 'transcriptomics',
  'cost-center': '4711',
  stage: 'production',
};

const created = {
  arn: arn(`workflow/${workflowId}`),
  id: workflowId,
  uuid: '1f0b6c52-77e4-4a1d-9c35-6d1b8f2a90c4',
};

export const healthomicsSamples = {
  'healthomics.CreateWorkflow request': {
    ...workflow,
    definitionUri: 's3://genomics-workflows-eu/rnaseq/3.14.0/definition.zip',
    main: 'workflows/rnaseq/main.nf',
    parameterTemplate,
    storageCapacity: 2400,
    storageType: 'STATIC',
    accelerators: 'GPU',
    tags,
    requestId: '6f1c2a9e-40d7-4d0c-9b5e-2f9a7c7be111',
    containerRegistryMap: registries,
    readmeMarkdown: '# RNA-seq\n\nSee the run guide for inputs.',
  },
  'healthomics.CreateWorkflow response': {
    ...created,
    status: 'CREATING',
    tags,
  },
  'healthomics.GetWorkflow request': {
    id: workflowId,
    type: 'PRIVATE',
    export: ['DEFINITION', 'README'],
  },
  'healthomics.GetWorkflow response': {
    ...created,
    status: 'ACTIVE',
    type: 'PRIVATE',
    ...workflow,
    main: 'workflows/rnaseq/main.nf',
    digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    parameterTemplate,
    storageCapacity: 2400,
    storageType: 'STATIC',
    creationTime: '2026-03-02T08:15:30.250Z',
    statusMessage: 'The workflow is ready to run.',
    tags,
    accelerators: 'GPU',
    containerRegistryMap: registries,
    definitionRepositoryDetails: {
      connectionArn:
        'arn:aws:codeconnections:eu-central-1:123456789012:connection/8d0b1f57-2c1e-4f64-9b0e-5e6c0a7f3d21',
      fullRepositoryId: 'genomics-platform/rnaseq',
      sourceReference: { type: 'TAG', value: '3.14.0' },
      providerType: 'GitHub',
      providerEndpoint: 'https://github.com',
    },
    readmePath: 'README.md',
  },
  'healthomics.UpdateWorkflow request': {
    id: workflowId,
    description: 'Aligns paired-end RNA-seq reads with STAR, now with UMI deduplication',
    storageType: 'STATIC',
    storageCapacity: 4800,
    readmeMarkdown: '# RNA-seq\n\nSee the run guide for inputs.',
  },
  'healthomics.UpdateWorkflow response': {},
  'healthomics.DeleteWorkflow request': { id: workflowId },
  'healthomics.DeleteWorkflow response': {},
  'healthomics.ListWorkflows request': { type: 'PRIVATE', name: workflow.name, maxResults: 100 },
  'healthomics.ListWorkflows response': {
    items: [
      {
        arn: created.arn,
        id: created.id,
        name: workflow.name,
        status: 'ACTIVE',
        type: 'PRIVATE',
        digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
        creationTime: '2026-03-02T08:15:30.250Z',
        metadata: {},
      },
      {
        arn: arn('workflow/4738202'),
        id: '4738202',
        name: 'germline-variants',
        status: 'FAILED',
        type: 'PRIVATE',
        creationTime: '2026-03-04T10:00:00Z',
        metadata: {},
      },
    ],
    nextToken: 'eyJpZCI6IjQ3MzgyMDIifQ==',
  },
  ...healthomicsVersionSamples,
  ...healthomicsRunSamples,
  ...healthomicsBatchSamples,
  ...healthomicsGroupSamples,
  ...healthomicsCacheSamples,
};
