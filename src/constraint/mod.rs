//! The kinds of constraints, one file each: its data, its check, its code, its parameters, its wording.
//!
//! A check says what is wrong as a [`Problem`]; it knows neither where the value stands nor who states
//! the limit. [`crate::findings`] adds both. One file is no kind: [`example`] writes out what a shape
//! looks like, for those who sent something else.

pub(crate) mod depends;
pub(crate) mod depth;
pub(crate) mod duplicate;
pub(crate) mod enumeration;
pub(crate) mod example;
pub(crate) mod exclusive;
pub(crate) mod format;
pub(crate) mod kind;
pub(crate) mod large;
pub(crate) mod length;
pub(crate) mod pattern;
pub(crate) mod range;
pub(crate) mod required;
pub(crate) mod reserved;
pub(crate) mod syntax;
pub(crate) mod unknown;

pub use depends::Depends;
pub use enumeration::Enum;
pub use exclusive::Exclusive;
pub use length::{Length, Unit};
pub use pattern::Matches;
pub use range::Range;
pub use reserved::Reserved;

use serde::{Serialize, Serializer};

use crate::wording::{Arguments, Name, Value, Wording};

/// What a violation is about, in the order in which violations of one value are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Code {
    /// The text is not JSON.
    Syntax,
    /// A key that stands twice in one object of a JSON text.
    Duplicate,
    /// A member that must be present is missing or null.
    Required,
    /// A value of the wrong type.
    Type,
    /// A member that the structure does not have.
    Unknown,
    /// Text that is no timestamp, no base64 or no Unicode.
    Format,
    /// A value outside a set of values.
    Enum,
    /// Too short or too long, in the unit that the parameters name.
    Length,
    /// Text that does not match a regular expression.
    Pattern,
    /// A number that is too small or too large.
    Range,
    /// Too many or too few of some members.
    Exclusive,
    /// A member without, or with, another one.
    Depends,
    /// A beginning that is kept for somebody else.
    Reserved,
    /// Nested too deeply.
    Depth,
}

impl Code {
    /// The code as programs read it, such as `length`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Duplicate => "duplicate",
            Self::Required => "required",
            Self::Type => "type",
            Self::Unknown => "unknown",
            Self::Format => "format",
            Self::Enum => "enum",
            Self::Length => "length",
            Self::Pattern => "pattern",
            Self::Range => "range",
            Self::Exclusive => "exclusive",
            Self::Depends => "depends",
            Self::Reserved => "reserved",
            Self::Depth => "depth",
        }
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// What is wrong with a value.
#[derive(Debug, Clone)]
pub(crate) enum Problem {
    Required(required::Missing),
    Type(kind::Mismatch),
    Unknown(unknown::Unknown),
    Format(format::Malformed),
    Enum(enumeration::Outside),
    Length(length::OutOfBounds),
    Pattern(pattern::NoMatch),
    Range(range::OutOfRange),
    Exclusive(exclusive::Crowd),
    Depends(depends::Alone),
    Reserved(reserved::Taken),
    Duplicate(duplicate::Repeated),
    Syntax(syntax::NotJson),
    Depth(depth::TooDeep),
    #[cfg_attr(
        not(all(target_arch = "wasm32", feature = "bindings")),
        allow(dead_code, reason = "JavaScript alone has a limit on the size of inputs")
    )]
    Large(large::TooLarge),
}

/// What a check finds: mostly nothing, which is why the rest is in a box.
pub(crate) type Verdict = Option<Box<Problem>>;

/// What every kind says of a value that breaks it.
pub(crate) trait Breach {
    /// The code that programs read.
    fn code(&self) -> Code;

    /// What to say of it, with the figures.
    fn wording(&self) -> Wording;
}

impl Problem {
    /// What the kind says of it.
    pub(crate) fn breach(&self) -> &dyn Breach {
        match self {
            Self::Required(breach) => breach,
            Self::Type(breach) => breach,
            Self::Unknown(breach) => breach,
            Self::Format(breach) => breach,
            Self::Enum(breach) => breach,
            Self::Length(breach) => breach,
            Self::Pattern(breach) => breach,
            Self::Range(breach) => breach,
            Self::Exclusive(breach) => breach,
            Self::Depends(breach) => breach,
            Self::Reserved(breach) => breach,
            Self::Duplicate(breach) => breach,
            Self::Syntax(breach) => breach,
            Self::Depth(breach) => breach,
            Self::Large(breach) => breach,
        }
    }
}

/// The figures of a violation. A code sets those that belong to it; all others are absent.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Params {
    /// The smallest length or number allowed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// The largest length or number allowed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
    /// The length or number that was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actual: Option<f64>,
    /// What lengths are counted in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// The regular expression, as the documents spell it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<&'static str>,
    /// What such text looks like, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<&'static str>,
    /// Set where the regular expression has to match all of a text; otherwise a part of it is enough.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub whole: bool,
    /// The values allowed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed: Option<&'static [&'static str]>,
    /// What belongs here: a type or a format.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<&'static str>,
    /// What stands here: a type, or the first characters of a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received: Option<String>,
    /// The members that a rule between members is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub members: Option<Vec<&'static str>>,
    /// Those of them that are set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub present: Option<Vec<&'static str>>,
    /// The value of the second member that makes the first one pointless.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<&'static str>,
    /// The name that was probably meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<&'static str>,
    /// The beginning that is reserved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefix: Option<&'static str>,
}

impl From<&Arguments> for Params {
    fn from(arguments: &Arguments) -> Self {
        let mut params = Self::default();
        for (name, value) in arguments.iter() {
            params.set(name, value);
        }
        params
    }
}

impl Params {
    fn set(&mut self, name: Name, value: &Value) {
        match name {
            Name::Min => self.min = value.integer(),
            Name::Max => self.max = value.integer(),
            Name::Actual => self.actual = value.number(),
            Name::Unit => self.unit = value.unit(),
            Name::Pattern => self.pattern = value.text(),
            Name::Hint => self.hint = value.text(),
            Name::Whole => self.whole = true,
            Name::Allowed => self.allowed = value.names(),
            Name::Expected => self.expected = value.text(),
            Name::Received => self.received = value.owned_text(),
            Name::Members => self.members = value.owned_names(),
            Name::Present => self.present = value.owned_names(),
            Name::Value => self.value = value.text(),
            Name::Suggestion => self.suggestion = value.text(),
            Name::Prefix => self.prefix = value.text(),
            Name::Member
            | Name::Wanted
            | Name::Noun
            | Name::Example
            | Name::Number
            | Name::Least
            | Name::Most
            | Name::Floor
            | Name::Ceiling
            | Name::Reason
            | Name::Others
            | Name::Open
            | Name::Line
            | Name::Column
            | Name::Count
            | Name::At
            | Name::Demand => {}
        }
    }
}

/// The beginning of a value for a message: at most 64 characters, whatever the value.
pub(crate) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 64;
    match text.char_indices().nth(LONGEST - 1) {
        Some((at, last)) if at + last.len_utf8() < text.len() => {
            format!("{}…", text.get(..at).unwrap_or_default())
        }
        Some(_) | None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn excerpts_hold_at_most_64_characters() {
        assert_eq!(excerpt("short"), "short");
        assert_eq!(excerpt(&"é".repeat(64)), "é".repeat(64));
        assert_eq!(excerpt(&"é".repeat(65)), format!("{}…", "é".repeat(63)));
    }
}
