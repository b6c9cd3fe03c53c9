// The suite in Node, where one peer more runs.

import { smithyValidator } from './peers/smithy.mjs';
import { runSuite } from './suite.mjs';
import { PEERS, withText } from './ways.mjs';

const SERVER_COMMON = {
  name: 'server-common',
  prepare(target) {
    const { validator, unstated } = smithyValidator(target);
    return withText((value) => validator.validate(value, '').length === 0, [...unstated]);
  },
};

/** Runs the suite in this process. */
export function runInNode(options) {
  return runSuite({ ...options, peers: [...PEERS, SERVER_COMMON] });
}
