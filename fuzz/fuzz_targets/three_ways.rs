//! See `src/three_ways.rs`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| workflow_preflight_fuzz::three_ways::run(data));
