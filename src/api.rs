//! What Rust callers use: operations, and validators of requests, responses and parts of them.

use std::fmt;

use bumpalo::Bump;
use serde_json::Value;

use crate::constraint::unknown::closest;
use crate::describe::Description;
use crate::findings::Findings;
use crate::model::{self, Direction, Kind, Model, Site};
use crate::places;
use crate::source::{Source, json::JsonSource, value::ValueSource};
use crate::tables::MODEL;
use crate::violation::Report;
use crate::walk::walk;

/// Every operation's id, such as `glue.CreateWorkflow`: services and operations in a fixed order.
#[must_use]
pub fn operations() -> impl ExactSizeIterator<Item = &'static str> {
    MODEL.operations.iter().map(|operation| operation.id)
}

/// The operation with this id.
///
/// # Errors
/// When there is none; the error names the closest id, if one is close.
pub fn operation(id: &str) -> Result<Operation, UnknownOperation> {
    let found = MODEL.operations.iter().find(|operation| operation.id == id);
    found
        .map(|tables| Operation { tables })
        .ok_or_else(|| UnknownOperation { id: id.to_owned(), suggestion: closest(id, operations()) })
}

/// An operation of a service.
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    tables: &'static model::Operation,
}

/// Judges requests, responses or parts of them.
#[derive(Debug, Clone, Copy)]
pub struct Validator {
    model: &'static Model,
    site: &'static Site,
    direction: Direction,
}

/// There is no operation with this id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownOperation {
    id: String,
    suggestion: Option<&'static str>,
}

/// There is no such place in a request or response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownField {
    pointer: String,
}

impl Operation {
    /// Service and name, such as `glue.CreateWorkflow`.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.tables.id
    }

    /// The day of the service model that the constraints were taken from, `YYYY-MM-DD`.
    #[must_use]
    pub fn model_date(&self) -> &'static str {
        self.tables.model_date
    }

    /// Judges what callers send.
    #[must_use]
    pub fn request(&self) -> Validator {
        Validator::at(self.tables.input, Direction::Request)
    }

    /// Judges what the service answers.
    #[must_use]
    pub fn response(&self) -> Validator {
        Validator::at(self.tables.output, Direction::Response)
    }
}

impl Validator {
    pub(crate) fn at(site: model::SiteIndex, direction: Direction) -> Self {
        /// Stands in for a site that the tables do not have, which the compiler rules out. It accepts nothing.
        static NOWHERE: Site =
            Site { name: "", shape: u16::MAX, presence: model::Presence::Inherent, constraints: &[] };
        Self::of(&MODEL, MODEL.site(site).unwrap_or(&NOWHERE), direction)
    }

    /// Judges values at a site of `model`.
    pub(crate) fn of(model: &'static Model, site: &'static Site, direction: Direction) -> Self {
        Self { model, site, direction }
    }

    /// Judges a value as it travels: timestamps in their model's own format, blobs as base64 text.
    #[must_use]
    pub fn validate(&self, value: &Value) -> Report {
        self.report(self.findings(ValueSource::new(value)))
    }

    /// Judges JSON text in UTF-8 (a byte order mark is passed over). Text that is not JSON is a report with a
    /// `syntax` error; what could be judged before it follows. Every violation says where in the text it stands
    /// ([`Violation::range`](crate::Violation::range)).
    #[must_use]
    pub fn validate_json(&self, text: impl AsRef<[u8]>) -> Report {
        self.report(self.findings_in_text(text.as_ref(), false))
    }

    /// Judges a part: `pointer` is an RFC 6901 JSON pointer such as `/name`, `/tags/any-key` or `/Names/0`.
    /// Paths in its reports begin at the part.
    ///
    /// # Errors
    /// When there is no such place.
    pub fn field(&self, pointer: &str) -> Result<Self, UnknownField> {
        let unknown = || UnknownField { pointer: pointer.to_owned() };
        let steps = match pointer.strip_prefix('/') {
            Some(steps) => steps.split('/'),
            None if pointer.is_empty() => return Ok(*self),
            None => return Err(unknown()),
        };
        let unescaped = steps.map(|step| step.replace("~1", "/").replace("~0", "~"));
        unescaped.into_iter().try_fold(*self, |validator, step| validator.part(&step)).ok_or_else(unknown)
    }

    /// The validator of a member, of a list's elements, or of a map's values.
    pub(crate) fn part(&self, step: &str) -> Option<Self> {
        let site = match self.model.shape(self.site.shape)?.kind {
            Kind::Structure { first, count, .. } => {
                self.model.members(first, count).iter().find(|site| site.name == step)?
            }
            Kind::List { element } if step.parse::<usize>().is_ok() => self.model.site(element)?,
            Kind::Map { value, .. } => self.model.site(value)?,
            Kind::List { .. }
            | Kind::Text
            | Kind::Blob
            | Kind::Boolean
            | Kind::Integer { .. }
            | Kind::Float
            | Kind::Timestamp(_)
            | Kind::Document => return None,
        };
        Some(Self { site, ..*self })
    }

    /// The constraints as data, to build forms from.
    #[must_use]
    pub fn describe(&self) -> Description {
        Description::new(self.model, self.site, self.direction)
    }

    pub(crate) fn report(&self, findings: Findings) -> Report {
        Report::new(self.model, findings)
    }

    /// What is wrong with a text, which may be known to be UTF-8, and where. Places are looked for by a second reading, so
    /// that they cost nothing where nothing is wrong.
    pub(crate) fn findings_in_text(&self, text: &[u8], is_utf8: bool) -> Findings {
        let resolved = Bump::new();
        let source = || if is_utf8 { JsonSource::of_utf8(text, &resolved) } else { JsonSource::new(text, &resolved) };
        let mut findings = self.findings(source());
        if !findings.is_none() {
            places::locate(text, &mut findings, source());
        }
        findings
    }

    /// What is wrong with what a source yields.
    pub(crate) fn findings<'a>(&self, mut source: impl Source<'a>) -> Findings {
        walk(self.model, self.site, self.direction, &mut source)
    }

    /// The number of the site in the tables.
    #[cfg(all(target_arch = "wasm32", feature = "bindings"))]
    pub(crate) fn index(&self) -> Option<model::SiteIndex> {
        let position = self.model.sites.iter().position(|site| std::ptr::eq(site, self.site));
        position.and_then(|position| position.try_into().ok())
    }
}

impl fmt::Display for UnknownOperation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "unknown operation {:?}", self.id)?;
        match self.suggestion {
            Some(suggestion) => write!(formatter, "; did you mean {suggestion:?}?"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for UnknownField {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "no field at {:?}", self.pointer)
    }
}

impl std::error::Error for UnknownOperation {}
impl std::error::Error for UnknownField {}
