//! The tables that a value is judged by: shapes, the sites where they stand, and their constraints.
//!
//! They are read once from what the compiler wrote (see `tables.rs`). They are plain data: nothing here
//! knows where a value comes from, how a check is made or how a finding is worded.

use crate::constraint::{Depends, Enum, Exclusive, Length, Matches, Range, Reserved};

/// Everything that is embedded: the root of the tables.
#[derive(Debug)]
pub struct Model {
    /// In the order in which they are listed to users.
    pub operations: &'static [Operation],
    /// Shapes by [`ShapeIndex`].
    pub shapes: &'static [Shape],
    /// Sites by [`SiteIndex`]; the members of one structure stand next to each other, in model order.
    pub sites: &'static [Site],
    /// What constraints cite, by [`Constraint::document`].
    pub documents: &'static [Document],
}

/// The place of a shape in [`Model::shapes`].
pub type ShapeIndex = u16;
/// The place of a site in [`Model::sites`].
pub type SiteIndex = u16;

/// An operation of a service.
#[derive(Debug)]
pub struct Operation {
    /// Service and name, such as `glue.CreateWorkflow`.
    pub id: &'static str,
    /// Where a request begins.
    pub input: SiteIndex,
    /// Where a response begins.
    pub output: SiteIndex,
    /// The day of the service model that the tables were made from, `YYYY-MM-DD`.
    pub model_date: &'static str,
}

/// A place where a value can stand: a whole request or response, a member, the elements of a list,
/// the keys or the values of a map.
///
/// A member's own constraint replaces the one on its target, so constraints are kept here, resolved.
#[derive(Debug)]
pub struct Site {
    /// The member's name; `member`, `key` and `value` in lists and maps; the operation's id at a root.
    pub name: &'static str,
    /// The shape of the value.
    pub shape: ShapeIndex,
    /// Whether a value must stand here.
    pub presence: Presence,
    /// In the order in which they are reported.
    pub constraints: &'static [Constraint],
}

/// Whether a value must stand at a site, and what it means if none does.
#[derive(Debug)]
pub enum Presence {
    /// A member that may be left out.
    Optional,
    /// A member that must be present.
    Required(Requirement),
    /// A root, an element, a map's key or value: it is there, so null is a value of the wrong type.
    Inherent,
}

/// Why a member must be present.
#[derive(Debug)]
pub struct Requirement {
    /// Where this is stated.
    pub source: Source,
    /// Index into [`Model::documents`].
    pub document: u16,
    /// Whether SDKs fill the member in (an idempotency token): its absence is then worth a warning only.
    pub autofilled: bool,
}

/// A named type of a service's model.
#[derive(Debug)]
pub struct Shape {
    /// The name without its namespace, such as `WorkflowName`.
    pub name: &'static str,
    /// What its values look like.
    pub kind: Kind,
}

/// The types of values.
#[derive(Debug)]
pub enum Kind {
    /// An object with known members; unions are structures with a rule that exactly one member is set.
    Structure {
        /// The first member's site; the others follow.
        first: SiteIndex,
        /// How many members there are.
        count: u16,
        /// Rules between the members.
        rules: &'static [Constraint],
    },
    /// A list.
    List {
        /// The site of the elements.
        element: SiteIndex,
    },
    /// An object with keys of the sender's choice.
    Map {
        /// The site of the keys.
        key: SiteIndex,
        /// The site of the values.
        value: SiteIndex,
    },
    /// Text; enums are text with an enum constraint.
    Text,
    /// Bytes: base64 text in JSON.
    Blob,
    /// `true` or `false`.
    Boolean,
    /// A whole number of so many bits, signed: 8, 16, 32 or 64.
    Integer {
        /// The size of its Smithy type.
        bits: u32,
    },
    /// A number with a fraction (`float`, `double`).
    Float,
    /// A moment.
    Timestamp(TimestampFormat),
    /// Any JSON value.
    Document,
}

/// How a timestamp is written in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimestampFormat {
    /// RFC 3339 text (Smithy's `date-time`).
    DateTime,
    /// Seconds since 1970-01-01T00:00:00Z, a number that may have a fraction.
    EpochSeconds,
}

/// A limit, where it is stated, and what to check.
#[derive(Debug)]
pub struct Constraint {
    /// What is demanded.
    pub rule: Rule,
    /// Who states it; together with the direction this decides the severity.
    pub source: Source,
    /// Index into [`Model::documents`].
    pub document: u16,
}

/// The kinds of constraints that models and documents declare. Each has a file in `constraint/`.
#[derive(Debug)]
pub enum Rule {
    /// One of a set of values.
    Enum(Enum),
    /// Bounds on characters, bytes, entries or elements.
    Length(Length),
    /// A regular expression.
    Pattern(Matches),
    /// Bounds on a number.
    Range(Range),
    /// A beginning that is kept for somebody else.
    Reserved(Reserved),
    /// How many of some members may be set.
    Exclusive(Exclusive),
    /// A member that makes sense only together with, or without, another.
    Depends(Depends),
}

/// Where a constraint is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// An API page or the service's user guide.
    Documented,
    /// The service model alone; the documents are silent.
    Model,
    /// The service model, where it is stricter than what a document explicitly allows.
    Drift,
    /// AWS tooling or general AWS practice.
    Advice,
}

/// A page, guide or model that a constraint is taken from.
#[derive(Debug)]
pub struct Document {
    /// What it is called.
    pub title: &'static str,
    /// Where to read it; empty where there is no page.
    pub url: &'static str,
}

/// Which way a value travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// From the caller to the service.
    Request,
    /// From the service to the caller.
    Response,
}

/// The smallest and the largest signed number of so many bits.
pub(crate) fn integer_bounds(bits: u32) -> [i64; 2] {
    let max = i64::MAX >> (i64::BITS - bits.clamp(1, i64::BITS));
    [-max - 1, max]
}

impl Model {
    /// The shape at `index`.
    #[must_use]
    pub fn shape(&self, index: ShapeIndex) -> Option<&'static Shape> {
        self.shapes.get(usize::from(index))
    }

    /// The site at `index`.
    #[must_use]
    pub fn site(&self, index: SiteIndex) -> Option<&'static Site> {
        self.sites.get(usize::from(index))
    }

    /// `count` sites from `first` on: the members of a structure.
    #[must_use]
    pub fn members(&self, first: SiteIndex, count: u16) -> &'static [Site] {
        let first = usize::from(first);
        self.sites.get(first..first + usize::from(count)).unwrap_or_default()
    }

    /// What `constraint` cites.
    #[must_use]
    pub fn document(&self, index: u16) -> Option<&'static Document> {
        self.documents.get(usize::from(index))
    }
}

/// What the encoder of JavaScript values need not look at.
#[cfg(any(fuzzing, all(target_arch = "wasm32", feature = "bindings")))]
impl Model {
    /// The most UTF-16 units of a text at `site` that fit whatever they are: 0 where more than its length matters.
    pub(crate) fn room(&self, site: &Site) -> u32 {
        let is_text = self.shape(site.shape).is_some_and(|shape| matches!(shape.kind, Kind::Text));
        let room = |constraint: &Constraint| match &constraint.rule {
            Rule::Length(rule) => rule.room(),
            Rule::Enum(_)
            | Rule::Pattern(_)
            | Rule::Range(_)
            | Rule::Reserved(_)
            | Rule::Exclusive(_)
            | Rule::Depends(_) => 0,
        };
        if is_text { site.constraints.iter().map(room).min().unwrap_or(u32::MAX) } else { 0 }
    }

    /// The same of a member at `position`, into which the rules between members may look.
    pub(crate) fn room_among(&self, site: &Site, position: usize, rules: &[Constraint]) -> u32 {
        let is_read = |constraint: &Constraint| match &constraint.rule {
            Rule::Depends(rule) => rule.trigger_at(position).is_some(),
            Rule::Enum(_)
            | Rule::Length(_)
            | Rule::Pattern(_)
            | Rule::Range(_)
            | Rule::Reserved(_)
            | Rule::Exclusive(_) => false,
        };
        if rules.iter().any(is_read) { 0 } else { self.room(site) }
    }
}
