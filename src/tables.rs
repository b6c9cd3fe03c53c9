//! How the embedded tables come to be: on first use, from the bytes that the build script made of `models/`.
//!
//! A few kilobytes of bytes travel instead of a data section full of pointers. Reading them takes less time than the
//! module takes to load, and leaves tables that live as long as the program, just as statics would. Nothing here knows
//! what the tables mean; `compiler/src/emit.rs` describes the bytes.

mod bytes;
mod read;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;

use std::ops::Deref;
use std::sync::OnceLock;

use crate::model::Model;

/// What the compiler's `emit` wrote.
static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/tables"));

/// The tables that everything is judged by.
pub(crate) static MODEL: Tables = Tables(OnceLock::new());

/// A model that is read when it is first looked at.
pub(crate) struct Tables(OnceLock<Model>);

impl Deref for Tables {
    type Target = Model;

    /// One function, or every place that looks at a table would have its own copy of the first time.
    #[inline(never)]
    fn deref(&self) -> &Model {
        self.0.get_or_init(|| read::model(EMBEDDED).unwrap_or(NOTHING))
    }
}

/// Stands in for tables that cannot be read, which the tests rule out. It has no operation, so it accepts nothing.
const NOTHING: Model = Model { operations: &[], shapes: &[], sites: &[], documents: &[] };

/// The tables that any bytes hold, if they hold any.
#[cfg(fuzzing)]
pub(crate) fn read(bytes: &'static [u8]) -> Option<Model> {
    read::model(bytes)
}
