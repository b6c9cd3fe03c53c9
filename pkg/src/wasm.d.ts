// scripts/bundle.mjs inlines .wasm files as text (see ascii.ts), but for the one beside the bundle, which it
// leaves to be imported (see preflight.d.wasm.ts).
declare module '*/bindgen/preflight.wasm' {
  export const length: number;
  export const frequent: readonly number[];
  export const text: string;
}
