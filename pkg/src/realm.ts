// Objects of other realms: those of frames, of test runners, and of runtimes that make modules themselves.
// Knows nothing of what they are used for.

interface Tagged {
  'WebAssembly.Module': WebAssembly.Module;
  ArrayBuffer: ArrayBuffer;
  Response: Response;
  URL: URL;
}

/** By its tag, since `instanceof` knows one realm only. */
export function isTagged<Tag extends keyof Tagged>(value: unknown, tag: Tag): value is Tagged[Tag] {
  return Object.prototype.toString.call(value) === `[object ${tag}]`;
}

/** The module, made an `instanceof` what it is: the glue would try to compile it otherwise. */
export function ofThisRealm(module: WebAssembly.Module): WebAssembly.Module {
  if (module instanceof WebAssembly.Module) return module;
  return Object.setPrototypeOf(module, WebAssembly.Module.prototype) as WebAssembly.Module;
}
