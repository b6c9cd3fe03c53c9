//! Patterns: text against a regular expression. The matching itself is in [`crate::pattern`].

use super::{Breach, Code, Problem, Verdict};
use crate::pattern::Pattern;
use crate::source::Text;
use crate::wording::{Arguments, Demand, Message, Name, Value, Wording};

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

    pub(crate) fn arguments(&self) -> Arguments {
        Arguments::none()
            .and(Name::Pattern, self.pattern.source)
            .and_if(Name::Hint, Some(self.hint).filter(|hint| !hint.is_empty()))
            .and_if(Name::Whole, self.whole.then_some(Value::Holds))
    }

    pub(crate) fn limit(&self) -> Message {
        if self.hint.is_empty() { Message::LimitPattern } else { Message::LimitPatternHint }
    }
}

impl Breach for NoMatch {
    fn code(&self) -> Code {
        Code::Pattern
    }

    fn wording(&self) -> Wording {
        let message = if self.rule.hint.is_empty() { Message::Pattern } else { Message::PatternHint };
        Wording { message, demand: Demand::Pattern, arguments: self.rule.arguments() }
    }
}
