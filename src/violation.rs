//! The report that callers get: violations with their paths, codes, figures and wordings.

use serde::{Serialize, Serializer, ser::SerializeSeq};

use crate::constraint::{Code, Params};
use crate::findings::{Finding, Findings, Place, Target};
use crate::model::{Document, Model, Source};
use crate::source::Text;
use crate::wording::Wording;

/// What is wrong with a value; nothing, if it is `ok`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// Whether there is no error. Warnings do not make a report fail.
    pub ok: bool,
    /// What the service will not accept, in order.
    pub errors: Vec<Violation>,
    /// What it may not accept, or what was probably not meant, in order.
    pub warnings: Vec<Violation>,
    /// Set when more was wrong than a report holds (1,000 violations).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub truncated: bool,
}

/// One constraint that a value breaks.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Violation {
    /// The way from the root; a missing member is located where it would stand.
    pub path: Vec<Segment>,
    /// The same way as an RFC 6901 JSON pointer.
    pub pointer: String,
    /// What kind of constraint is broken.
    pub code: Code,
    /// Whether the service will refuse the value, or may.
    pub severity: Severity,
    /// Who states the limit.
    pub source: Source,
    /// Where to read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<&'static Document>,
    /// For a person: what to do, with the figures. Echoes at most 64 characters of the value.
    pub message: String,
    /// The wording of Smithy servers.
    pub service_message: String,
    /// The figures.
    pub params: Params,
    /// Set where a map's key is at fault, not its value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<KeyTarget>,
    /// Where it stands in the text; set in reports on JSON text. See [`Range`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<Range>,
}

/// A part of a JSON text: the value at fault, or the key where `target` says so, or where the code is `unknown` or
/// `duplicate` (then the key that came again). What is missing, and what is wrong between members, stands where the object
/// does that they belong to. A `syntax` error stands where the text stops being JSON; one that ends too early, at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Range {
    /// Where it begins.
    pub start: Position,
    /// Where it has ended: behind its last character.
    pub end: Position,
}

/// A place between two characters of a JSON text, counted as editors and JavaScript do. A byte order mark counts as one
/// unit; bytes that are not UTF-8 are only ever behind a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct Position {
    /// UTF-16 units before it in the text.
    pub offset: usize,
    /// The line, from 1. Lines end with `\n`, `\r\n` or `\r`.
    pub line: usize,
    /// UTF-16 units before it in the line, and one.
    pub column: usize,
}

/// A step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// A member's name or a map's key.
    Name(String),
    /// The position of a list's element, from 0.
    Index(usize),
}

/// How serious a violation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The service will not accept the value.
    Error,
    /// The service may not accept it, or it is probably not what was meant.
    Warning,
}

/// Says that the key is at fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum KeyTarget {
    /// The key of a map's entry.
    Key,
}

impl Serialize for Segment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Name(name) => serializer.serialize_str(name),
            Self::Index(index) => serializer.serialize_u64(*index as u64),
        }
    }
}

impl Serialize for Document {
    /// As the title and, where there is a page, its address.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parts = [self.title, self.url];
        let parts = parts.iter().filter(|part| !part.is_empty());
        let mut list = serializer.serialize_seq(None)?;
        for part in parts {
            list.serialize_element(part)?;
        }
        list.end()
    }
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.title == other.title && self.url == other.url
    }
}

impl Report {
    pub(crate) fn new(model: &Model, findings: Findings) -> Self {
        let (errors, warnings, truncated) = findings.finish();
        let violations = |found: &[Finding]| found.iter().map(|finding| Violation::new(model, finding)).collect();
        Self { ok: errors.is_empty(), errors: violations(&errors), warnings: violations(&warnings), truncated }
    }
}

impl Violation {
    fn new(model: &Model, finding: &Finding) -> Self {
        let breach = finding.problem.breach();
        let Wording { message, demand, arguments } = breach.wording();
        let pointer = pointer(&finding.places);
        // Smithy servers locate a failing key at its map.
        let at = match (finding.target, finding.places.split_last()) {
            (Target::Key, Some((_, map))) => self::pointer(map),
            (Target::Key | Target::Value, _) => pointer.clone(),
        };
        Self {
            path: finding.places.iter().map(Segment::from).collect(),
            pointer,
            code: breach.code(),
            severity: finding.severity,
            source: finding.source,
            document: finding.document.and_then(|index| model.document(index)),
            message: message.text(&arguments),
            service_message: demand.text(&at, &arguments),
            params: Params::from(&arguments),
            target: (finding.target == Target::Key).then_some(KeyTarget::Key),
            range: finding.range,
        }
    }
}

impl From<&Place> for Segment {
    fn from(place: &Place) -> Self {
        match place {
            Place::Member(_, name) => Self::Name((*name).to_owned()),
            Place::Unknown(name) | Place::Key(name) => Self::Name(Text::display_of(name).into_owned()),
            Place::Index(index) => Self::Index(*index),
        }
    }
}

/// RFC 6901: `~` and `/` inside a step are written `~0` and `~1`.
fn pointer(places: &[Place]) -> String {
    let mut pointer = String::new();
    for place in places {
        pointer.push('/');
        match Segment::from(place) {
            Segment::Name(name) => pointer.push_str(&name.replace('~', "~0").replace('/', "~1")),
            Segment::Index(index) => pointer.push_str(&index.to_string()),
        }
    }
    pointer
}
