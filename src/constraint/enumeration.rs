//! Enums: one of a set of texts, case included.

use super::unknown::{closest, same_letters};
use super::{Breach, Code, Problem, Verdict, excerpt};
use crate::source::Text;
use crate::wording::{Arguments, Demand, Message, Name, Wording};

/// The texts allowed, in the order of the model.
#[derive(Debug)]
pub struct Enum {
    /// Every value that a document or the model allows.
    pub values: &'static [&'static str],
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

    pub(crate) fn arguments(&self) -> Arguments {
        Arguments::none().and(Name::Allowed, self.values)
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

    fn wording(&self) -> Wording {
        let meant = self.meant();
        let message = match meant {
            Some(value) if same_letters(value, &self.received) => Message::EnumSpelling,
            Some(_) if self.rule.values.len() > 1 => Message::EnumMeant,
            Some(_) | None => Message::Enum,
        };
        let arguments = self.rule.arguments().and(Name::Received, self.received.clone());
        Wording { message, demand: Demand::Enum, arguments: arguments.and_if(Name::Suggestion, meant) }
    }
}
