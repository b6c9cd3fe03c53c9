// What a call throws when the WebAssembly module stops in the middle of it. Beside the judge, which throws it; it knows
// neither values nor the engine.

/**
 * The WebAssembly module stopped in the middle of a call, most likely for want of memory: the input of this call was not
 * judged. The instance is given up, and the next call makes a fresh one of the same module, so that all validators
 * work as before. `cause` is what the module threw.
 */
export class TrapError extends Error {
  override readonly name = 'TrapError';

  constructor(cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      `workflow-preflight: its WebAssembly module stopped (${reason}), most likely for want of memory. ` +
        'This input was not judged; the next call begins with a fresh instance',
      { cause },
    );
  }
}

/** The error to throw for what a call of the module threw: where the stack was exhausted, that says so itself. */
export function trapError(thrown: unknown): unknown {
  return thrown instanceof WebAssembly.RuntimeError ? new TrapError(thrown) : thrown;
}
