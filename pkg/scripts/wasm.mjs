// The wasm module as a file of its own, which says in a custom section which one it is. Users may serve it
// from anywhere and keep it for long; src/load-slim.ts takes no other than that of its own build.

import { createHash } from 'node:crypto';

/** Where the stamp stands; src/load-slim.ts knows the name as well. */
const SECTION = 'workflow-preflight';

/** The module with its stamp, and the stamp: a digest of the module. */
export function stamped(wasm) {
  const stamp = createHash('sha256').update(wasm).digest('hex').slice(0, 16);
  const name = [SECTION.length, ...Buffer.from(SECTION)];
  const content = [...name, ...Buffer.from(stamp)];
  // Both lengths are less than 128, and so one byte each in LEB128.
  return { stamp, module: Buffer.concat([wasm, Buffer.from([0, content.length, ...content])]) };
}
