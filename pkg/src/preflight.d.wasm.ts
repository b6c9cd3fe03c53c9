// What an import of the wasm module that stands beside the bundle gives in workerd.

declare const module: WebAssembly.Module;
export default module;
