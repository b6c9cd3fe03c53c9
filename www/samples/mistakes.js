// What people get wrong, as small edits of the samples, by `${id} ${direction}`: every request has some, and so have
// the responses that matter most. The first one of an operation is the one to begin with.

import { codecatalystMistakes } from './mistakes/codecatalyst.js';
import { glueMistakes } from './mistakes/glue.js';
import { healthomicsMistakes } from './mistakes/healthomics.js';

/** @type {Record<string, import('./edit.js').Mistake[]>} */
export const mistakes = { ...healthomicsMistakes, ...codecatalystMistakes, ...glueMistakes };
