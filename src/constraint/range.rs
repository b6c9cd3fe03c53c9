//! Ranges: bounds on numbers, inclusive.

use super::{Breach, Code, Problem, Verdict};
use crate::source::Number;
use crate::wording::{Arguments, Demand, Message, Name, Wording};

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

    pub(crate) fn arguments(&self) -> Arguments {
        Arguments::none().and_if(Name::Min, self.min).and_if(Name::Max, self.max)
    }

    pub(crate) fn limit(&self) -> Message {
        match (self.min, self.max) {
            (Some(_), Some(_)) => Message::LimitRangeBetween,
            (Some(_), None) => Message::LimitRangeMin,
            (None, Some(_)) => Message::LimitRangeMax,
            (None, None) => Message::LimitRange,
        }
    }
}

impl Breach for OutOfRange {
    fn code(&self) -> Code {
        Code::Range
    }

    fn wording(&self) -> Wording {
        let demand = match (self.rule.min, self.rule.max) {
            (Some(_), Some(_)) => Demand::RangeBetween,
            (Some(_), None) => Demand::RangeMin,
            (None, Some(_)) => Demand::RangeMax,
            (None, None) => Demand::Range,
        };
        let arguments = self.rule.arguments().and(Name::Actual, self.actual).and(Name::Wanted, self.rule.limit());
        Wording { message: Message::Range, demand, arguments }
    }
}
