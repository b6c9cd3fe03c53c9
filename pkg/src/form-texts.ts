// The words that bound forms say themselves: one table, which an option can replace. What is wrong with a value is
// said by the validator.

import type { FormTexts } from './form-types.js';

/** The words in use. */
export const formTexts: FormTexts = {
  counter: (used, max, unit) => `${used} of ${max} ${unit}`,
  duplicateKey: (key) => `Another row is called ${key.slice(0, 64)} already.`,
  warning: (message) => `Note: ${message}`,
  elsewhere: (path, message) => (path.length > 0 ? `${path.join(' › ')}: ${message}` : message),
};
