// The soak as a page loads it.

import { Soak } from './soak.mjs';

globalThis.Soak = Soak;
