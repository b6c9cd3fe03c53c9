//! The bindings in Node: `wasm-pack test --node`.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "this is how tests fail")]

mod bindings;
