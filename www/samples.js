// A realistic request and response of every operation, accepted without findings, by `${id} ${direction}`; and
// a request with the mistakes that people make. The benchmark measures the first of them.

import { codecatalystSamples } from './samples/codecatalyst.js';
import { glueSamples } from './samples/glue.js';
import { healthomicsMistakes, healthomicsSamples } from './samples/healthomics.js';

/** @type {Record<string, object>} */
export const samples = {
  ...healthomicsSamples,
  ...codecatalystSamples,
  ...glueSamples,
};

/** @type {Record<string, object>} */
export const mistakes = healthomicsMistakes;
