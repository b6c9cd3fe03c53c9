// What people get wrong with Amazon CodeCatalyst.

import { drop, long, rename, set, wrong, wrongText } from '../edit.js';

const braced = '{0c7ddc4e-51a5-4c0f-b3a1-7a3a2c9be042}';

/** All at once: what a first attempt may look like. */
const firstAttempt = {
  spaceName: 'Genomics Platform',
  project_name: 'variant-calling',
  workflowId: braced,
  maxResults: 100,
  nextToken: '',
  sortBy: { field: 'startTime' },
};

const spaceWithSpace = wrong(
  'Space name with a space',
  'pattern /spaceName',
  set('/spaceName', 'Genomics Platform'),
);
const noSpace = wrong('No space name', 'required /spaceName', drop('/spaceName'));
const noProject = wrong('No project name', 'required /projectName', drop('/projectName'));

/** @type {Record<string, import('../edit.js').Mistake[]>} */
export const codecatalystMistakes = {
  'codecatalyst.ListWorkflowRuns request': [
    wrong(
      'Many mistakes at once',
      [
        'pattern /spaceName',
        'pattern /workflowId',
        'required /projectName',
        'length /nextToken',
        'range /maxResults',
        'type /sortBy',
        'unknown /project_name',
      ],
      () => firstAttempt,
    ),
    wrong('Too many runs asked for', 'range /maxResults', set('/maxResults', 51)),
    wrong('Id in braces', 'pattern /workflowId', set('/workflowId', braced)),
    wrong('Sorted twice', 'length /sortBy', set('/sortBy', [{}, {}])),
    wrong(
      'Member in another case',
      ['required /projectName', 'unknown /project_name'],
      rename('projectName', 'project_name'),
    ),
  ],
  'codecatalyst.ListWorkflowRuns response': [
    wrong('Status that is not documented', 'enum /items/0/status', set('/items/0/status', 'COMPLETED')),
    wrong('Run that has no id', 'required /items/0/id', drop('/items/0/id')),
  ],
  'codecatalyst.GetWorkflow request': [
    wrong('Workflow by its name', 'pattern /id', set('/id', 'BuildAndDeploy')),
    spaceWithSpace,
    noProject,
  ],
  'codecatalyst.GetWorkflow response': [
    wrong('Run mode in lower case', 'enum /runMode', set('/runMode', 'queued')),
    wrong('Definition without an object', 'type /definition', set('/definition', 'BuildAndDeploy.yaml')),
    wrong('Time in seconds since 1970', 'type /createdTime', set('/createdTime', 1763138921)),
  ],
  'codecatalyst.ListWorkflows request': [
    wrong('Too many workflows asked for', 'range /maxResults', set('/maxResults', 101)),
    wrong('Project name too short', 'length /projectName', set('/projectName', 'vc')),
    wrong('Token that is empty', 'length /nextToken', set('/nextToken', '')),
    noSpace,
  ],
  'codecatalyst.GetWorkflowRun request': [
    wrong('Id without its dashes', 'pattern /id', set('/id', '5ab41f2c9d574c1e8a460f7d2be3c911')),
    wrong('Space name too short', 'length /spaceName', set('/spaceName', 'gp')),
    wrong('No id of the run', 'required /id', drop('/id')),
  ],
  'codecatalyst.GetWorkflowRun response': [
    wrong('Status that is not documented', 'enum /status', set('/status', 'COMPLETED')),
    wrong('Time without a zone', 'format /startTime', set('/startTime', '2026-03-02T08:15:30')),
  ],
  'codecatalyst.StartWorkflowRun request': [
    wrong('No workflow to start', 'required /workflowId', drop('/workflowId')),
    wrong(
      'Token over 64 characters',
      'length /clientToken',
      set('/clientToken', long('6f1c2a9e-', 7) + '40d7'),
    ),
    wrong('Token that ends with a dash', 'pattern /clientToken', set('/clientToken', '6f1c2a9e-')),
    wrongText('Bracket that is not closed', 'syntax ', (text) => text.replace(/\n\}$/, '')),
  ],
};
