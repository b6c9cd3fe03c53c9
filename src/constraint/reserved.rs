//! Beginnings of text that are kept for somebody else, such as `aws:` of tag keys. Case does not matter.

use super::{Breach, Code, Problem, Verdict};
use crate::source::Text;
use crate::wording::{Arguments, Demand, Message, Name, Wording};

/// A beginning that is reserved.
#[derive(Debug)]
pub struct Reserved {
    /// In lower-case ASCII.
    pub prefix: &'static str,
}

/// A text that begins so.
#[derive(Debug, Clone)]
pub(crate) struct Taken {
    rule: &'static Reserved,
}

impl Reserved {
    pub(crate) fn check(&'static self, text: &Text<'_>) -> Verdict {
        let head = text.bytes.get(..self.prefix.len());
        let taken = head.is_some_and(|head| head.eq_ignore_ascii_case(self.prefix.as_bytes()));
        taken.then(|| Box::new(Problem::Reserved(Taken { rule: self })))
    }

    pub(crate) fn arguments(&self) -> Arguments {
        Arguments::none().and(Name::Prefix, self.prefix)
    }
}

impl Breach for Taken {
    fn code(&self) -> Code {
        Code::Reserved
    }

    fn wording(&self) -> Wording {
        Wording { message: Message::Reserved, demand: Demand::Reserved, arguments: self.rule.arguments() }
    }
}
