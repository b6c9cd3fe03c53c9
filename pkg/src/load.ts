// The loader of the package's main entry: the wasm module is inlined in the bundle, as text, and is compiled
// on first use, synchronously and without configuration. Nothing happens when the package is imported.
//
// scripts/bundle.mjs puts load-slim.ts or load-imported.ts in its place for the other entries.

import { frequent, length, text } from '../../target/bindgen/preflight.wasm';
import { bytesOf } from './ascii.js';
import type { Engine } from './engine.js';
import { instantiateOnce, reporting, take } from './instantiate.js';

/** An engine that nobody had before, loaded now if it was not yet. */
export function loadEngine(): Engine {
  return take(() => reporting(() => new WebAssembly.Module(bytes())));
}

/** Loads the engine without blocking, unless it is loaded or being loaded already. */
export function loadAhead(): Promise<void> {
  return instantiateOnce(async () => WebAssembly.compile(bytes()));
}

/** Named one by one, so that bundlers see when nothing needs them. */
function bytes(): Uint8Array<ArrayBuffer> {
  return bytesOf({ length, frequent, text });
}
