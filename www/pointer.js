// JSON pointers (RFC 6901): where a value stands.

/** Extends a pointer by a step. */
export function pointerTo(pointer, step) {
  return `${pointer}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The pointer of a path. */
export function pointerOf(path) {
  return path.reduce(pointerTo, '');
}

/** The steps of a pointer. */
export function stepsOf(pointer) {
  const [, ...steps] = pointer.split('/');
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
