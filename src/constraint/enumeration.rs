//! Enums: one of a set of texts, case included.

use super::unknown::{closest, same_letters};
use super::{Breach, Code, Params, Problem, Verdict, any_of, excerpt};
use crate::source::Text;

/// The texts allowed, in the order of the model.
#[derive(Debug)]
pub struct Enum {
    /// Every value that a document or the model allows.
    pub values: &'static [&'static str],
    /// The same, as Smithy servers list them.
    pub sorted: &'static [&'static str],
}

/// A text outside the set.
#[derive(Debug, Clone)]
pub(crate) struct Outside {
    rule: &'static Enum,
    received: String,
}

impl Enum {
    pub(crate) fn check(&'static self, text: &Text<'_>) -> Verdict {
        let inside = self.values.iter().any(|value| value.as_bytes() == text.bytes);
        (!inside).then(|| Box::new(Problem::Enum(Outside { rule: self, received: excerpt(&text.display()) })))
    }

    pub(crate) fn params(&self) -> Params {
        Params { allowed: Some(self.values), ..Params::default() }
    }

    pub(crate) fn text(&self) -> String {
        any_of(self.values)
    }
}

impl Outside {
    /// The value that was probably meant.
    fn meant(&self) -> Option<&'static str> {
        closest(&self.received, self.rule.values.iter().copied())
    }
}

impl Breach for Outside {
    fn code(&self) -> Code {
        Code::Enum
    }

    fn params(&self) -> Params {
        Params { received: Some(self.received.clone()), suggestion: self.meant(), ..self.rule.params() }
    }

    fn message(&self) -> String {
        let wanted = || format!("Use {} (now \"{}\").", any_of(self.rule.values), self.received);
        match self.meant() {
            Some(value) if same_letters(value, &self.received) => format!("Write it as {value}, exactly so."),
            Some(value) if self.rule.values.len() > 1 => format!("{} Did you mean {value}?", wanted()),
            Some(_) | None => wanted(),
        }
    }

    fn demand(&self) -> String {
        format!("satisfy enum value set: [{}]", self.rule.sorted.join(", "))
    }
}
