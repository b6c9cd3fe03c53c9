//! Lengths: of text in characters or bytes, of blobs in bytes, of maps in entries, of lists in elements.

use serde::Serialize;

use super::{Breach, Code, Params, Problem, Verdict};
use crate::source::Text;

/// Bounds on a length, inclusive.
#[derive(Debug)]
pub struct Length {
    /// The smallest length; 0 where there is none.
    pub min: u32,
    /// The largest length.
    pub max: Option<u32>,
    /// What is counted.
    pub unit: Unit,
}

/// What lengths are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Unicode code points: Smithy's length of a string.
    Characters,
    /// Bytes of UTF-8, or decoded bytes of a blob.
    Bytes,
    /// Entries of a map.
    Entries,
    /// Elements of a list.
    Elements,
}

/// A length outside its bounds.
#[derive(Debug, Clone)]
pub(crate) struct OutOfBounds {
    rule: &'static Length,
    actual: u64,
}

impl Length {
    /// Judges a text: by bytes where the document says bytes, otherwise by characters.
    pub(crate) fn check_text(&'static self, text: &Text<'_>) -> Verdict {
        let bytes = text.bytes.len() as u64;
        match self.unit {
            Unit::Bytes => self.check(bytes),
            // A character has one to four bytes: most texts need no look at their characters.
            Unit::Characters | Unit::Entries | Unit::Elements
                if self.allows(bytes.div_ceil(4)) && self.allows(bytes) =>
            {
                None
            }
            Unit::Characters | Unit::Entries | Unit::Elements => self.check(text.characters()),
        }
    }

    fn allows(&self, length: u64) -> bool {
        length >= u64::from(self.min) && self.max.is_none_or(|max| length <= u64::from(max))
    }

    /// Judges a length that was counted in this constraint's unit.
    pub(crate) fn check(&'static self, actual: u64) -> Verdict {
        (!self.allows(actual)).then(|| Box::new(Problem::Length(OutOfBounds { rule: self, actual })))
    }

    pub(crate) fn params(&self) -> Params {
        Params {
            // A minimum of 0 demands nothing.
            min: Some(i64::from(self.min)).filter(|min| *min > 0),
            max: self.max.map(i64::from),
            unit: Some(self.unit),
            ..Params::default()
        }
    }

    pub(crate) fn text(&self) -> String {
        let count = |bound: u32| self.unit.count(bound.into());
        match (self.min, self.max) {
            (min, Some(max)) if min == max => format!("exactly {}", count(max)),
            (0, Some(max)) => format!("at most {}", count(max)),
            (min, Some(max)) => format!("{min} to {}", count(max)),
            (min, None) => format!("at least {}", count(min)),
        }
    }
}

impl Unit {
    /// "1 character", "2 characters".
    fn count(self, count: u64) -> String {
        let (one, many) = match self {
            Self::Characters => ("character", "characters"),
            Self::Bytes => ("byte", "bytes"),
            Self::Entries => ("entry", "entries"),
            Self::Elements => ("element", "elements"),
        };
        format!("{count} {}", if count == 1 { one } else { many })
    }
}

impl Breach for OutOfBounds {
    fn code(&self) -> Code {
        Code::Length
    }

    fn params(&self) -> Params {
        Params {
            #[expect(clippy::cast_precision_loss, reason = "no length reaches 2^53")]
            actual: Some(self.actual as f64),
            ..self.rule.params()
        }
    }

    fn message(&self) -> String {
        let Length { min, max, unit } = self.rule;
        let count = |bound: u32| unit.count(bound.into());
        let wanted = match *max {
            Some(max) if max == *min => format!("Use exactly {}", count(max)),
            Some(max) if self.actual > max.into() => format!("Use at most {}", count(max)),
            Some(_) | None => format!("Use at least {}", count(*min)),
        };
        format!("{wanted} (now {}).", self.actual)
    }

    fn demand(&self) -> String {
        match (self.rule.min, self.rule.max) {
            (0, Some(max)) => format!("have length less than or equal to {max}"),
            (min, Some(max)) => format!("have length between {min} and {max}, inclusive"),
            (min, None) => format!("have length greater than or equal to {min}"),
        }
    }

    fn measure(&self) -> String {
        format!(" with length {}", self.actual)
    }
}
