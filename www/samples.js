// A realistic request and response of every operation, accepted without findings, by `${id} ${direction}`; and values
// with the mistakes that people make, for some of them. The benchmark measures the first sample.

import { codecatalystMistakes, codecatalystSamples } from './samples/codecatalyst.js';
import { glueMistakes, glueSamples } from './samples/glue.js';
import { healthomicsMistakes, healthomicsSamples } from './samples/healthomics.js';

/** @type {Record<string, object>} */
export const samples = {
  ...healthomicsSamples,
  ...codecatalystSamples,
  ...glueSamples,
};

/** @type {Record<string, { title: string, value?: object, text?: string }[]>} by value, or by its text */
export const mistakes = Object.fromEntries(
  Object.entries({ ...healthomicsMistakes, ...codecatalystMistakes, ...glueMistakes }).map(([key, value]) => [
    key,
    [{ title: 'Many mistakes at once', value }],
  ]),
);
