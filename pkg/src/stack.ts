// How much of the stack is left. Beside the encoder, which has to tell a value that throws from a stack that is used up.

/** More calls than any part of the package makes within one another without looking again. */
const CALLS = 256;

/** Throws what the language throws where the stack is exhausted, if not even so many calls fit any more. */
export function requireStack(): void {
  descend(CALLS);
}

/** Not a tail call, which would take no room in engines that know them. */
function descend(calls: number): number {
  return calls === 0 ? 0 : 1 + descend(calls - 1);
}
