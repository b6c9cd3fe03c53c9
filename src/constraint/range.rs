//! Ranges: bounds on numbers, inclusive.

use super::{Breach, Code, Params, Problem, Verdict};
use crate::source::Number;

/// Bounds on a number.
#[derive(Debug)]
pub struct Range {
    /// The smallest number.
    pub min: Option<i64>,
    /// The largest number.
    pub max: Option<i64>,
}

/// A number outside its bounds.
#[derive(Debug, Clone)]
pub(crate) struct OutOfRange {
    rule: &'static Range,
    actual: Number,
}

impl Range {
    pub(crate) fn check(&'static self, number: Number) -> Verdict {
        let inside = match number {
            Number::Integer(value) => {
                self.min.is_none_or(|min| value >= min) && self.max.is_none_or(|max| value <= max)
            }
            #[expect(clippy::cast_precision_loss, reason = "the bounds of floats are small")]
            Number::Float(value) => {
                self.min.is_none_or(|min| value >= min as f64) && self.max.is_none_or(|max| value <= max as f64)
            }
        };
        (!inside).then(|| Box::new(Problem::Range(OutOfRange { rule: self, actual: number })))
    }

    pub(crate) fn params(&self) -> Params {
        Params { min: self.min, max: self.max, ..Params::default() }
    }

    pub(crate) fn text(&self) -> String {
        match (self.min, self.max) {
            (Some(min), Some(max)) => format!("a number from {min} to {max}"),
            (Some(min), None) => format!("a number of at least {min}"),
            (None, Some(max)) => format!("a number of at most {max}"),
            (None, None) => "a number".to_owned(),
        }
    }
}

impl Breach for OutOfRange {
    fn code(&self) -> Code {
        Code::Range
    }

    fn params(&self) -> Params {
        Params { actual: Some(self.actual.approximate()), ..self.rule.params() }
    }

    fn message(&self) -> String {
        format!("Use {} (now {}).", self.rule.text(), self.actual.write())
    }

    fn demand(&self) -> String {
        match (self.rule.min, self.rule.max) {
            (Some(min), Some(max)) => format!("be between {min} and {max}, inclusive"),
            (Some(min), None) => format!("be greater than or equal to {min}"),
            (None, Some(max)) => format!("be less than or equal to {max}"),
            (None, None) => "be a number".to_owned(),
        }
    }
}
