// The memory of the wasm module, measured as pkg/test/memory.test.mjs does: in a process of its own, whose module has
// judged nothing before.

import { execFileSync } from 'node:child_process';

const MODULE = new URL('../test/memory.mjs', import.meta.url).href;
const LARGE = 50_000_000;

/** Bytes after a thousand and after all validations, and what one large text adds to them. */
export function memoryFigures() {
  const expression = `{ ...memory.memoryAfter(100_000), growth: memory.growthBy(${LARGE}), bytes: ${LARGE} }`;
  const program = `import * as memory from '${MODULE}'; console.log(JSON.stringify(${expression}))`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }),
  );
}
