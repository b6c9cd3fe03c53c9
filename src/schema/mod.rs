//! The constraints as a JSON Schema, for forms, editors and validators that read one.
//!
//! ```text
//! tables ─build, limits, rules─▶ tree of schemas (node) ─serde─▶ JSON, or a JavaScript object
//! ```
//!
//! The schema accepts exactly the JSON values whose report is `ok`, as far as JSON Schema can say it. What it cannot
//! say (lengths in bytes, what is only a warning) stands in one keyword of our own. Nothing here judges a value.

mod build;
mod figure;
mod limits;
mod node;
mod rules;

use serde::{Serialize, Serializer};

use crate::model::{Direction, Model, Site};

/// A JSON Schema, to be serialised.
#[derive(Debug, Clone, PartialEq)]
pub struct JsonSchema(node::Schema);

/// The dialects of JSON Schema. The schemas differ in `$schema` and in where definitions stand; their keywords mean the
/// same in both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SchemaTarget {
    /// Draft 2020-12, with definitions in `$defs`.
    #[default]
    Draft202012,
    /// Draft 7, with definitions in `definitions`.
    Draft07,
}

/// What a schema is wanted for. A [`SchemaTarget`] alone will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SchemaOptions {
    target: SchemaTarget,
    extensions: bool,
}

impl SchemaOptions {
    /// Leaves out `x-preflight`, for readers that refuse keywords which they do not know.
    #[must_use]
    pub fn without_extensions(self) -> Self {
        Self { extensions: false, ..self }
    }
}

impl Default for SchemaOptions {
    fn default() -> Self {
        SchemaTarget::default().into()
    }
}

impl From<SchemaTarget> for SchemaOptions {
    fn from(target: SchemaTarget) -> Self {
        Self { target, extensions: true }
    }
}

impl JsonSchema {
    pub(crate) fn new(
        model: &'static Model,
        site: &'static Site,
        direction: Direction,
        options: SchemaOptions,
    ) -> Self {
        Self(build::schema(model, site, direction, options))
    }
}

impl Serialize for JsonSchema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl SchemaTarget {
    fn dialect(self) -> &'static str {
        match self {
            Self::Draft202012 => "https://json-schema.org/draft/2020-12/schema",
            Self::Draft07 => "http://json-schema.org/draft-07/schema#",
        }
    }

    /// The keyword that holds the definitions.
    fn home(self) -> &'static str {
        match self {
            Self::Draft202012 => "$defs",
            Self::Draft07 => "definitions",
        }
    }
}

#[cfg(test)]
mod tests;
