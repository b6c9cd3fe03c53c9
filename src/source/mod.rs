//! Where values come from: a [`Source`] yields one value token by token, and nothing past this module
//! knows whether it was a JavaScript value, JSON text or a `serde_json::Value`.
//!
//! A source reads; it never judges. What it cannot read at all ends the walk with a [`Halt`].

pub(crate) mod json;
pub(crate) mod value;
#[cfg(any(test, fuzzing, all(target_arch = "wasm32", feature = "bindings")))]
pub(crate) mod wire;

use std::borrow::Cow;

use crate::decimal;
use crate::model::Site;

/// Yields a value, its members and elements in the order of the input.
///
/// After [`Token::List`] or [`Token::Object`] the caller either takes the contents one by one until the
/// container says that it is over, or passes over all of them with [`Source::skip`].
///
/// What comes next is one small number; what belongs to it is asked for where it is needed. That is what makes reading
/// fast: nothing larger than a register is handed from call to call.
pub(crate) trait Source<'a> {
    /// Whether values stand as they travel on the wire, so that a timestamp has only its model's format.
    fn on_the_wire(&self) -> bool;

    /// Whether an object can hold the same key twice.
    fn repeats_keys(&self) -> bool;

    /// Reads the next value: a scalar whole, a container up to its first member or element.
    fn value(&mut self) -> Result<Token, Halt>;

    /// The text of the value just read, which is [`Token::Text`], [`Token::Foreign`] or [`Token::Unreadable`].
    fn text(&self) -> &Text<'a>;

    /// The number just read.
    fn number(&self) -> Number;

    /// How many [`Token::Bytes`] there are.
    fn length(&self) -> u64;

    /// Whether the list that is open has another element; it is then read with [`Source::value`].
    fn element(&mut self) -> Result<bool, Halt>;

    /// Whether the map that is open has another entry; its value is then read with [`Source::value`].
    fn entry(&mut self) -> Result<bool, Halt>;

    /// The next member of the structure that is open, which most likely is the one at `guess`. The value of an unknown one
    /// has been passed over.
    fn member(&mut self, members: &'static [Site], guess: usize) -> Result<Member, Halt>;

    /// The key of the entry, or the name of the unknown member, that was just read.
    fn key(&self) -> &Text<'a>;

    /// Passes over the rest of the container that was opened last.
    fn skip(&mut self, container: Container) -> Result<(), Halt>;

    /// Passes over one whole value.
    fn skip_value(&mut self) -> Result<(), Halt>;

    /// After the value: nothing may follow.
    fn finish(&mut self) -> Result<(), Halt>;

    /// Why it halted.
    fn fault(&self) -> json::Fault;
}

/// What [`Source::skip`] passes over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Container {
    List,
    Object,
}

/// What the next value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    not(all(target_arch = "wasm32", feature = "bindings")),
    allow(dead_code, reason = "some exist in JavaScript only")
)]
pub(crate) enum Token {
    Null,
    Boolean,
    Number,
    Text,
    /// A list begins.
    List,
    /// A structure, map or document object begins.
    Object,
    /// A valid `Date`.
    Date,
    /// Bytes, which were not copied.
    Bytes,
    /// Something that JSON cannot hold; its text is a noun phrase ("a function").
    Foreign,
    /// Reading it threw; its text is what was thrown.
    Unreadable,
    /// An object that contains itself.
    Cycle,
    /// Nested deeper than [`crate::walk::MAX_DEPTH`].
    Deep,
}

/// A number, as exactly as it was written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Number {
    /// A whole number that fits.
    Integer(i64),
    /// Any other: one with a fraction, a whole number past 64 bits, an infinity or not a number.
    Float(f64),
}

impl Token {
    /// What is open after this, if it opened anything.
    pub(crate) fn container(self) -> Option<Container> {
        match self {
            Self::List => Some(Container::List),
            Self::Object => Some(Container::Object),
            Self::Null
            | Self::Boolean
            | Self::Number
            | Self::Text
            | Self::Date
            | Self::Bytes
            | Self::Foreign
            | Self::Unreadable
            | Self::Cycle
            | Self::Deep => None,
        }
    }
}

impl Number {
    /// The nearest double.
    pub(crate) fn approximate(self) -> f64 {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "that is what it is for")]
            Self::Integer(value) => value as f64,
            Self::Float(value) => value,
        }
    }

    /// The number for people.
    pub(crate) fn write(self) -> String {
        match self {
            Self::Integer(value) => value.to_string(),
            Self::Float(value) => decimal::write(value),
        }
    }
}

impl From<f64> for Number {
    /// Whole numbers are integers, however they were computed or written: `1.0` is 1.
    fn from(value: f64) -> Self {
        const TWO_TO_63: f64 = 9_223_372_036_854_775_808.0;
        if value.fract() == 0.0 && (-TWO_TO_63..TWO_TO_63).contains(&value) {
            #[expect(clippy::cast_possible_truncation, reason = "whole, and within 64 bits")]
            return Self::Integer(value as i64);
        }
        Self::Float(value)
    }
}

/// Text in WTF-8: UTF-8 in which unpaired surrogates may stand as three bytes each.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Text<'a> {
    pub(crate) bytes: &'a [u8],
    /// Whether there is no unpaired surrogate.
    pub(crate) well_formed: bool,
}

/// A member of a structure, as a source found it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Member {
    /// The position among the structure's members.
    Known(u16),
    /// One that the structure does not have.
    Unknown,
    /// The structure is over.
    End,
}

/// A source cannot go on; [`Source::fault`] says why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Halt;

impl<'a> Text<'a> {
    /// No text.
    pub(crate) const EMPTY: Self = Self { bytes: &[], well_formed: true };

    /// Well-formed text.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { bytes: text.as_bytes(), well_formed: true }
    }

    /// How many code points it has; an unpaired surrogate counts as one.
    pub(crate) fn characters(&self) -> u64 {
        let continues = |byte: &&u8| **byte & 0xC0 == 0x80;
        let continuations = self.bytes.iter().filter(continues).count();
        (self.bytes.len() - continuations) as u64
    }

    /// The text for people: each unpaired surrogate becomes U+FFFD.
    pub(crate) fn display(&self) -> Cow<'a, str> {
        Self::display_of(self.bytes)
    }

    /// The same of WTF-8.
    pub(crate) fn display_of(bytes: &'a [u8]) -> Cow<'a, str> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => Cow::Owned(replace_surrogates(bytes)),
        }
    }
}

/// Replaces each generalised surrogate (ED A0..BF xx) by one U+FFFD; the rest is UTF-8 already.
fn replace_surrogates(bytes: &[u8]) -> String {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&first, tail)) = rest.split_first() {
        if let (0xED, [0xA0..=0xBF, _, after @ ..]) = (first, tail) {
            out.extend_from_slice("\u{FFFD}".as_bytes());
            rest = after;
        } else {
            out.push(first);
            rest = tail;
        }
    }
    String::from_utf8(out).unwrap_or_default()
}

/// Finds `name` among `members`, looking from `guess` on: members mostly come in model order, but for some left out.
#[inline]
pub(crate) fn find_member(members: &[Site], name: &[u8], guess: usize) -> Option<u16> {
    let (before, after) = members.split_at_checked(guess).unwrap_or((members, &[]));
    let is = |site: &Site| site.name.as_bytes() == name;
    let found = after.iter().position(is).map(|position| guess + position);
    found.or_else(|| before.iter().position(is)).and_then(|position| position.try_into().ok())
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn characters_are_code_points() {
        for (text, count) in [("", 0), ("a", 1), ("é", 1), ("日本", 2), ("😀x", 2)] {
            assert_eq!(Text::new(text).characters(), count, "{text}");
        }
    }

    #[test]
    fn an_unpaired_surrogate_is_shown_as_one_replacement() {
        let text = Text { bytes: b"a\xED\xA0\xBDb\xED\xB0\x80", well_formed: false };
        assert_eq!(text.display(), "a\u{FFFD}b\u{FFFD}");
        assert_eq!(text.characters(), 4);
    }
}
