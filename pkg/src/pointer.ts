// Steps of JSON pointers (RFC 6901). For whatever reads or writes pointers; it knows nothing of paths or places.

/** A step as it stands in a pointer: `~` as `~0`, `/` as `~1`. */
export function escaped(step: string): string {
  return step.replace(/~/g, '~0').replace(/\//g, '~1');
}

/** The step that stands in a pointer so. */
export function unescaped(step: string): string {
  return step.replace(/~1/g, '/').replace(/~0/g, '~');
}
