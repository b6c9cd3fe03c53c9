//! Patterns: text against a regular expression. The matching itself is in [`crate::pattern`].

use super::{Breach, Code, Params, Problem, Verdict};
use crate::pattern::Pattern;
use crate::source::Text;

/// A regular expression to match.
#[derive(Debug)]
pub struct Matches {
    /// The expression, compiled.
    pub pattern: &'static Pattern,
    /// What to write, in words; empty where there are none.
    pub hint: &'static str,
    /// Whether all of a text has to match, not just some part of it.
    pub whole: bool,
}

/// A text that does not match.
#[derive(Debug, Clone)]
pub(crate) struct NoMatch {
    rule: &'static Matches,
}

impl Matches {
    pub(crate) fn check(&'static self, text: &Text<'_>) -> Verdict {
        let matches = self.pattern.matches(text.bytes);
        (!matches).then(|| Box::new(Problem::Pattern(NoMatch { rule: self })))
    }

    pub(crate) fn params(&self) -> Params {
        Params {
            pattern: Some(self.pattern.source),
            hint: Some(self.hint).filter(|hint| !hint.is_empty()),
            whole: self.whole,
            ..Params::default()
        }
    }

    pub(crate) fn text(&self) -> String {
        match self.hint {
            "" => format!("text that matches the pattern {}", self.pattern.source),
            hint => hint.to_owned(),
        }
    }
}

impl Breach for NoMatch {
    fn code(&self) -> Code {
        Code::Pattern
    }

    fn params(&self) -> Params {
        self.rule.params()
    }

    fn message(&self) -> String {
        format!("Use {}.", self.rule.text())
    }

    fn demand(&self) -> String {
        format!("satisfy regular expression pattern: {}", self.rule.pattern.source)
    }
}
