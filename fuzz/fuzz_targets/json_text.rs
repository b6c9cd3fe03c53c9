//! See `src/json_text.rs`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| workflow_preflight_fuzz::json_text::run(data));
