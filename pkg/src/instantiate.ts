// Makes the engine of the compiled wasm module: the one thing that all entries of the package share about
// loading. Where the module comes from is the business of their loaders (load.ts, load-slim.ts, load-imported.ts).
//
// Knows the glue that wasm-bindgen writes (target/bindgen), and nothing of what the module does.

import {
  __wbg_reset_state,
  describe,
  field,
  initSync,
  reserve,
  results,
  room_of,
  root,
  shape,
  shape_of,
  too_large,
  validate,
  validate_json,
} from '../../target/bindgen/preflight.js';
import type { Engine } from './engine.js';

let engine: Engine | undefined;
/** What all instances are made of. */
let compiled: WebAssembly.Module | undefined;
/** Whether somebody has the engine. */
let isTaken = false;

/** Whether the engine was made, so that there is nothing more to load. */
export function isMade(): boolean {
  return engine !== undefined;
}

/**
 * An engine that nobody had before, of the module that `compile` makes, if there is none yet. Whoever asks again has
 * seen the instance fail: it is given up for a fresh one.
 */
export function take(compile: () => WebAssembly.Module): Engine {
  const made = engine === undefined || isTaken ? instantiate(compiled ?? compile()) : engine;
  isTaken = true;
  return made;
}

/** Makes the engine of the module, the first time or anew. */
export function instantiate(module: WebAssembly.Module): Engine {
  return (engine = reporting(() => made(module)));
}

function made(module: WebAssembly.Module): Engine {
  // What failed before may have left an instance behind, begun or used up, which the glue goes on to keep.
  const isAgain = compiled !== undefined;
  compiled = module;
  initSync({ module });
  if (isAgain) __wbg_reset_state();
  const { memory } = initSync({ module });
  // What a call has to show it leaves here: why it does not answer it is told in src/wasm.rs.
  const shown = results();
  return {
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
    too_large,
  };
}

let loading: Promise<void> | undefined;

/**
 * Makes the engine of the module that `compile` promises, unless it is made or being made already. After a
 * failure the next call tries again.
 */
export function instantiateOnce(compile: () => Promise<WebAssembly.Module>): Promise<void> {
  return (loading ??= instantiateAhead(compile));
}

async function instantiateAhead(compile: () => Promise<WebAssembly.Module>): Promise<void> {
  if (engine !== undefined) return;
  try {
    const module = await compile().catch(rethrow);
    // A validator may have been used, and so have loaded the module, while this was compiling.
    if (engine === undefined) instantiate(module);
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

/** Lets whatever `load` throws say what it means for a user of this package. */
export function reporting<Result>(load: () => Result): Result {
  try {
    return load();
  } catch (error) {
    return rethrow(error);
  }
}

function rethrow(error: unknown): never {
  throw explain(error);
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
      { cause },
    );
  }
  return new Error(`workflow-preflight could not load its WebAssembly module: ${reason}`, { cause });
}
