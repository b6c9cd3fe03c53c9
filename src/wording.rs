//! Wordings: what violations and constraints say, in English, and what is filled in.
//!
//! A kind of constraint chooses a [`Message`] and gives the [`Arguments`]; the words are in `messages/*.json`. Rust callers
//! get texts, written here. JavaScript gets the number of the message and the arguments, and writes texts itself, in the
//! language that it was told. Nothing here knows values, constraints or where a violation stands.

mod fill;

use std::borrow::Cow;

use crate::constraint::Unit;
use crate::source::Number;

include!(concat!(env!("OUT_DIR"), "/en.rs"));
include!(concat!(env!("OUT_DIR"), "/service.rs"));

/// What a violation says.
pub(crate) struct Wording {
    /// To a person.
    pub(crate) message: Message,
    /// What Smithy servers write after "Member must ".
    pub(crate) demand: Demand,
    pub(crate) arguments: Arguments,
}

/// What is filled in. No name stands twice.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Arguments(pub(crate) Vec<(Name, Value)>);

/// Declares [`Name`], and what each is called in templates and in the parameters of violations.
macro_rules! names {
    ($($name:ident $key:literal)*) => {
        /// What templates call an argument. JavaScript knows the names by their numbers, in this order
        /// (`argumentNames` in `pkg/src/wording.ts`).
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Name { $($name),* }

        impl Name {
            /// As in templates, and in the parameters of a violation.
            pub(crate) fn key(self) -> &'static str {
                match self { $(Self::$name => $key),* }
            }

            #[cfg(test)]
            const ALL: &[Self] = &[$(Self::$name),*];
        }
    };
}

names! {
    Min "min" Max "max" Actual "actual" Unit "unit" Pattern "pattern" Whole "whole" Hint "hint" Allowed "allowed"
    Expected "expected" Received "received" Members "members" Present "present" Value "value" Suggestion "suggestion"
    Prefix "prefix"
    // From here on: for wordings alone, not in the parameters of a violation.
    Member "member" Wanted "wanted" Noun "noun" Example "example" Number "number" Least "least" Most "most"
    Floor "floor" Ceiling "ceiling" Reason "reason" Others "others" Open "open" Line "line" Column "column"
    Count "count" At "at" Demand "demand"
}

/// An argument.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// A property that holds.
    Holds,
    Number(Number),
    Unit(Unit),
    /// Text that the module holds.
    Text(&'static str),
    /// Text that was made for this finding.
    Made(String),
    /// Words, filled in with the same arguments.
    Words(Message),
    Names(Cow<'static, [&'static str]>),
}

impl Arguments {
    pub(crate) fn none() -> Self {
        Self::default()
    }

    /// With one more.
    pub(crate) fn and(mut self, name: Name, value: impl Into<Value>) -> Self {
        self.0.push((name, value.into()));
        self
    }

    /// With one more, if there is one.
    pub(crate) fn and_if(self, name: Name, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.and(name, value),
            None => self,
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (Name, &Value)> {
        self.0.iter().map(|(name, value)| (*name, value))
    }
}

impl Value {
    pub(crate) fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(number.approximate()) } else { None }
    }

    pub(crate) fn integer(&self) -> Option<i64> {
        if let Self::Number(Number::Integer(number)) = self { Some(*number) } else { None }
    }

    pub(crate) fn unit(&self) -> Option<Unit> {
        if let Self::Unit(unit) = self { Some(*unit) } else { None }
    }

    pub(crate) fn text(&self) -> Option<&'static str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Words(words) => Some(words.template()),
            Self::Holds | Self::Number(_) | Self::Unit(_) | Self::Made(_) | Self::Names(_) => None,
        }
    }

    pub(crate) fn owned_text(&self) -> Option<String> {
        if let Self::Made(text) = self { Some(text.clone()) } else { self.text().map(str::to_owned) }
    }

    pub(crate) fn names(&self) -> Option<&'static [&'static str]> {
        if let Self::Names(Cow::Borrowed(names)) = self { Some(names) } else { None }
    }

    pub(crate) fn owned_names(&self) -> Option<Vec<&'static str>> {
        if let Self::Names(names) = self { Some(names.to_vec()) } else { None }
    }
}

impl From<Number> for Value {
    fn from(number: Number) -> Self {
        Self::Number(number)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(Number::Integer(number))
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::from(i64::from(number))
    }
}

impl From<Unit> for Value {
    fn from(unit: Unit) -> Self {
        Self::Unit(unit)
    }
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self::Text(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Made(text)
    }
}

impl From<Message> for Value {
    fn from(words: Message) -> Self {
        Self::Words(words)
    }
}

impl From<&'static [&'static str]> for Value {
    fn from(names: &'static [&'static str]) -> Self {
        Self::Names(Cow::Borrowed(names))
    }
}

impl From<Vec<&'static str>> for Value {
    fn from(names: Vec<&'static str>) -> Self {
        Self::Names(Cow::Owned(names))
    }
}

/// As an object, of what belongs to the parameters of a violation.
#[cfg(all(target_arch = "wasm32", feature = "bindings"))]
impl serde::Serialize for Arguments {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(name, value)| (name.key(), value)))
    }
}

#[cfg(all(target_arch = "wasm32", feature = "bindings"))]
impl serde::Serialize for Value {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Holds => serializer.serialize_bool(true),
            Self::Number(number) => serializer.serialize_f64(number.approximate()),
            Self::Unit(unit) => unit.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Made(text) => serializer.serialize_str(text),
            Self::Words(words) => serializer.serialize_u8(*words as u8),
            Self::Names(names) => names.serialize(serializer),
        }
    }
}
