// Samples of Amazon CodeCatalyst.

const run = {
  spaceName: 'genomics-platform',
  projectName: 'variant-calling',
  id: '5ab41f2c-9d57-4c1e-8a46-0f7d2be3c911',
};

export const codecatalystSamples = {
  'codecatalyst.GetWorkflowRun request': run,
  'codecatalyst.GetWorkflowRun response': {
    ...run,
    workflowId: '0c7ddc4e-51a5-4c0f-b3a1-7a3a2c9be042',
    status: 'SUCCEEDED',
    statusReasons: [],
    startTime: '2026-03-02T08:15:30.250Z',
    endTime: '2026-03-02T08:41:07.900Z',
    lastUpdatedTime: '2026-03-02T08:41:08Z',
  },
};
