// How much memory the wasm module has. The package does not tell, so this notes the memory of the instance that it
// makes; it has to be imported before the package is first used.

let memory;

WebAssembly.Instance = class extends WebAssembly.Instance {
  constructor(...parts) {
    super(...parts);
    memory = this.exports.memory;
  }
};

/** In bytes; it never shrinks. */
export function wasmBytes() {
  return memory.buffer.byteLength;
}
