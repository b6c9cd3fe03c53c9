// What is judged: requests and responses as they occur, and the ways to spoil them. Each workload makes its values
// anew, so that nobody profits from seeing one object again. It knows no peer and no clock.

/** README files may hold so many bytes of UTF-8. */
export const README_BYTES = 512_000;

const omics = 'healthomics.CreateWorkflow request';
const glue = 'glue.CreateWorkflow request';
const runs = 'glue.GetWorkflowRuns response';
const name = `${omics} /name`;

/**
 * The workloads: `{ name, key, ok, make, spoil }`. `make(i)` is the i-th copy; `ok` says whether it is to be accepted;
 * `spoil` are changes of a copy after any of which it must not be, each with what a validator has to know for that.
 * The request is a typical one of HealthOmics.
 */
export function workloadsFor(request) {
  const typical = () => structuredClone(request);
  const withReadme = (readmeMarkdown) => ({ ...typical(), readmeMarkdown });
  return [
    { name: 'minimal', key: glue, make: () => ({ Name: 'nightly-load' }), spoil: glueSpoilers },
    { name: 'typical', key: omics, make: typical, spoil: omicsSpoilers },
    { name: 'unicode', key: omics, make: () => unicode(typical()), spoil: omicsSpoilers },
    {
      name: 'parameters-2000',
      key: omics,
      make: () => ({ ...typical(), ...parameters(2000) }),
      spoil: omicsSpoilers,
    },
    {
      name: 'tags-50',
      key: glue,
      make: () => ({ Name: 'nightly-load', Tags: tags(50) }),
      spoil: glueSpoilers,
    },
    { name: 'readme-ascii', key: omics, make: () => withReadme(asciiReadme()), spoil: omicsSpoilers },
    {
      name: 'readme-over',
      key: omics,
      ok: false,
      make: () => withReadme(longReadme()),
      spoil: omicsSpoilers,
    },
    { name: 'runs-1000', key: runs, make: response, spoil: responseSpoilers },
    {
      name: 'ten-violations',
      key: omics,
      ok: false,
      make: () => tenViolations(typical()),
      spoil: omicsSpoilers,
    },
    {
      name: 'keystroke',
      key: name,
      make: (i) => request.name.slice(0, 1 + (i % request.name.length)),
      spoil: [],
    },
  ].map((workload) => ({ ok: true, ...workload }));
}

/** Exactly as long as a README may be. */
export function asciiReadme() {
  const line = 'Run the workflow with a sample sheet; see the guide for its columns.\n';
  return line.repeat(Math.ceil(README_BYTES / line.length)).slice(0, README_BYTES);
}

const JAPANESE = '入力については手引きをご覧ください。';

/**
 * READMEs that are accepted as a field, by what their row is called: as long as they may be, as long as they are, and of
 * characters of three bytes. The first has to be read, because so many UTF-16 units could be too many bytes.
 */
export const READMES = {
  readme: asciiReadme,
  'readme-100k': () => asciiReadme().slice(0, 100_000),
  'readme-japanese': () => JAPANESE.repeat(400_000 / (3 * JAPANESE.length)),
};

/** One byte longer, of three bytes each. */
function longReadme() {
  return '説'.repeat((README_BYTES + 1) / 3);
}

function unicode(request) {
  return {
    ...request,
    name: 'RNA定量ワークフロー 🧬',
    description: '塩基配列を整列し、転写産物を数えます 🧫📈',
    parameterTemplate: {
      読み取り: { description: 'ライブラリごとに一行のCSV 📄', optional: false },
      参照ゲノム: { description: 'FASTA形式の参照配列 🧬' },
      注釈: { description: '遺伝子の注釈（GTF）', optional: false },
      鎖特異性: { description: '自動・順・逆・なしのいずれか ➡️', optional: true },
      最小割合: { description: '整列した読み取りの最小の割合 ％', optional: true },
    },
    tags: { チーム: '転写産物 👩🏽‍🔬', 原価部門: '４７１１', 段階: '本番 🚀' },
    readmeMarkdown: '# RNA定量\n\n入力については手引きをご覧ください 🙇',
  };
}

function parameters(count) {
  const entry = (i) => [
    `parameter_${i}`,
    { description: `Input number ${i} of the workflow`, optional: i % 2 === 0 },
  ];
  return { parameterTemplate: Object.fromEntries(Array.from({ length: count }, (_, i) => entry(i))) };
}

/** Keys of 128 bytes and values of 256. */
function tags(count) {
  const entry = (i) => [`cost-center-${i}-`.padEnd(128, 'k'), `value ${i} `.padEnd(256, 'v')];
  return Object.fromEntries(Array.from({ length: count }, (_, i) => entry(i)));
}

function tenViolations(request) {
  const [mapping] = request.containerRegistryMap.registryMappings;
  const registryMappings = [{ ...mapping, ecrAccountId: '12345678901x', upstreamRepositoryPrefix: 'x' }];
  return {
    ...request,
    name: 'x'.repeat(129),
    description: 'two\nlines',
    engine: 'MAKE',
    main: '',
    storageCapacity: 100_001,
    storageType: 'ELASTIC',
    requestId: 'tab\tbed',
    containerRegistryMap: { ...request.containerRegistryMap, registryMappings },
  };
}

const STARTED = 1_750_000_000;

function response() {
  return { Runs: Array.from({ length: 1000 }, (_, i) => run(i)), NextToken: 'eyJvZmZzZXQiOjEwMDB9' };
}

function run(i) {
  const started = STARTED + 86_400 * i;
  return {
    Name: 'nightly-load',
    WorkflowRunId: `wr_${(i + 0x10000).toString(16)}9c1e4f6b2a7d8e3f5a0b4c6d8e1f2a3b`,
    WorkflowRunProperties: { '--region': 'eu-central-1', '--partition': `day=${i}`, '--retries': '3' },
    StartedOn: started + 0.5,
    CompletedOn: started + 3600.25,
    Status: 'COMPLETED',
    Statistics: {
      TotalActions: 3,
      TimeoutActions: 0,
      FailedActions: 0,
      StoppedActions: 0,
      SucceededActions: 3,
      RunningActions: 0,
    },
    Graph: { Nodes: [trigger(i), crawler(i, started), job(i, started)], Edges: edges(i) },
  };
}

function trigger(i) {
  const Actions = [{ JobName: 'transform', Arguments: { '--day': String(i) }, Timeout: 2880 }];
  const Trigger = {
    Name: 'start',
    WorkflowName: 'nightly-load',
    Type: 'SCHEDULED',
    State: 'ACTIVATED',
    Actions,
  };
  return { Type: 'TRIGGER', Name: 'start', UniqueId: `wnode_${i}_1`, TriggerDetails: { Trigger } };
}

function crawler(i, started) {
  const crawl = {
    State: 'SUCCEEDED',
    StartedOn: started + 10,
    CompletedOn: started + 400,
    LogGroup: '/aws-glue/crawlers',
    LogStream: `raw-zone-${i}`,
  };
  return {
    Type: 'CRAWLER',
    Name: 'raw-zone',
    UniqueId: `wnode_${i}_2`,
    CrawlerDetails: { Crawls: [crawl] },
  };
}

function job(i, started) {
  const jobRun = {
    Id: `jr_${i}4f1f5e3d2c1b0a9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a392817`,
    Attempt: 0,
    TriggerName: 'start',
    JobName: 'transform',
    StartedOn: started + 500.125,
    LastModifiedOn: started + 3600.25,
    CompletedOn: started + 3600.25,
    JobRunState: 'SUCCEEDED',
    Arguments: { '--day': String(i), '--job-language': 'python', '--enable-metrics': 'true' },
    PredecessorRuns: [{ JobName: 'extract', RunId: `jr_${i}_before` }],
    ExecutionTime: 3100,
    Timeout: 2880,
    MaxCapacity: 10,
    WorkerType: 'G.1X',
    NumberOfWorkers: 10,
    LogGroupName: '/aws-glue/jobs',
    GlueVersion: '4.0',
    ExecutionClass: 'STANDARD',
  };
  return { Type: 'JOB', Name: 'transform', UniqueId: `wnode_${i}_3`, JobDetails: { JobRuns: [jobRun] } };
}

function edges(i) {
  return [
    { SourceId: `wnode_${i}_1`, DestinationId: `wnode_${i}_2` },
    { SourceId: `wnode_${i}_2`, DestinationId: `wnode_${i}_3` },
  ];
}

const TYPES = 'types';
const UNKNOWN = 'unknown members';

const omicsSpoilers = [
  { spoil: (it) => (it.name = '') },
  { spoil: (it) => (it.name = 'x'.repeat(129)) },
  { spoil: (it) => (it.name = '🧬'.repeat(129)) },
  { spoil: (it) => (it.description = 'two\nlines') },
  { spoil: (it) => (it.engine = 'MAKE') },
  { spoil: (it) => (it.storageCapacity = 100_001) },
  { spoil: (it) => (it.storageCapacity = 1.5), needs: TYPES },
  { spoil: (it) => (it.parameterTemplate['extra parameter'] = 'a string'), needs: TYPES },
  { spoil: (it) => (it.parameterTemplate['line\nbreak'] = {}) },
  { spoil: (it) => (it.parameterTemplate = {}) },
  { spoil: (it) => (it.parameterTemplate = { [Object.keys(it.parameterTemplate)[0]]: null }) },
  { spoil: (it) => (it.containerRegistryMap.registryMappings[0].ecrAccountId = '12345678901x') },
  { spoil: (it) => (it.tags = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`key ${i}`, '']))) },
  { spoil: (it) => (it.tags = { ['k'.repeat(129)]: 'v' }) },
  { spoil: (it) => (it.definitionURI = it.definitionUri), needs: UNKNOWN },
  { spoil: (it) => (it.definitionZip = 'UEsFBgAAAAA=') },
  { spoil: (it) => (it.definitionUri = null) },
  { spoil: (it) => (it.definitionRepository = {}) },
  { spoil: (it) => (it.readmeMarkdown = `${asciiReadme()}!`) },
  { spoil: (it) => (it.readmeMarkdown = `${asciiReadme().slice(1)}é`) },
  { spoil: (it) => (it.readmeUri = 'https://example.com/README.md'), needs: 'pattern' },
];

const glueSpoilers = [
  { spoil: (it) => delete it.Name },
  { spoil: (it) => (it.Name = null) },
  { spoil: (it) => (it.Name = '') },
  { spoil: (it) => (it.Name = 'x'.repeat(256)) },
  { spoil: (it) => (it.Name = '説'.repeat(86)) },
  { spoil: (it) => (it.Name = 'two\nlines'), needs: 'pattern' },
  { spoil: (it) => (it.name = 'nightly-load'), needs: UNKNOWN },
  { spoil: (it) => (it.Tags = { ...it.Tags, '': 'v' }) },
  { spoil: (it) => (it.Tags = tags(51)) },
  { spoil: (it) => (it.Tags = { team: 'é'.repeat(129) }) },
  { spoil: (it) => (it.DefaultRunProperties = { 'a\rb': 'v' }), needs: 'pattern' },
  { spoil: (it) => (it.MaxConcurrentRuns = '2'), needs: TYPES },
  { spoil: (it) => (it.MaxConcurrentRuns = 2 ** 31) },
];

const responseSpoilers = [
  { spoil: (it) => (it.Runs = []) },
  { spoil: (it) => it.Runs.push(it.Runs[0]) },
  { spoil: (it) => (it.Runs[999].Status = 'DONE') },
  { spoil: (it) => (it.Runs[500].Name = 'é'.repeat(128)) },
  { spoil: (it) => (it.Runs[500].StartedOn = '2026-01-01T00:00:00Z'), needs: TYPES, textOnly: true },
  { spoil: (it) => (it.Runs[1].Graph.Nodes[0].Type = 'WORKFLOW') },
  { spoil: (it) => (it.Runs[2].Graph.Nodes[1].CrawlerDetails.Crawls[0].LogStream = 'a:b') },
  { spoil: (it) => (it.Runs[3].Graph.Edges[1].SourceId = 'tab\u0007'), needs: 'pattern' },
  { spoil: (it) => (it.Runs[4].Statistics.TotalActions = 0.5), needs: TYPES },
  { spoil: (it) => (it.Runs[5].WorkflowRunProperties['k'.repeat(256)] = '') },
];
