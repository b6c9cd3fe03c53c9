//! The fuzz targets: each a function of bytes that panics where something is wrong.
//!
//! cargo-fuzz runs them through `fuzz_targets/`, guided by coverage; `tests/short.rs` runs them on stable. A target makes
//! of its bytes what it wants to ask about, and holds the engine to something that the engine has no part in: another way
//! to the same verdict, another parser, another matcher.

pub mod buffer;
pub mod json_text;
pub mod patterns;
pub mod random_model;
pub mod smithy_ast;
pub mod tables;
pub mod three_ways;

mod ast;
mod encode;
mod grammar;
mod js;
mod places;
mod random;
mod reference;
mod sites;
mod values;
mod ways;

/// A target, as both runners know it.
pub struct Target {
    /// Of its file, its corpus and its program.
    pub name: &'static str,
    /// Tries one input.
    pub run: fn(&[u8]),
}

/// Every target.
pub const TARGETS: [Target; 7] = [
    Target { name: "json_text", run: json_text::run },
    Target { name: "three_ways", run: three_ways::run },
    Target { name: "random_model", run: random_model::run },
    Target { name: "buffer", run: buffer::run },
    Target { name: "patterns", run: patterns::run },
    Target { name: "smithy_ast", run: smithy_ast::run },
    Target { name: "tables", run: tables::run },
];
