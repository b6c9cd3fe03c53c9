//! Constraints as data: what forms, reference pages and other tools are built from.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::constraint::{Code, Params, required::Missing};
use crate::findings::Origin;
use crate::model::{
    Constraint, Direction, Document, Kind, Model, Presence, Rule, Shape, ShapeIndex, Site, Source, TimestampFormat,
};
use crate::violation::Severity;
use crate::wording::{Arguments, Message};

/// A place in a request or response: its type, its constraints, and the places inside it.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Description {
    /// The member's name; `member`, `key` and `value` in lists and maps; the operation's id at the root.
    pub name: &'static str,
    /// The name of the shape in the service's model.
    pub shape: &'static str,
    /// Tells shapes apart, also those of the same name. It may be another one in the next release.
    pub shape_id: u16,
    /// The Smithy type: `structure`, `union`, `list`, `map`, `string`, `blob`, `boolean`, `byte`, `short`, `integer`,
    /// `long` (whole numbers of 8, 16, 32 and 64 bits, signed), `double`, `timestamp` or `document`. A structure that
    /// holds exactly one of its members is a union.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Whether it must be present. A member that SDKs fill in is required here and a warning when missing.
    pub required: bool,
    /// Whether null may stand here, which counts as missing: at members whose absence is no error.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub nullable: bool,
    /// All constraints of the value: first whether it is required, then in the order of reports.
    pub constraints: Vec<ConstraintDescription>,
    /// Of timestamps: `date-time` (RFC 3339 text) or `epoch-seconds` (a number), as JSON holds them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<&'static str>,
    /// Of structures and unions: the members in the model's order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub members: Option<Vec<Description>>,
    /// Of lists: the elements.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub element: Option<Box<Description>>,
    /// Of maps: the keys.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<Box<Description>>,
    /// Of maps: the values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Box<Description>>,
    /// Set where the shape stands around itself: its inside is left out here; describe the field to go on.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub recursive: bool,
}

/// One constraint: what a violation of it would say.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ConstraintDescription {
    /// The code of its violations.
    pub code: Code,
    /// How serious they are in this direction.
    pub severity: Severity,
    /// Who states it.
    pub source: Source,
    /// Where to read it.
    pub document: Option<&'static Document>,
    limit: Message,
    arguments: Arguments,
}

impl ConstraintDescription {
    /// What it demands, in words: `1 to 255 bytes`, `exactly one of a, b or c`.
    #[must_use]
    pub fn text(&self) -> String {
        self.limit.text(&self.arguments)
    }

    /// Its figures.
    #[must_use]
    pub fn params(&self) -> Params {
        Params::from(&self.arguments)
    }
}

impl Serialize for ConstraintDescription {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut shown = serializer.serialize_struct("ConstraintDescription", 6)?;
        shown.serialize_field("code", &self.code)?;
        shown.serialize_field("severity", &self.severity)?;
        shown.serialize_field("source", &self.source)?;
        match self.document {
            Some(document) => shown.serialize_field("document", document)?,
            None => shown.skip_field("document")?,
        }
        self.serialize_limit(&mut shown)?;
        shown.end()
    }
}

impl ConstraintDescription {
    #[cfg(not(all(target_arch = "wasm32", feature = "bindings")))]
    fn serialize_limit<S: SerializeStruct>(&self, shown: &mut S) -> Result<(), S::Error> {
        shown.serialize_field("text", &self.text())?;
        shown.serialize_field("params", &self.params())
    }

    /// The words are on the JavaScript side.
    #[cfg(all(target_arch = "wasm32", feature = "bindings"))]
    fn serialize_limit<S: SerializeStruct>(&self, shown: &mut S) -> Result<(), S::Error> {
        shown.serialize_field("text", &(self.limit as u8))?;
        shown.serialize_field("params", &self.arguments)
    }
}

impl Description {
    pub(crate) fn new(model: &'static Model, site: &'static Site, direction: Direction) -> Self {
        Describer { model, direction, around: Vec::new() }.site(site)
    }
}

struct Describer {
    model: &'static Model,
    direction: Direction,
    /// The shapes that are being described.
    around: Vec<ShapeIndex>,
}

impl Describer {
    fn site(&mut self, site: &'static Site) -> Description {
        let shape = self.model.shape(site.shape);
        let required = self.presence(site);
        let must_be_present = required.as_ref().is_some_and(|required| required.severity == Severity::Error);
        let constraints = required.into_iter().chain(self.constraints(site.constraints, &[])).collect();
        let mut description = Description {
            name: site.name,
            shape: shape.map_or("", |shape| shape.name),
            shape_id: site.shape,
            kind: shape.map_or("", |shape| type_name(&shape.kind)),
            required: matches!(site.presence, Presence::Required(_)),
            nullable: !must_be_present && !matches!(site.presence, Presence::Inherent),
            constraints,
            format: None,
            members: None,
            element: None,
            key: None,
            value: None,
            recursive: self.around.contains(&site.shape),
        };
        if let Some(shape) = shape.filter(|_| !description.recursive) {
            self.around.push(site.shape);
            self.inside(shape, &mut description);
            self.around.pop();
        }
        description
    }

    fn inside(&mut self, shape: &'static Shape, description: &mut Description) {
        match &shape.kind {
            Kind::Structure { first, count, rules } => {
                let members = self.model.members(*first, *count);
                description.constraints.extend(self.constraints(rules, members));
                description.members = Some(members.iter().map(|site| self.site(site)).collect());
            }
            Kind::List { element } => description.element = self.part(*element),
            Kind::Map { key, value } => {
                description.key = self.part(*key);
                description.value = self.part(*value);
            }
            Kind::Timestamp(TimestampFormat::DateTime) => description.format = Some("date-time"),
            Kind::Timestamp(TimestampFormat::EpochSeconds) => description.format = Some("epoch-seconds"),
            Kind::Text | Kind::Blob | Kind::Boolean | Kind::Integer { .. } | Kind::Float | Kind::Document => {}
        }
    }

    fn part(&mut self, site: u16) -> Option<Box<Description>> {
        self.model.site(site).map(|site| Box::new(self.site(site)))
    }

    fn constraints(
        &self,
        constraints: &'static [Constraint],
        members: &'static [Site],
    ) -> impl Iterator<Item = ConstraintDescription> {
        constraints.iter().filter_map(move |constraint| self.constraint(constraint, members))
    }

    /// That a value must stand at a site, if it must.
    fn presence(&self, site: &Site) -> Option<ConstraintDescription> {
        let Presence::Required(requirement) = &site.presence else {
            return None;
        };
        let limit = Missing::limit(requirement.autofilled);
        self.described(Origin::from(requirement), Code::Required, limit, Arguments::none())
    }

    /// `members` are those that a rule between members is about.
    fn constraint(&self, constraint: &'static Constraint, members: &'static [Site]) -> Option<ConstraintDescription> {
        let (code, limit, arguments) = match &constraint.rule {
            Rule::Enum(rule) => (Code::Enum, Message::LimitEnum, rule.arguments()),
            Rule::Length(rule) => (Code::Length, rule.limit(), rule.arguments()),
            Rule::Pattern(rule) => (Code::Pattern, rule.limit(), rule.arguments()),
            Rule::Range(rule) => (Code::Range, rule.limit(), rule.arguments()),
            Rule::Reserved(rule) => (Code::Reserved, Message::LimitReserved, rule.arguments()),
            Rule::Exclusive(rule) => (Code::Exclusive, rule.limit(), rule.arguments(members)),
            Rule::Depends(rule) => (Code::Depends, rule.limit(), rule.arguments(members)),
        };
        self.described(Origin::from(constraint), code, limit, arguments)
    }

    /// None where the constraint is none in this direction.
    fn described(
        &self,
        origin: Origin,
        code: Code,
        limit: Message,
        arguments: Arguments,
    ) -> Option<ConstraintDescription> {
        let severity = origin.severity(self.direction)?;
        let document = origin.document.and_then(|index| self.model.document(index));
        Some(ConstraintDescription { code, severity, source: origin.source, document, limit, arguments })
    }
}

fn type_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Structure { count, rules, .. } if is_union(*count, rules) => "union",
        Kind::Structure { .. } => "structure",
        Kind::List { .. } => "list",
        Kind::Map { .. } => "map",
        Kind::Text => "string",
        Kind::Blob => "blob",
        Kind::Boolean => "boolean",
        Kind::Integer { bits: 8 } => "byte",
        Kind::Integer { bits: 16 } => "short",
        Kind::Integer { bits: 64 } => "long",
        Kind::Integer { .. } => "integer",
        Kind::Float => "double",
        Kind::Timestamp(_) => "timestamp",
        Kind::Document => "document",
    }
}

/// Whether exactly one of all members is set, whoever says so.
fn is_union(count: u16, rules: &[Constraint]) -> bool {
    rules.iter().any(|constraint| {
        matches!(&constraint.rule, Rule::Exclusive(rule) if rule.one_required && rule.members.len() == usize::from(count))
    })
}
