// Loads the wasm module: once, on first use, synchronously and without configuration. Where it is inlined,
// as text, in the bundle; nothing happens when the package is imported.
//
// Knows the glue that wasm-bindgen writes (target/bindgen), and nothing of what the module does.

import {
  describe,
  field,
  initSync,
  reserve,
  results,
  room_of,
  root,
  shape,
  shape_of,
  validate,
  validate_json,
} from '../../target/bindgen/preflight.js';
import * as wasm from '../../target/bindgen/preflight.wasm';
import { bytesOf } from './ascii.js';
import type { Engine } from './engine.js';

let engine: Engine | undefined;
let loading: Promise<void> | undefined;

/** The engine, loaded now if it was not yet. */
export function loadEngine(): Engine {
  return engine ?? instantiate(reporting(() => new WebAssembly.Module(bytesOf(wasm))));
}

/** Loads the engine without blocking, unless it is loaded or being loaded already. */
export function loadAhead(): Promise<void> {
  return (loading ??= compileAhead());
}

async function compileAhead(): Promise<void> {
  if (engine !== undefined) return;
  try {
    const module = await WebAssembly.compile(bytesOf(wasm));
    // A validator may have been used, and so have loaded the module, while this was compiling.
    if (engine === undefined) instantiate(module);
  } catch (error) {
    loading = undefined;
    throw explain(error);
  }
}

function instantiate(module: WebAssembly.Module): Engine {
  const { memory } = reporting(() => initSync({ module }));
  // What a call has to show it leaves here: why it does not answer it is told in src/wasm.rs.
  const shown = results();
  engine = {
    memory,
    reserve,
    root,
    shape_of,
    room_of,
    field,
    shape: (index) => (shape(index), shown.pop()),
    describe: (site, response) => (describe(site, response), shown.pop()),
    validate,
    validate_json,
  };
  return engine;
}

function reporting<Result>(load: () => Result): Result {
  try {
    return load();
  } catch (error) {
    throw explain(error);
  }
}

function explain(cause: unknown): Error {
  if (typeof WebAssembly === 'undefined') {
    return new Error('workflow-preflight needs WebAssembly, which this JavaScript engine lacks', { cause });
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (/content security policy|\bCSP\b|wasm-eval|unsafe-eval/i.test(reason)) {
    const remedy = "add 'wasm-unsafe-eval' to its script-src directive: script-src 'self' 'wasm-unsafe-eval'";
    return new Error(
      `workflow-preflight: the page's content security policy forbids WebAssembly; ${remedy}`,
      {
        cause,
      },
    );
  }
  return new Error(`workflow-preflight could not load its WebAssembly module: ${reason}`, { cause });
}
