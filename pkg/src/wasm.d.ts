// scripts/bundle.mjs inlines .wasm files as text: see ascii.ts.
declare module '*.wasm' {
  export const length: number;
  export const frequent: readonly number[];
  export const text: string;
}
