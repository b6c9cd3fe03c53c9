// The entry `workflow-preflight/slim`: all that the main entry exports, but the wasm module is loaded by the
// user, from the file that the package exports as `workflow-preflight/preflight.wasm`.

import { loadAhead, loadNow } from './load-slim.js';

export * from './index.js';

/**
 * What the WebAssembly module can be made of: the URL of `workflow-preflight/preflight.wasm` (text is
 * understood as `fetch` does), a `Response`, which is compiled while it arrives, the file's bytes, or the
 * module, compiled already.
 */
export type ModuleSource = URL | string | Response | SyncModuleSource;

/** What the module can be made of at once. (TypeScript takes anything for a `WebAssembly.Module`, so at least an object.) */
export type SyncModuleSource = BufferSource | (WebAssembly.Module & object);

/**
 * Loads the WebAssembly module, without blocking. Necessary before a validator is used, unless
 * {@link initSync} is called. Calling it again does nothing more, whatever it is given; after a failure it
 * tries again.
 *
 * @throws Error (as a rejection) when the module cannot be fetched, is not the one of this version, or when
 *   WebAssembly is missing, or forbidden by a content security policy.
 */
export function init(source: ModuleSource | PromiseLike<ModuleSource>): Promise<void> {
  return loadAhead(source);
}

/**
 * Loads the WebAssembly module at once. Calling it again does nothing more, whatever it is given.
 *
 * @throws Error when the module is not the one of this version, or when WebAssembly is missing, or forbidden
 *   by a content security policy.
 */
export function initSync(source: SyncModuleSource): void {
  loadNow(source);
}
