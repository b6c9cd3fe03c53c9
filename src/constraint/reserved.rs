//! Beginnings of text that are kept for somebody else, such as `aws:` of tag keys. Case does not matter.

use super::{Breach, Code, Params, Problem, Verdict};
use crate::source::Text;

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

    pub(crate) fn params(&self) -> Params {
        Params { prefix: Some(self.prefix), ..Params::default() }
    }

    pub(crate) fn text(&self) -> String {
        format!("no text that begins with {}, in any case", self.prefix)
    }
}

impl Breach for Taken {
    fn code(&self) -> Code {
        Code::Reserved
    }

    fn params(&self) -> Params {
        self.rule.params()
    }

    fn message(&self) -> String {
        format!("Choose another beginning: {} is reserved for AWS.", self.rule.prefix)
    }

    fn demand(&self) -> String {
        format!("not begin with {}", self.rule.prefix)
    }
}
