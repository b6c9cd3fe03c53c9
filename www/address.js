// The address of the page follows what is shown, a moment later, and what is shown follows the address when a visitor
// changes it. It knows when to write and read, not what.

import { fragmentOf, readFragment } from './fragment.js';

/** Browsers allow a page some hundred changes of its address in half a minute. */
const PAUSE = 400;

export class Address {
  /**
   * @param {() => { id: string, direction: string, text?: string }} shown
   * @param {(link: { id: string, direction: string, text?: string | null }) => void} opened a link was followed
   */
  constructor(shown, opened) {
    this.shown = shown;
    this.opened = opened;
    window.addEventListener('hashchange', async () => {
      clearTimeout(this.timer);
      const link = await readFragment(window.location.hash);
      if (link !== undefined) this.opened(link);
    });
  }

  /** Has the address follow soon. */
  follow() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.write(), PAUSE);
  }

  /** Has it follow now; says whether all of the text is in it. */
  async write() {
    clearTimeout(this.timer);
    const turn = (this.turn = (this.turn ?? 0) + 1);
    const before = window.location.hash;
    const { fragment, whole } = await fragmentOf(this.shown());
    // What was written or followed meanwhile is newer.
    if (turn === this.turn && window.location.hash === before && fragment !== before) {
      window.history.replaceState(window.history.state, '', fragment);
    }
    return whole;
  }
}
