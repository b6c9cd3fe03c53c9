// What an import of the wasm module that stands beside the bundle gives in runtimes that compile what is imported.

declare const module: WebAssembly.Module;
export default module;
