// A realistic request and response of every operation, accepted without findings, by `${id} ${direction}`. What
// people get wrong stands in samples/mistakes.js. The benchmark measures the first sample.

import { codecatalystSamples } from './samples/codecatalyst.js';
import { glueSamples } from './samples/glue.js';
import { healthomicsSamples } from './samples/healthomics.js';

/** @type {Record<string, object>} */
export const samples = {
  ...healthomicsSamples,
  ...codecatalystSamples,
  ...glueSamples,
};

/** A value as the page shows it at first. */
export function sampleText(sample) {
  return JSON.stringify(sample, undefined, 2);
}
