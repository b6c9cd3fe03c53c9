//! What the fuzz targets in `fuzz/` reach in for: the tables, tables other than the embedded ones, and the buffer that
//! JavaScript fills.
//!
//! Fuzzers set `--cfg fuzzing` for every crate that they build; nothing else compiles this, and it is no part of the API.

use crate::api::Validator;
use crate::source::wire::WireSource;
use crate::tables;
use crate::violation::Report;
use model::{Direction, Model, Site};

/// The tables, as the engine has them.
pub mod model {
    pub use crate::constraint::{Depends, Enum, Exclusive, Length, Matches, Range, Reserved, Unit};
    pub use crate::model::*;
    pub use crate::pattern::{ClassRanges, Pattern};
}

/// The tables that the crate embeds.
#[must_use]
pub fn embedded() -> &'static Model {
    &tables::MODEL
}

/// The tables that `bytes` hold; `None` where they are not what the compiler writes. They are never freed.
#[must_use]
pub fn read(bytes: &'static [u8]) -> Option<&'static Model> {
    tables::read(bytes).map(|model| &*Box::leak(Box::new(model)))
}

/// Judges values at a site of such tables.
#[must_use]
pub fn validator(model: &'static Model, site: &'static Site, direction: Direction) -> Validator {
    Validator::of(model, site, direction)
}

impl Validator {
    /// Judges what JavaScript writes into the input buffer.
    #[must_use]
    pub fn validate_buffer(&self, buffer: &[u8]) -> Report {
        self.report(self.findings(WireSource::new(buffer)))
    }
}

impl Model {
    /// The most UTF-16 units of a text at `site` that need no look; see `room_of` in `src/wasm.rs`.
    #[must_use]
    pub fn unread(&self, site: &Site) -> u32 {
        self.room(site)
    }

    /// The same of a member at `position`, into which the rules between members may look.
    #[must_use]
    pub fn unread_among(&self, site: &Site, position: usize, rules: &[model::Constraint]) -> u32 {
        self.room_among(site, position, rules)
    }
}
