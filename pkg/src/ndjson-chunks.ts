// Chunks out of whatever gives some. Between the input of a user and the lines (ndjson-lines.ts); it must not know what
// is in the chunks.

import { kindOf } from './kind.js';
import type { NdjsonInput, ReadableStreamLike } from './ndjson-types.js';

/** The chunks one by one, each asked for when it is needed. Who stops early has the input closed. */
export function chunksOf(input: NdjsonInput): AsyncIterable<unknown> | Iterable<unknown> {
  const given: unknown = input;
  if (typeof given === 'string' || isBytes(given)) return [given];
  // Of a stream that is both, its own iterator is the better one: that of Node closes files.
  if (has<AsyncIterable<unknown>>(given, Symbol.asyncIterator)) return given;
  if (has<Iterable<unknown>>(given, Symbol.iterator)) return given;
  if (has<ReadableStreamLike>(given, 'getReader')) return chunksOfStream(given);
  throw new TypeError(`validateNdjson: input must be a stream or an iterable, not ${kindOf(given)}`);
}

/** By its tag rather than `instanceof`: bytes may come from another realm, such as a frame or a test runner's. */
export function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === '[object Uint8Array]';
}

function has<Kind>(value: unknown, method: PropertyKey): value is Kind {
  return typeof (value as Record<PropertyKey, unknown> | null | undefined)?.[method] === 'function';
}

async function* chunksOfStream(stream: ReadableStreamLike): AsyncGenerator<unknown> {
  const reader = stream.getReader();
  let isOver = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      isOver = done;
      if (done) return;
      yield value;
    }
  } catch (error) {
    isOver = true;
    throw error;
  } finally {
    if (!isOver) await reader.cancel();
    reader.releaseLock();
  }
}
