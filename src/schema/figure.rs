//! Bounds on numbers as JSON can hold them. Most readers take every number for a double, so a bound past 2^53 is moved to
//! a double next to it, in such a way that the same doubles are within.

use serde::Serialize;

/// A number in a schema.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(untagged)]
pub(super) enum Figure {
    /// One that a double holds exactly.
    Whole(i64),
    /// A double past 2^53.
    Double(f64),
}

/// A bound, and whether it is itself outside.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bound {
    pub(super) figure: Figure,
    pub(super) exclusive: bool,
}

impl Bound {
    /// The doubles that are at least `min`.
    pub(super) fn at_least(min: i64) -> Self {
        Self::new(min, |nearest| nearest < min)
    }

    /// The doubles that are at most `max`.
    pub(super) fn at_most(max: i64) -> Self {
        Self::new(max, |nearest| nearest > max)
    }

    /// The doubles that are less than `end`, which a double holds.
    pub(super) fn below(end: i64) -> Self {
        Self { exclusive: true, ..Self::at_most(end) }
    }

    /// Between a bound and the double nearest to it there is no other: it is within, or all up to it are.
    fn new(bound: i64, is_outside: impl FnOnce(i64) -> bool) -> Self {
        const EXACT: u64 = 1 << 53;
        const TWO_TO_63: f64 = 9_223_372_036_854_775_808.0;
        if bound.unsigned_abs() <= EXACT {
            return Self { figure: Figure::Whole(bound), exclusive: false };
        }
        #[expect(clippy::cast_precision_loss, reason = "the loss is what the rest is about")]
        let nearest = bound as f64;
        #[expect(clippy::cast_possible_truncation, reason = "whole, and within 64 bits")]
        let exclusive = nearest >= TWO_TO_63 || is_outside(nearest as i64);
        Self { figure: Figure::Double(nearest), exclusive }
    }
}

#[cfg(test)]
mod tests {
    use super::{Bound, Figure};

    #[test]
    fn bounds_that_a_double_holds_stand_as_they_are() {
        for number in [0, -1, 1 << 53, -(1 << 53)] {
            let bound = Bound { figure: Figure::Whole(number), exclusive: false };
            assert_eq!([Bound::at_least(number), Bound::at_most(number)], [bound; 2], "{number}");
        }
    }

    #[test]
    fn bounds_past_them_let_the_same_doubles_in() {
        let double = |figure, exclusive| Bound { figure: Figure::Double(figure), exclusive };
        let two_to_60 = 1_152_921_504_606_846_976.0;
        for (bound, expected) in [
            (Bound::at_most(i64::MAX), double(9_223_372_036_854_775_808.0, true)),
            (Bound::at_least(i64::MIN), double(-9_223_372_036_854_775_808.0, false)),
            (Bound::at_most(1 << 60), double(two_to_60, false)),
            (Bound::at_most((1 << 60) + 1), double(two_to_60, false)),
            (Bound::at_most((1 << 60) - 1), double(two_to_60, true)),
            (Bound::at_least((1 << 60) - 1), double(two_to_60, false)),
            (Bound::at_least((1 << 60) + 1), double(two_to_60, true)),
        ] {
            assert_eq!(bound, expected);
        }
    }
}
