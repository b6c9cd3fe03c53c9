//! What documents add to a model: traits of our own in the namespace `preflight`, read strictly.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use crate::Error;
use crate::ast::{Ast, Reference, Traits};
use crate::ir::{Bounds, Unit};

/// `preflight#model` of a service: its public name and where its model comes from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ModelOrigin {
    pub(crate) id: String,
    pub(crate) origin: String,
    pub(crate) date: String,
}

/// An entry of `preflight#documented` of a member, or of a shape wherever it stands: every constraint that a document
/// states there, with its own figures. There is at most one for each direction; a member's replaces its shape's.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Documented {
    /// The document, a key of the metadata `preflight#documents`.
    #[serde(rename = "in")]
    pub(crate) document: String,
    /// The direction that the document speaks of; both, if it is left out.
    pub(crate) direction: Option<Way>,
    #[serde(default)]
    pub(crate) required: bool,
    pub(crate) length: Option<StatedLength>,
    pub(crate) range: Option<Stated>,
    pub(crate) pattern: Option<String>,
    #[serde(rename = "enum")]
    pub(crate) values: Option<Vec<String>>,
}

/// `preflight#advice` of a member: what is stated outside the service's documents.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Advice {
    #[serde(rename = "in")]
    pub(crate) document: String,
    pub(crate) length: Option<StatedLength>,
    #[serde(rename = "reservedPrefix")]
    pub(crate) reserved_prefix: Option<String>,
}

/// One entry of `preflight#rules` of a structure: a rule between its members.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatedRule {
    #[serde(rename = "in")]
    pub(crate) document: String,
    /// Whether it is advice rather than documented.
    #[serde(default)]
    pub(crate) advice: bool,
    pub(crate) rule: Relation,
}

/// What a rule between members says.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Relation {
    ExactlyOneOf(Vec<String>),
    AtMostOneOf(Vec<String>),
    /// The member is of use only together with the other.
    Requires(Pair),
    /// The member is ignored where the other has the value.
    Ignored(Pair),
}

/// A member and another one that it depends on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pair {
    pub(crate) member: String,
    pub(crate) other: String,
    pub(crate) value: Option<String>,
}

/// Bounds as a document states them.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Stated {
    pub(crate) min: Option<i64>,
    pub(crate) max: Option<i64>,
}

/// Bounds on a length; the unit is that of the shape unless it says bytes.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatedLength {
    pub(crate) min: Option<i64>,
    pub(crate) max: Option<i64>,
    pub(crate) unit: Option<StatedUnit>,
}

/// The one unit that has to be said.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum StatedUnit {
    Bytes,
}

/// The direction of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Way {
    Request,
    Response,
}

/// An entry of the metadata `preflight#documents`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatedDocument {
    pub(crate) title: String,
    #[serde(default)]
    pub(crate) url: String,
}

/// `preflight#documentedMembers` of a structure: members that a document has and the model has not.
pub(crate) type DocumentedMembers = BTreeMap<String, Reference>;

impl From<Stated> for Bounds {
    fn from(stated: Stated) -> Self {
        Self { min: stated.min, max: stated.max }
    }
}

impl StatedLength {
    pub(crate) fn bounds(self) -> Bounds {
        Bounds { min: self.min.filter(|min| *min > 0), max: self.max }
    }

    pub(crate) fn unit(self, natural: Unit) -> Unit {
        match self.unit {
            Some(StatedUnit::Bytes) => Unit::Bytes,
            None => natural,
        }
    }
}

impl Documented {
    /// Whether the document speaks of messages that go this way.
    pub(crate) fn covers(&self, way: Way) -> bool {
        self.direction.is_none_or(|direction| direction == way)
    }
}

/// The value of the trait `id`, if it is there.
pub(crate) fn read<'t, T: Deserialize<'t>>(about: &str, traits: &'t Traits, id: &str) -> Result<Option<T>, Error> {
    let value = traits.get(id).map(T::deserialize).transpose();
    value.map_err(|error| Error::new(about, format!("{id}: {error}")))
}

/// A table in the metadata.
pub(crate) fn metadata<'a, T: Deserialize<'a> + Default>(ast: &'a Ast, key: &str) -> Result<T, Error> {
    let value: Option<&Value> = ast.metadata.get(key);
    let table = value.map(T::deserialize).transpose();
    table.map(Option::unwrap_or_default).map_err(|error| Error::new(key, error.to_string()))
}
