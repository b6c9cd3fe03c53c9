// Samples of Amazon CodeCatalyst.

const project = { spaceName: 'genomics-platform', projectName: 'variant-calling' };
const run = { ...project, id: '5ab41f2c-9d57-4c1e-8a46-0f7d2be3c911' };
const workflowId = '0c7ddc4e-51a5-4c0f-b3a1-7a3a2c9be042';

const ended = {
  workflowId,
  status: 'SUCCEEDED',
  statusReasons: [],
  startTime: '2026-03-02T08:15:30.250Z',
  endTime: '2026-03-02T08:41:07.900Z',
  lastUpdatedTime: '2026-03-02T08:41:08Z',
};

const workflow = {
  id: workflowId,
  name: 'BuildAndDeploy',
  sourceRepositoryName: 'variant-calling',
  sourceBranchName: 'main',
  definition: { path: '.codecatalyst/workflows/BuildAndDeploy.yaml' },
  createdTime: '2025-11-14T16:48:41.123Z',
  lastUpdatedTime: '2026-03-01T10:12:00Z',
  runMode: 'QUEUED',
  status: 'ACTIVE',
};

export const codecatalystSamples = {
  'codecatalyst.GetWorkflowRun request': run,
  'codecatalyst.GetWorkflowRun response': { ...run, ...ended },
  'codecatalyst.GetWorkflow request': { ...project, id: workflowId },
  'codecatalyst.GetWorkflow response': { ...project, ...workflow },
  'codecatalyst.ListWorkflows request': { ...project, maxResults: 50 },
  'codecatalyst.ListWorkflows response': {
    items: [
      workflow,
      {
        ...workflow,
        id: '8e4a1c6d-3f0b-4b7e-9a52-c1d0e9f8a7b6',
        name: 'OnPullRequest',
        definition: { path: '.codecatalyst/workflows/OnPullRequest.yaml' },
        runMode: 'SUPERSEDED',
      },
    ],
    nextToken: 'eyJwYWdlIjoyfQ==',
  },
  'codecatalyst.ListWorkflowRuns request': { ...project, workflowId, maxResults: 25 },
  'codecatalyst.ListWorkflowRuns response': {
    items: [{ id: run.id, workflowName: workflow.name, ...ended }],
    nextToken: 'eyJwYWdlIjoyfQ==',
  },
  'codecatalyst.StartWorkflowRun request': {
    ...project,
    workflowId,
    clientToken: '6f1c2a9e-40d7-4d0c-9b5e-2f9a7c7be111',
  },
  'codecatalyst.StartWorkflowRun response': { ...run, workflowId },
};
