// What people get wrong with AWS Glue.

import { drop, entries, long, rename, set, wrong, wrongText } from '../edit.js';

/** All at once: what a first attempt may look like. */
const firstAttempt = {
  name: 'nightly-sales',
  Description: ['Crawls the raw sales of the day', 'Writes them as Parquet'],
  DefaultRunProperties: { days: 7, full_load: false, since: null, '': 'unnamed' },
  Tags: [{ Key: 'team', Value: 'sales-analytics' }],
  MaxConcurrentRuns: '1',
  Schedule: 'cron(0 2 * * ? *)',
};

const noName = wrong('No name', 'required /Name', drop('/Name'));
const emptyName = wrong('Name that is empty', 'length /Name', set('/Name', ''));
const smallName = wrong('Name in lower case', ['required /Name', 'unknown /name'], rename('Name', 'name'));
const noRun = wrong('No id of the run', 'required /RunId', drop('/RunId'));
const numbers = (member) =>
  wrong('Property that is a number', `type /${member}/currency`, set(`/${member}/currency`, 7));

const requests = {
  'glue.CreateWorkflow request': [
    wrong(
      'Many mistakes at once',
      [
        'required /Name',
        'type /Description',
        'length /DefaultRunProperties/',
        'type /DefaultRunProperties/days',
        'type /DefaultRunProperties/full_load',
        'type /DefaultRunProperties/since',
        'type /Tags',
        'type /MaxConcurrentRuns',
        'unknown /Schedule',
        'unknown /name',
      ],
      () => firstAttempt,
    ),
    smallName,
    wrong('Name over 255 bytes', 'length /Name', set('/Name', long('売上', 43))),
    wrong('Line break in the name', 'pattern /Name', set('/Name', 'nightly\nsales')),
    numbers('DefaultRunProperties'),
    wrong('Tags as a list', 'type /Tags', set('/Tags', [{ Key: 'team', Value: 'sales-analytics' }])),
    wrong('Tag key begins with aws:', 'reserved /Tags/aws:team', set('/Tags/aws:team', 'sales')),
    wrong(
      'More than 50 tags',
      'length /Tags',
      set(
        '/Tags',
        entries(51, (n) => [`tag-${n + 1}`, '']),
      ),
    ),
    wrong('Number in quotes', 'type /MaxConcurrentRuns', set('/MaxConcurrentRuns', '1')),
    wrongText('Number too large for 32 bits', 'type /MaxConcurrentRuns', (text) =>
      text.replace('"MaxConcurrentRuns": 1', '"MaxConcurrentRuns": 2147483648'),
    ),
    wrongText('Key that stands twice', 'duplicate /Tags/team', (text) =>
      text.replace('"team"', '"team": "sales",\n    "team"'),
    ),
    wrongText('Words of Python', 'syntax ', (text) => text.replace('"production"', 'None')),
  ],
  'glue.UpdateWorkflow request': [
    noName,
    wrong('Tags cannot be changed here', 'unknown /Tags', set('/Tags', { team: 'sales' })),
    wrong('Property without a name', 'length /DefaultRunProperties/', set('/DefaultRunProperties/', 'x')),
  ],
  'glue.DeleteWorkflow request': [smallName, emptyName],
  'glue.ListWorkflows request': [
    wrong('Too many for this operation', 'range /MaxResults', set('/MaxResults', 26)),
    wrong('No results asked for', 'range /MaxResults', set('/MaxResults', 0)),
  ],
  'glue.BatchGetWorkflows request': [
    wrong('No workflow is named', 'length /Names', set('/Names', [])),
    wrong(
      'More than 25 workflows',
      'length /Names',
      set(
        '/Names',
        Array.from({ length: 26 }, (_, n) => `etl-${n + 1}`),
      ),
    ),
    wrong('One name that is empty', 'length /Names/1', set('/Names/1', '')),
    wrong('Names in one text', 'type /Names', set('/Names', 'nightly-sales, hourly-clicks')),
  ],
  'glue.GetWorkflow request': [
    wrong('Yes instead of true', 'type /IncludeGraph', set('/IncludeGraph', 'yes')),
    noName,
  ],
  'glue.GetWorkflowRun request': [
    noRun,
    wrong('Id over 255 bytes', 'length /RunId', set('/RunId', `wr_${long('8c41c2f1', 32)}`)),
  ],
  'glue.GetWorkflowRuns request': [
    wrong('Too many runs asked for', 'range /MaxResults', set('/MaxResults', 1001)),
    smallName,
  ],
  'glue.GetWorkflowRunProperties request': [noRun, emptyName],
  'glue.PutWorkflowRunProperties request': [
    wrong('No properties to put', 'required /RunProperties', drop('/RunProperties')),
    numbers('RunProperties'),
    wrong('Property that is nothing', 'type /RunProperties/currency', set('/RunProperties/currency', null)),
  ],
  'glue.StartWorkflowRun request': [
    numbers('RunProperties'),
    wrong(
      'Properties under another name',
      'unknown /DefaultRunProperties',
      rename('RunProperties', 'DefaultRunProperties'),
    ),
  ],
  'glue.StopWorkflowRun request': [noRun, noName],
  'glue.ResumeWorkflowRun request': [
    wrong('No nodes to resume', 'required /NodeIds', drop('/NodeIds')),
    wrong('One node without a list', 'type /NodeIds', set('/NodeIds', 'wnode_e05f18')),
  ],
};

const responses = {
  'glue.GetWorkflowRun response': [
    wrong('Status that is not documented', 'enum /Run/Status', set('/Run/Status', 'SUCCEEDED')),
    wrong('Time as text', 'type /Run/StartedOn', set('/Run/StartedOn', '2026-03-02T02:00:00Z')),
    wrong(
      'Count with a fraction',
      'type /Run/Statistics/TotalActions',
      set('/Run/Statistics/TotalActions', 2.5),
    ),
  ],
  'glue.GetWorkflow response': [
    wrong(
      'Node of an unknown type',
      'enum /Workflow/Graph/Nodes/0/Type',
      set('/Workflow/Graph/Nodes/0/Type', 'SCRIPT'),
    ),
    wrong('Graph without an object', 'type /Workflow/Graph', set('/Workflow/Graph', [])),
  ],
};

/** @type {Record<string, import('../edit.js').Mistake[]>} */
export const glueMistakes = { ...requests, ...responses };
