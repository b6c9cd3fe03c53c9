//! The bindings in Node: `cargo xtask test wasm-node`.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "this is how tests fail")]

mod bindings;
