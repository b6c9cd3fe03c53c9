//! Types: a value that cannot be what its shape says. It breaks only this, none of the shape's limits.

use super::{Breach, Code, Params};
use crate::model::{Kind, Model, TimestampFormat, integer_bounds};
use crate::source::Piece;

/// A value of the wrong type.
#[derive(Debug, Clone)]
pub(crate) struct Mismatch {
    expected: Expected,
    received: String,
    /// What was thrown when the value was read.
    thrown: Option<String>,
}

/// What belongs where the value stands.
#[derive(Debug, Clone)]
enum Expected {
    Structure(Vec<&'static str>),
    List,
    Map,
    Text,
    Bytes,
    Boolean,
    Whole { min: i64, max: i64 },
    Number,
    Moment,
    DateTime,
    EpochSeconds,
    Json,
}

impl Mismatch {
    /// A value of shape `kind` was expected and `piece` came.
    pub(crate) fn new(model: &Model, kind: &Kind, on_the_wire: bool, piece: &Piece<'_>) -> Self {
        let thrown = match piece {
            Piece::Unreadable(reason) => Some(super::excerpt(reason)),
            Piece::Null
            | Piece::Boolean
            | Piece::Number(_)
            | Piece::Text(_)
            | Piece::List
            | Piece::Object
            | Piece::Date
            | Piece::Bytes(_)
            | Piece::Foreign(_)
            | Piece::Cycle
            | Piece::Deep => None,
        };
        Self { expected: Expected::of(model, kind, on_the_wire), received: received(piece), thrown }
    }

    fn expects_number(&self) -> bool {
        matches!(self.expected, Expected::Whole { .. } | Expected::Number | Expected::EpochSeconds)
    }

    /// What to do instead, for the mistakes that people make most.
    fn advice(&self) -> String {
        match (&self.expected, self.received.as_str()) {
            (Expected::Boolean, "text") => "Write true or false without quotes.".to_owned(),
            (_, "text") if self.expects_number() => {
                format!("Use {} without quotes.", self.expected.phrase())
            }
            (Expected::Map, "a list") => {
                "Use one object of keys and values, such as {\"key\": \"value\"}, not a list.".to_owned()
            }
            (Expected::Structure(members), received) if !members.is_empty() => {
                format!("Use an object with {}, not {received}.", super::any_of(members))
            }
            (expected, received) => format!("Use {}, not {received}.", expected.phrase()),
        }
    }
}

impl Expected {
    fn of(model: &Model, kind: &Kind, on_the_wire: bool) -> Self {
        match kind {
            Kind::Structure { first, count, .. } => {
                let members = model.members(*first, *count).iter();
                Self::Structure(members.map(|site| site.name).take(3).collect())
            }
            Kind::List { .. } => Self::List,
            Kind::Map { .. } => Self::Map,
            Kind::Text => Self::Text,
            Kind::Blob => Self::Bytes,
            Kind::Boolean => Self::Boolean,
            Kind::Integer { bits } => {
                let [min, max] = integer_bounds(*bits);
                Self::Whole { min, max }
            }
            Kind::Float => Self::Number,
            Kind::Timestamp(_) if !on_the_wire => Self::Moment,
            Kind::Timestamp(TimestampFormat::DateTime) => Self::DateTime,
            Kind::Timestamp(TimestampFormat::EpochSeconds) => Self::EpochSeconds,
            Kind::Document => Self::Json,
        }
    }

    /// One word for programs.
    fn name(&self) -> &'static str {
        match self {
            Self::Structure(_) | Self::Map => "object",
            Self::List => "list",
            Self::Text => "string",
            Self::Bytes => "blob",
            Self::Boolean => "boolean",
            Self::Whole { .. } => "integer",
            Self::Number => "number",
            Self::Moment | Self::DateTime | Self::EpochSeconds => "timestamp",
            Self::Json => "document",
        }
    }

    fn phrase(&self) -> String {
        match self {
            Self::Structure(_) => "an object".to_owned(),
            Self::Map => "an object of keys and values".to_owned(),
            Self::List => "a list".to_owned(),
            Self::Text => "text".to_owned(),
            Self::Bytes => "bytes or base64 text".to_owned(),
            Self::Boolean => "true or false".to_owned(),
            Self::Whole { min, max } => format!("a whole number from {min} to {max}"),
            Self::Number => "a number".to_owned(),
            Self::Moment => "a date and time".to_owned(),
            Self::DateTime => "a date and time such as \"2026-01-31T12:00:00Z\"".to_owned(),
            Self::EpochSeconds => "seconds since 1970, a number".to_owned(),
            Self::Json => "a value that JSON can hold".to_owned(),
        }
    }
}

/// What came, as a noun phrase.
fn received(piece: &Piece<'_>) -> String {
    let phrase = match piece {
        Piece::Null => "null",
        Piece::Boolean => "true or false",
        Piece::Number(_) => "a number",
        Piece::Text(_) => "text",
        Piece::List => "a list",
        Piece::Object => "an object",
        Piece::Date => "a date",
        Piece::Bytes(_) => "bytes",
        Piece::Foreign(phrase) => phrase.as_ref(),
        Piece::Unreadable(_) => "a value that cannot be read",
        Piece::Cycle => "an object that contains itself",
        Piece::Deep => "an object nested too deeply",
    };
    phrase.to_owned()
}

impl Breach for Mismatch {
    fn code(&self) -> Code {
        Code::Type
    }

    fn params(&self) -> Params {
        Params { expected: Some(self.expected.name()), received: Some(self.received.clone()), ..Params::default() }
    }

    fn message(&self) -> String {
        match &self.thrown {
            Some(reason) => format!("This value cannot be read: {reason}."),
            None => self.advice(),
        }
    }

    fn demand(&self) -> String {
        format!("be {}", self.expected.phrase())
    }
}
