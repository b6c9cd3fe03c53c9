// The loader for runtimes that refuse to compile WebAssembly while they run, workerd (Cloudflare Workers) and
// Vercel's edge runtime: the module stands beside the script, and is compiled when that is deployed.
//
// scripts/bundle.mjs puts this in the place of load.ts, and leaves the import of the module to the user's bundler.

import module from './preflight.wasm';
import type { Engine } from './engine.js';
import { instantiateOnce, take } from './instantiate.js';
import { ofThisRealm } from './realm.js';

/** An engine that nobody had before, made now if it was not yet. */
export function loadEngine(): Engine {
  return take(() => ofThisRealm(module));
}

/** Makes the engine, unless it is made already. */
export function loadAhead(): Promise<void> {
  return instantiateOnce(async () => ofThisRealm(module));
}
