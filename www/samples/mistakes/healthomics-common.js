// Mistakes that are made with every kind of resource of AWS HealthOmics.

import { drop, set, wrong } from '../edit.js';
import { arn } from '../healthomics-names.js';

export const noId = (member) => wrong('No id', `required /${member}`, drop(`/${member}`));

export const arnAsId = (member, resource) =>
  wrong(
    'ARN instead of the id',
    [`length /${member}`, `pattern /${member}`],
    set(`/${member}`, arn(resource)),
  );

export const lettersInId = (member) =>
  wrong('Letters in the id', `pattern /${member}`, set(`/${member}`, 'id-4738201'));

export const idAsNumber = (member) => wrong('Id as a number', `type /${member}`, set(`/${member}`, 4738201));

export const tooMany = (member, count) =>
  wrong('Too many results asked for', `range /${member}`, set(`/${member}`, count));

export const zeroResults = (member) =>
  wrong('No results asked for', `range /${member}`, set(`/${member}`, 0));
