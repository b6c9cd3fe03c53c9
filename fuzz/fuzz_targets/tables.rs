//! See `src/tables.rs`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| workflow_preflight_fuzz::tables::run(data));
