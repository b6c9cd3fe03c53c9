//! Reads the Smithy 2.0 JSON AST as far as constraints need it. It knows the form, not the meaning of traits.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::Error;

/// All shapes and statements of the models that were read.
#[derive(Debug, Default)]
pub(crate) struct Ast {
    pub(crate) shapes: BTreeMap<String, Shape>,
    /// Services in the order in which they were read.
    pub(crate) services: Vec<String>,
    /// Traits of `apply` statements, by what they apply to.
    pub(crate) applied: BTreeMap<String, Traits>,
    /// `preflight#documents` and `preflight#patternHints`.
    pub(crate) metadata: BTreeMap<String, Value>,
}

/// Trait values by trait id.
pub(crate) type Traits = Map<String, Value>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    smithy: String,
    #[serde(default)]
    metadata: BTreeMap<String, Value>,
    shapes: Map<String, Value>,
}

/// A shape as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Shape {
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) version: Option<String>,
    #[serde(default)]
    pub(crate) operations: Vec<Reference>,
    pub(crate) input: Option<Reference>,
    pub(crate) output: Option<Reference>,
    /// In the model's order.
    #[serde(default, deserialize_with = "in_order")]
    pub(crate) members: Vec<(String, Reference)>,
    pub(crate) member: Option<Reference>,
    pub(crate) key: Option<Reference>,
    pub(crate) value: Option<Reference>,
    #[serde(default)]
    pub(crate) traits: Traits,
}

/// What a member, or an operation, points to.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reference {
    pub(crate) target: String,
    #[serde(default)]
    pub(crate) traits: Traits,
}

/// The target of members that carry no value, and of operations without input or output.
pub(crate) const UNIT: &str = "smithy.api#Unit";

impl Ast {
    /// Adds a model's shapes and statements.
    pub(crate) fn read(&mut self, text: &str) -> Result<(), Error> {
        let file: File = serde_json::from_str(text).map_err(|error| Error::new("a model", error.to_string()))?;
        if !file.smithy.starts_with("2.") {
            return Err(Error::new("a model", format!("Smithy {} is not 2.x", file.smithy)));
        }
        self.metadata.extend(file.metadata);
        for (id, shape) in file.shapes {
            let shape: Shape = serde_json::from_value(shape).map_err(|error| Error::new(&id, error.to_string()))?;
            self.add(id, shape)?;
        }
        Ok(())
    }

    fn add(&mut self, id: String, shape: Shape) -> Result<(), Error> {
        if shape.kind == "apply" {
            self.applied.entry(id).or_default().extend(shape.traits);
            return Ok(());
        }
        if shape.kind == "service" {
            self.services.push(id.clone());
        }
        match self.shapes.insert(id.clone(), shape) {
            None => Ok(()),
            Some(_) => Err(Error::new(id, "is defined twice")),
        }
    }

    pub(crate) fn shape(&self, id: &str) -> Result<&Shape, Error> {
        self.shapes.get(id).ok_or_else(|| Error::new(id, "is not defined"))
    }
}

fn in_order<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<(String, Reference)>, D::Error> {
    let members = Map::deserialize(deserializer)?;
    let reference = |(name, member)| Ok((name, serde_json::from_value(member)?));
    members
        .into_iter()
        .map(reference)
        .collect::<Result<_, _>>()
        .map_err(|error: serde_json::Error| serde::de::Error::custom(error))
}
