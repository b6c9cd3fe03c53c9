// Hostile JS values: what JSON has no place for, what changes while it is looked at, what throws, what has no end. For
// Node and browsers. Where they stand, and what is said of them there, is the business of places.mjs.

import { ARRAYS, FAR, OBJECTS, PROXIES, THROWERS } from './containers.mjs';
import { BUILT_IN, BYTES, SCALARS, TEXTS } from './scalars.mjs';

export const VALUES = [
  ...[...SCALARS, ...TEXTS, ...BUILT_IN, ...BYTES],
  ...[...OBJECTS, ...FAR, ...ARRAYS, ...PROXIES, ...THROWERS],
];
