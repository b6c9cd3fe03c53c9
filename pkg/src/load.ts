// The loader of the package's main entry: the wasm module is inlined in the bundle, as text, and is compiled
// on first use, synchronously and without configuration. Nothing happens when the package is imported.
//
// scripts/bundle.mjs puts load-slim.ts or load-workerd.ts in its place for the other entries.

import * as wasm from '../../target/bindgen/preflight.wasm';
import { bytesOf } from './ascii.js';
import type { Engine } from './engine.js';
import { engine, instantiate, instantiateOnce, reporting } from './instantiate.js';

/** The engine, loaded now if it was not yet. */
export function loadEngine(): Engine {
  return engine ?? instantiate(reporting(() => new WebAssembly.Module(bytesOf(wasm))));
}

/** Loads the engine without blocking, unless it is loaded or being loaded already. */
export function loadAhead(): Promise<void> {
  return instantiateOnce(async () => WebAssembly.compile(bytesOf(wasm)));
}
