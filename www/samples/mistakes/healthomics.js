// What people get wrong with workflows of AWS HealthOmics and their versions.

import { drop, entries, long, rename, set, wrong, wrongText } from '../edit.js';
import { healthomicsRunMistakes } from './healthomics-runs.js';
import { arnAsId, idAsNumber, lettersInId, noId, tooMany, zeroResults } from './healthomics-common.js';

/** All at once: what a first attempt may look like. */
const firstAttempt = {
  name: 'RNA-seq\tquantification',
  discription: 'Aligns reads and counts transcripts',
  engine: 'Nextflow',
  definitionUri: 's3://genomics-workflows-eu/rnaseq/3.14.0/definition.zip',
  parameterTemplate: {
    reads: 'Sample sheet in CSV, one row per library',
    genome: { description: '', optional: 'no' },
  },
  storageCapacity: '2400 GiB',
  tags: { 'aws:team': 'transcriptomics', 'cost-center': 4711 },
  storageType: 'DYNAMIC',
  containerRegistryMap: {
    registryMappings: [{ upstreamRegistryUrl: 'quay.io', ecrAccountId: '1234-5678-9012' }],
  },
  definitionRepository: {
    fullRepositoryId: 'rnaseq',
    sourceReference: { type: 'branch', value: 'main' },
  },
  readmeUri: 'https://genomics-workflows-eu.s3.amazonaws.com/rnaseq/README.md',
};

const manyTags = entries(51, (n) => [`tag-${n + 1}`, 'x']);
const manyParameters = entries(2001, (n) => [`sample_${n + 1}`, { optional: true }]);

const createWorkflow = [
  wrong(
    'Many mistakes at once',
    [
      'exclusive ',
      'pattern /name',
      'enum /engine',
      'pattern /parameterTemplate/genome/description',
      'type /parameterTemplate/genome/optional',
      'type /parameterTemplate/reads',
      'type /storageCapacity',
      'type /tags/cost-center',
      'length /containerRegistryMap/registryMappings/0/ecrAccountId',
      'pattern /containerRegistryMap/registryMappings/0/ecrAccountId',
      'required /definitionRepository/connectionArn',
      'pattern /definitionRepository/fullRepositoryId',
      'enum /definitionRepository/sourceReference/type',
      // Its prefix is stated by the document, the bucket's name by the model.
      'pattern /readmeUri',
      'pattern /readmeUri',
      'unknown /discription',
      'depends /storageCapacity',
      'reserved /tags/aws:team',
      'required /requestId',
    ],
    () => firstAttempt,
  ),
  wrong('Two definitions at once', 'exclusive ', set('/definitionZip', 'UEsDBBQAAAAIAA==')),
  wrong('No definition at all', 'exclusive ', drop('/definitionUri')),
  wrong('Engine in mixed case', 'enum /engine', set('/engine', 'Nextflow')),
  wrong(
    'README over 500 KiB',
    'length /readmeMarkdown',
    set('/readmeMarkdown', long('# RNA-seq\n\nRead me.\n', 26_000)),
  ),
  wrong('Line break in the name', 'pattern /name', set('/name', 'rnaseq\nquantification')),
  wrong('Name over 128 characters', 'length /name', set('/name', long('rnaseq-', 19))),
  wrong('Tag key begins with aws:', 'reserved /tags/aws:team', set('/tags/aws:team', 'transcriptomics')),
  wrong('More than 50 tags', 'length /tags', set('/tags', manyTags)),
  wrong('More than 2,000 parameters', 'length /parameterTemplate', set('/parameterTemplate', manyParameters)),
  wrong(
    'Parameters without an object each',
    ['type /parameterTemplate/genome', 'type /parameterTemplate/reads'],
    set('/parameterTemplate', { reads: 'FASTQ files', genome: true }),
  ),
  wrong('Storage with a unit', 'type /storageCapacity', set('/storageCapacity', '2400 GiB')),
  wrong('Capacity for dynamic storage', 'depends /storageCapacity', set('/storageType', 'DYNAMIC')),
  wrong(
    'Zip file that is not base64',
    ['format /definitionZip'],
    drop('/definitionUri'),
    set('/definitionZip', 'rnaseq.zip'),
  ),
  wrong('Account number with dashes', registryAccount('length', 'pattern'), setAccount('1234-5678-9012')),
  wrong('No request id', 'required /requestId', drop('/requestId')),
  wrong('Misspelled member', 'unknown /discription', rename('description', 'discription')),
  wrongText('Comma behind the last member', 'syntax ', (text) => text.replace(/\n\}$/, ',\n}')),
  wrongText('Key that stands twice', 'duplicate /engine', (text) =>
    text.replace('"engine"', '"engine": "WDL",\n  "engine"'),
  ),
  wrongText('Comment in the JSON', 'syntax ', (text) => text.replace('{', '{\n  // The RNA-seq pipeline')),
];

function registryAccount(...codes) {
  return codes.map((code) => `${code} /containerRegistryMap/registryMappings/0/ecrAccountId`);
}

function setAccount(account) {
  return set('/containerRegistryMap/registryMappings/0/ecrAccountId', account);
}

const workflows = {
  'healthomics.CreateWorkflow request': createWorkflow,
  'healthomics.GetWorkflow request': [
    arnAsId('id', 'workflow/4738201'),
    noId('id'),
    wrong('Export of what there is not', 'enum /export/1', set('/export/1', 'PARAMETERS')),
    wrong('Export that is no list', 'type /export', set('/export', 'README')),
  ],
  'healthomics.GetWorkflow response': [
    wrong('Status that is not documented', 'enum /status', set('/status', 'READY')),
    wrong('Time without a zone', 'format /creationTime', set('/creationTime', '2026-03-02 08:15:30')),
    wrong('Time in seconds since 1970', 'type /creationTime', set('/creationTime', 1772439330)),
  ],
  'healthomics.UpdateWorkflow request': [
    wrong('Nothing says which workflow', 'required /id', drop('/id')),
    wrong('Capacity for dynamic storage', 'depends /storageCapacity', set('/storageType', 'DYNAMIC')),
    wrong('Capacity with a fraction', 'type /storageCapacity', set('/storageCapacity', 1200.5)),
    wrong('Engine cannot be changed', 'unknown /engine', set('/engine', 'WDL')),
  ],
  'healthomics.DeleteWorkflow request': [idAsNumber('id'), lettersInId('id'), noId('id')],
  'healthomics.ListWorkflows request': [
    tooMany('maxResults', 101),
    zeroResults('maxResults'),
    wrong(
      'Token that is empty',
      ['length /startingToken', 'pattern /startingToken'],
      set('/startingToken', ''),
    ),
    wrong('Token of another service', 'unknown /nextToken', set('/nextToken', 'eyJpZCI6IjQ3MzgyMDIifQ==')),
  ],
  'healthomics.ListWorkflows response': [
    wrong('Elements that are no objects', 'type /items/0', set('/items/0', '4738201')),
    wrong('List that is an object', 'type /items', set('/items', { id: '4738201' })),
  ],
};

const versions = {
  'healthomics.CreateWorkflowVersion request': [
    wrong('Version name with a space', 'pattern /versionName', set('/versionName', '3.15.0 beta')),
    wrong(
      'Repository without its owner',
      repository('pattern', 'fullRepositoryId'),
      setRepository('fullRepositoryId', 'rnaseq'),
    ),
    wrong(
      'Connection by its name',
      repository('pattern', 'connectionArn'),
      setRepository('connectionArn', 'github-genomics'),
    ),
    wrong(
      'Branch in lower case',
      repository('enum', 'sourceReference/type'),
      setRepository('sourceReference/type', 'branch'),
    ),
    wrong('No workflow to add to', 'required /workflowId', drop('/workflowId')),
    wrong(
      'README path without a repository',
      ['exclusive ', 'depends /readmePath'],
      drop('/definitionRepository'),
    ),
  ],
  'healthomics.GetWorkflowVersion request': [
    wrong('No version name', 'required /versionName', drop('/versionName')),
    arnAsId('workflowId', 'workflow/4738201/version/3.15.0'),
  ],
  'healthomics.UpdateWorkflowVersion request': [
    wrong('Negative storage capacity', 'range /storageCapacity', set('/storageCapacity', -1)),
    wrong(
      'Description over 256 characters',
      'length /description',
      set('/description', long('Adds UMI deduplication. ', 11)),
    ),
    wrong('Version as a number', 'type /versionName', set('/versionName', 3.15)),
  ],
  'healthomics.DeleteWorkflowVersion request': [
    wrong('Version begins with a dot', 'pattern /versionName', set('/versionName', '.15.0')),
    noId('workflowId'),
  ],
  'healthomics.ListWorkflowVersions request': [
    tooMany('maxResults', 1000),
    wrong('Type that is not documented', 'enum /type', set('/type', 'SHARED')),
    wrong('Owner with dashes', 'pattern /workflowOwnerId', set('/workflowOwnerId', '1234-5678-9012')),
  ],
};

function repository(code, member) {
  return `${code} /definitionRepository/${member}`;
}

function setRepository(member, value) {
  return set(`/definitionRepository/${member}`, value);
}

/** @type {Record<string, import('../edit.js').Mistake[]>} */
export const healthomicsMistakes = { ...workflows, ...versions, ...healthomicsRunMistakes };
