// A realistic request and response of every operation, accepted without findings, by `${id} ${direction}`; and
// for each service a request with the mistakes that people make. The benchmark measures the first sample.

import { codecatalystMistakes, codecatalystSamples } from './samples/codecatalyst.js';
import { glueMistakes, glueSamples } from './samples/glue.js';
import { healthomicsMistakes, healthomicsSamples } from './samples/healthomics.js';

/** @type {Record<string, object>} */
export const samples = {
  ...healthomicsSamples,
  ...codecatalystSamples,
  ...glueSamples,
};

/** @type {Record<string, object>} */
export const mistakes = {
  ...healthomicsMistakes,
  ...codecatalystMistakes,
  ...glueMistakes,
};
