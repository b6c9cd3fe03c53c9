// Samples of AWS Glue. Timestamps are seconds since 1970, as this service sends them.

const name = 'nightly-sales';
const runId = 'wr_8c41c2f1de0b7a9f5e6d3b2a1908f7e6d5c4b3a29180716253443526170f8e9d';
const previousRunId = 'wr_1b7e4d0c9f8a6b5c4d3e2f10918273645546372819a0b1c2d3e4f5061728394a';
const properties = {
  source: 's3://sales-raw/2026/03/02/',
  currency: 'EUR',
  full_load: 'false',
};
const ids = {
  trigger: 'wnode_91c0f3',
  crawler: 'wnode_4ab7d2',
  job: 'wnode_e05f18',
};

const statistics = {
  TotalActions: 2,
  TimeoutActions: 0,
  FailedActions: 0,
  StoppedActions: 0,
  SucceededActions: 2,
  RunningActions: 0,
  ErroredActions: 0,
  WaitingActions: 0,
};

const triggerNode = {
  Type: 'TRIGGER',
  Name: 'every-night',
  UniqueId: ids.trigger,
  TriggerDetails: {
    Trigger: {
      Name: 'every-night',
      WorkflowName: name,
      Type: 'SCHEDULED',
      State: 'ACTIVATED',
      Schedule: 'cron(0 2 * * ? *)',
      Actions: [
        {
          CrawlerName: 'raw-sales',
          Timeout: 60,
          NotificationProperty: { NotifyDelayAfter: 30 },
        },
      ],
    },
  },
};

const crawlerNode = {
  Type: 'CRAWLER',
  Name: 'raw-sales',
  UniqueId: ids.crawler,
  CrawlerDetails: {
    Crawls: [
      {
        State: 'SUCCEEDED',
        StartedOn: 1772416800.5,
        CompletedOn: 1772417104.25,
        LogGroup: '/aws-glue/crawlers',
        LogStream: 'raw-sales',
      },
    ],
  },
};

const jobNode = {
  Type: 'JOB',
  Name: 'sales-to-parquet',
  UniqueId: ids.job,
  JobDetails: {
    JobRuns: [
      {
        Id: 'jr_5d0c9be1f7a24368b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e',
        Attempt: 0,
        TriggerName: 'after-crawl',
        JobName: 'sales-to-parquet',
        JobMode: 'SCRIPT',
        StartedOn: 1772417110,
        LastModifiedOn: 1772418002,
        CompletedOn: 1772418002,
        JobRunState: 'SUCCEEDED',
        Arguments: {
          '--currency': 'EUR',
          '--job-bookmark-option': 'job-bookmark-enable',
        },
        PredecessorRuns: [],
        ExecutionTime: 880,
        Timeout: 120,
        MaxCapacity: 10,
        WorkerType: 'G.1X',
        NumberOfWorkers: 10,
        LogGroupName: '/aws-glue/jobs',
        GlueVersion: '5.0',
        DPUSeconds: 8800.5,
        ExecutionClass: 'STANDARD',
      },
    ],
  },
};

const graph = {
  Nodes: [triggerNode, crawlerNode, jobNode],
  Edges: [
    { SourceId: ids.trigger, DestinationId: ids.crawler },
    { SourceId: ids.crawler, DestinationId: ids.job },
  ],
};

const run = {
  Name: name,
  WorkflowRunId: runId,
  PreviousRunId: previousRunId,
  WorkflowRunProperties: properties,
  StartedOn: 1772416800.125,
  CompletedOn: 1772418010,
  Status: 'COMPLETED',
  Statistics: statistics,
};

const workflow = {
  Name: name,
  Description: 'Crawls the raw sales of the day and writes them as Parquet',
  DefaultRunProperties: properties,
  CreatedOn: 1735689600,
  LastModifiedOn: 1767225600.75,
  MaxConcurrentRuns: 1,
};

export const glueSamples = {
  'glue.CreateWorkflow request': {
    Name: name,
    Description: 'Crawls the raw sales of the day and writes them as Parquet',
    DefaultRunProperties: properties,
    Tags: { team: 'sales-analytics', stage: 'production' },
    MaxConcurrentRuns: 1,
  },
  'glue.CreateWorkflow response': { Name: name },
  'glue.UpdateWorkflow request': {
    Name: name,
    Description: 'Crawls the raw sales of the day, converts currencies and writes Parquet',
    DefaultRunProperties: { ...properties, currency: 'USD' },
    MaxConcurrentRuns: 2,
  },
  'glue.UpdateWorkflow response': { Name: name },
  'glue.DeleteWorkflow request': { Name: name },
  'glue.DeleteWorkflow response': { Name: name },
  'glue.ListWorkflows request': { MaxResults: 25 },
  'glue.ListWorkflows response': {
    Workflows: [name, 'hourly-clicks', 'monthly-invoices'],
    NextToken: 'eyJwYWdlIjoyfQ==',
  },
  'glue.BatchGetWorkflows request': {
    Names: [name, 'hourly-clicks', 'retired'],
    IncludeGraph: true,
  },
  'glue.BatchGetWorkflows response': {
    Workflows: [
      { ...workflow, LastRun: run, Graph: graph },
      {
        Name: 'hourly-clicks',
        CreatedOn: 1748736000,
        LastModifiedOn: 1748736000,
      },
    ],
    MissingWorkflows: ['retired'],
  },
  'glue.GetWorkflow request': { Name: name, IncludeGraph: true },
  'glue.GetWorkflow response': {
    Workflow: { ...workflow, LastRun: run, Graph: graph },
  },
  'glue.GetWorkflowRun request': {
    Name: name,
    RunId: runId,
    IncludeGraph: true,
  },
  'glue.GetWorkflowRun response': { Run: { ...run, Graph: graph } },
  'glue.GetWorkflowRuns request': {
    Name: name,
    IncludeGraph: true,
    MaxResults: 100,
  },
  'glue.GetWorkflowRuns response': {
    Runs: [
      { ...run, Graph: graph },
      {
        Name: name,
        WorkflowRunId: previousRunId,
        StartedOn: 1772330400.5,
        CompletedOn: 1772331000,
        Status: 'STOPPED',
        ErrorMessage: 'Stopped by an operator.',
        Statistics: { ...statistics, SucceededActions: 1, StoppedActions: 1 },
        StartingEventBatchCondition: { BatchSize: 5, BatchWindow: 900 },
      },
    ],
    NextToken: 'eyJwYWdlIjoyfQ==',
  },
  'glue.GetWorkflowRunProperties request': { Name: name, RunId: runId },
  'glue.GetWorkflowRunProperties response': { RunProperties: properties },
  'glue.PutWorkflowRunProperties request': {
    Name: name,
    RunId: runId,
    RunProperties: properties,
  },
  'glue.PutWorkflowRunProperties response': {},
  'glue.StartWorkflowRun request': {
    Name: name,
    RunProperties: { ...properties, full_load: 'true' },
  },
  'glue.StartWorkflowRun response': { RunId: runId },
  'glue.StopWorkflowRun request': { Name: name, RunId: runId },
  'glue.StopWorkflowRun response': {},
  'glue.ResumeWorkflowRun request': {
    Name: name,
    RunId: runId,
    NodeIds: [ids.job],
  },
  'glue.ResumeWorkflowRun response': {
    RunId: previousRunId,
    NodeIds: [ids.job],
  },
};
