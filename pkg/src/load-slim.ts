// The loader of the slim entry: the wasm module is not part of the script, but is handed in by the user as
// whatever they have of it. Between that entry (slim.ts) and the shared code (instantiate.ts).
//
// scripts/bundle.mjs puts this in the place of load.ts.

import type { Engine } from './engine.js';
import { instantiate, instantiateOnce, isMade, reporting, take } from './instantiate.js';
import { kindOf } from './kind.js';
import { isTagged, ofThisRealm } from './realm.js';

/** What the module can be made of; documented where users see it (slim.ts). */
export type Source = WebAssembly.Module | Response | URL | string | BufferSource;

/** What tells the package's own wasm module from any other, its other versions included: see scripts/wasm.mjs. */
declare const WASM_STAMP: string;
const STAMP_SECTION = 'workflow-preflight';

const MODULE_FILE = 'workflow-preflight/preflight.wasm';

/** An engine that nobody had before, of the module that must have been loaded. */
export function loadEngine(): Engine {
  return take(notLoaded);
}

function notLoaded(): never {
  throw new Error(
    'workflow-preflight/slim: the WebAssembly module is not loaded yet. Before using a validator, call ' +
      `\`await init(source)\` or \`initSync(source)\` with the file ${MODULE_FILE}: its URL, a Response, its bytes ` +
      "or a WebAssembly.Module; or import from 'workflow-preflight', which loads itself",
  );
}

/** Loads the engine without blocking, unless it is loaded or being loaded already. */
export function loadAhead(source?: Source | PromiseLike<Source>): Promise<void> {
  return instantiateOnce(async () => stamped(await compiled(await source)));
}

/** Loads the engine now, unless it is loaded already. */
export function loadNow(source: WebAssembly.Module | BufferSource): void {
  if (isMade()) return;
  const module = reporting(() =>
    stamped(isModule(source) ? source : new WebAssembly.Module(bytesIn(source))),
  );
  instantiate(module);
}

async function compiled(source: Source | undefined): Promise<WebAssembly.Module> {
  if (isModule(source)) return source;
  if (typeof source === 'string' || isTagged(source, 'URL')) return compiled(await fetched(source));
  if (isTagged(source, 'Response')) return compiledResponse(source);
  return WebAssembly.compile(bytesIn(source));
}

/** A file is what Node's `fetch` does not fetch. */
async function fetched(address: URL | string): Promise<Response | BufferSource> {
  const url = String(address);
  const readsFiles = typeof process === 'object' && process.versions?.node !== undefined;
  if (!url.startsWith('file:') || !readsFiles) return fetch(url).catch((error) => failed(url, error));
  const { readFile } = process.getBuiltinModule('node:fs/promises');
  return readFile(new URL(url));
}

/** What `fetch` reports itself does not say where. */
function failed(url: string, cause: unknown): never {
  throw new Error(`${url}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
}

/** While it arrives, if it is served as what it is; otherwise once it is there. */
async function compiledResponse(response: Response): Promise<WebAssembly.Module> {
  if (!response.ok) throw new Error(`${response.url || 'the server'} answered ${response.status}`);
  const streams = typeof WebAssembly.compileStreaming === 'function';
  const isWasm = response.headers.get('content-type') === 'application/wasm';
  return streams && isWasm
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

function bytesIn(source: unknown): BufferSource {
  if (ArrayBuffer.isView(source) || isTagged(source, 'ArrayBuffer')) return source as BufferSource;
  throw new TypeError(
    `the source must be the URL of ${MODULE_FILE}, a Response, its bytes or a WebAssembly.Module, not ${kindOf(source)}`,
  );
}

/** Another version's module would answer for operations and shapes that have other numbers here. */
function stamped(module: WebAssembly.Module): WebAssembly.Module {
  const [stamp] = WebAssembly.Module.customSections(module, STAMP_SECTION);
  if (stamp !== undefined && new TextDecoder().decode(stamp) === WASM_STAMP) return ofThisRealm(module);
  throw new Error(`this is not the ${MODULE_FILE} of the same version`);
}

function isModule(source: unknown): source is WebAssembly.Module {
  return isTagged(source, 'WebAssembly.Module');
}

/** The part of Node's global that is used here, and that Deno and Bun have as well. */
declare const process: {
  readonly versions?: { readonly node?: string };
  getBuiltinModule(name: 'node:fs/promises'): { readFile(url: URL): Promise<Uint8Array<ArrayBuffer>> };
};
