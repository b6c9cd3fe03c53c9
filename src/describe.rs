//! Constraints as data: what forms, reference pages and other tools are built from.

use serde::Serialize;

use crate::constraint::{Code, Params, required::Missing};
use crate::findings::Origin;
use crate::model::{
    Constraint, Direction, Document, Kind, Model, Presence, Rule, Shape, ShapeIndex, Site, Source, TimestampFormat,
};
use crate::violation::Severity;

/// A place in a request or response: its type, its constraints, and the places inside it.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ConstraintDescription {
    /// The code of its violations.
    pub code: Code,
    /// How serious they are in this direction.
    pub severity: Severity,
    /// Who states it.
    pub source: Source,
    /// Where to read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<&'static Document>,
    /// What it demands, in words: `1 to 255 bytes`, `exactly one of a, b or c`.
    pub text: String,
    /// Its figures.
    pub params: Params,
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
        let text = Missing { member: site.name, autofilled: requirement.autofilled }.text();
        self.described(Origin::from(requirement), Code::Required, Params::default(), text)
    }

    /// `members` are those that a rule between members is about.
    fn constraint(&self, constraint: &'static Constraint, members: &'static [Site]) -> Option<ConstraintDescription> {
        let (code, params, text) = match &constraint.rule {
            Rule::Enum(rule) => (Code::Enum, rule.params(), rule.text()),
            Rule::Length(rule) => (Code::Length, rule.params(), rule.text()),
            Rule::Pattern(rule) => (Code::Pattern, rule.params(), rule.text()),
            Rule::Range(rule) => (Code::Range, rule.params(), rule.text()),
            Rule::Reserved(rule) => (Code::Reserved, rule.params(), rule.text()),
            Rule::Exclusive(rule) => (Code::Exclusive, rule.params(members), rule.text(members)),
            Rule::Depends(rule) => (Code::Depends, rule.params(members), rule.text(members)),
        };
        self.described(Origin::from(constraint), code, params, text)
    }

    /// None where the constraint is none in this direction.
    fn described(&self, origin: Origin, code: Code, params: Params, text: String) -> Option<ConstraintDescription> {
        let severity = origin.severity(self.direction)?;
        let document = origin.document.and_then(|index| self.model.document(index));
        Some(ConstraintDescription { code, severity, source: origin.source, document, text, params })
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
