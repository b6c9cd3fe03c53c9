//! Lengths: of text in characters or bytes, of blobs in bytes, of maps in entries, of lists in elements.

use serde::Serialize;

use super::{Breach, Code, Problem, Verdict};
use crate::source::Text;
use crate::wording::{Arguments, Demand, Message, Name, Wording};

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

    /// How many UTF-16 units a text may have to fit whatever its characters are. A unit is a character at most, and
    /// takes three bytes of UTF-8 at most.
    #[cfg(any(test, fuzzing, all(target_arch = "wasm32", feature = "bindings")))]
    pub(crate) fn room(&self) -> u32 {
        match (self.min, self.max, self.unit) {
            (0, None, _) => u32::MAX,
            (0, Some(max), Unit::Bytes) => max / 3,
            (0, Some(max), Unit::Characters | Unit::Entries | Unit::Elements) => max,
            (_, _, _) => 0,
        }
    }

    fn allows(&self, length: u64) -> bool {
        length >= u64::from(self.min) && self.max.is_none_or(|max| length <= u64::from(max))
    }

    /// Judges a length that was counted in this constraint's unit.
    pub(crate) fn check(&'static self, actual: u64) -> Verdict {
        (!self.allows(actual)).then(|| Box::new(Problem::Length(OutOfBounds { rule: self, actual })))
    }

    pub(crate) fn arguments(&self) -> Arguments {
        Arguments::none()
            // A minimum of 0 demands nothing.
            .and_if(Name::Min, Some(self.min).filter(|min| *min > 0))
            .and_if(Name::Max, self.max)
            .and(Name::Unit, self.unit)
    }

    pub(crate) fn limit(&self) -> Message {
        match (self.min, self.max) {
            (min, Some(max)) if min == max => Message::LimitLengthExact,
            (0, Some(_)) => Message::LimitLengthMax,
            (_, Some(_)) => Message::LimitLengthBetween,
            (_, None) => Message::LimitLengthMin,
        }
    }
}

impl Unit {
    /// As programs read it.
    #[cfg(all(target_arch = "wasm32", feature = "bindings"))]
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Characters => "characters",
            Self::Bytes => "bytes",
            Self::Entries => "entries",
            Self::Elements => "elements",
        }
    }
}

impl Breach for OutOfBounds {
    fn code(&self) -> Code {
        Code::Length
    }

    fn wording(&self) -> Wording {
        let Length { min, max, .. } = *self.rule;
        let message = match max {
            Some(max) if max == min => Message::LengthExact,
            Some(max) if self.actual > max.into() => Message::LengthMax,
            Some(_) | None => Message::LengthMin,
        };
        let demand = match (min, max) {
            (0, Some(_)) => Demand::LengthMax,
            (_, Some(_)) => Demand::LengthBetween,
            (_, None) => Demand::LengthMin,
        };
        let actual = i64::try_from(self.actual).unwrap_or(i64::MAX);
        Wording { message, demand, arguments: self.rule.arguments().and(Name::Actual, actual) }
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Length, Unit};
    use crate::source::Text;

    fn length(min: u32, max: Option<u32>, unit: Unit) -> Length {
        Length { min, max, unit }
    }

    #[test]
    fn texts_that_have_room_fit_whatever_they_are() {
        assert_eq!(length(0, None, Unit::Bytes).room(), u32::MAX);
        assert_eq!(length(0, Some(256), Unit::Characters).room(), 256);
        assert_eq!(length(0, Some(512_000), Unit::Bytes).room(), 170_666);
        assert_eq!(length(1, None, Unit::Characters).room(), 0, "an empty text does not fit");
    }

    #[test]
    fn the_longest_texts_that_have_room_fit() {
        static BYTES: Length = Length { min: 0, max: Some(512_000), unit: Unit::Bytes };
        let longest = "説".repeat(BYTES.room() as usize);
        assert!(BYTES.check_text(&Text::new(&longest)).is_none());
        assert!(BYTES.check_text(&Text::new(&(longest + "説"))).is_some());
    }
}
