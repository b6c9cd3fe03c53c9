//! The bindings in a browser: `cargo xtask test wasm-chrome`.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "this is how tests fail")]

mod bindings;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
