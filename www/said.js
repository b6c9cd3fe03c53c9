// What the service said of a request: it is shown until that part of the request is changed, because nobody here can tell
// whether the change was right.

import { read, valueAt, write } from './json.js';

export class Said {
  constructor() {
    /** @type {{ violation: object, about: string | undefined }[]} */
    this.kept = [];
  }

  /**
   * @param {import('workflow-preflight/service-error').ServiceViolation[]} violations
   * @param {string} text the request that they are about, which is JSON
   */
  set(violations, text) {
    const tree = read(text);
    this.kept = violations.map((violation) => ({ violation, about: part(tree, violation) }));
  }

  clear() {
    this.kept = [];
  }

  /** What still holds for a text that is JSON. */
  of(text) {
    if (this.kept.length === 0) return [];
    const tree = read(text);
    this.kept = this.kept.filter(({ violation, about }) => part(tree, violation) === about);
    return this.kept.map(({ violation }) => violation);
  }
}

/** The text of the part that a violation is about, however it is laid out. */
function part(tree, { path }) {
  const node = valueAt(tree, path);
  return node && write(node);
}
