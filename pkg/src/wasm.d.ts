// scripts/bundle.mjs inlines .wasm files as base64 text.
declare module '*.wasm' {
  const base64: string;
  export default base64;
}
