//! See `src/smithy_ast.rs`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| workflow_preflight_fuzz::smithy_ast::run(data));
