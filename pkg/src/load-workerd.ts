// The loader for workerd (Cloudflare Workers), which refuses to compile WebAssembly at run time: the module
// stands beside the script, and the runtime compiles it when the worker is deployed.
//
// scripts/bundle.mjs puts this in the place of load.ts, and leaves the import of the module as it stands.

import module from './preflight.wasm';
import type { Engine } from './engine.js';
import { engine, instantiate, instantiateOnce } from './instantiate.js';

/** The engine, made now if it was not yet. */
export function loadEngine(): Engine {
  return engine ?? instantiate(module);
}

/** Makes the engine, unless it is made already. */
export function loadAhead(): Promise<void> {
  return instantiateOnce(async () => module);
}
