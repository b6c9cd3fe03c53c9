// The suite as a page loads it. What the page is told and what it answers is plain data.

import { runSuite } from './suite.mjs';
import { PEERS } from './ways.mjs';

globalThis.runSuite = (options) => runSuite({ ...options, peers: PEERS });
