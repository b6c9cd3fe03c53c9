// Tests that each have a demo page of their own, for the tests beside this file: one server and one browser for a file.

import { after, before, test } from 'node:test';
import { startDemo } from './demo.mjs';

/**
 * Starts the demo before the tests of the file that calls this, and stops it behind them.
 *
 * @param {(visitor: object) => Promise<void>} [arrive] what every visitor does first
 */
export function visits(arrive = async () => {}) {
  let demo;
  before(async () => {
    demo = await startDemo();
  });
  after(() => demo?.stop());
  return {
    /** A test with a page of its own. */
    visit(name, act, options) {
      test(name, async () => {
        const visitor = await demo.open(options);
        await arrive(visitor);
        await act(visitor);
        await visitor.close();
      });
    },
    /** Another page. */
    open: (options) => demo.open(options),
  };
}
