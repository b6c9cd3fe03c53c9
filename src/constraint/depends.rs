//! Members that make sense only with another member, or that another member's value makes pointless.

use super::{Breach, Code, Params, Problem, Verdict};
use crate::model::Site;
use crate::source::Text;
use crate::walk::Present;

/// A member that depends on another one.
#[derive(Debug)]
pub struct Depends {
    /// The position of the member that is judged.
    pub member: u16,
    /// The position of the other one.
    pub other: u16,
    /// Without a value: `other` must be set. With one: `member` is ignored where `other` has it.
    pub ignored_when: Option<&'static str>,
}

/// A member whose condition does not hold.
#[derive(Debug, Clone)]
pub(crate) struct Alone {
    rule: &'static Depends,
    member: &'static str,
    other: &'static str,
}

impl Depends {
    /// The text that makes the member pointless when it stands at `position`, if there is one.
    pub(crate) fn trigger_at(&self, position: usize) -> Option<&'static str> {
        self.ignored_when.filter(|_| usize::from(self.other) == position)
    }

    /// Whether `text` is what makes the member pointless, when it stands at `position`.
    pub(crate) fn triggered_by(&self, position: usize, text: &Text<'_>) -> bool {
        self.trigger_at(position).is_some_and(|value| value.as_bytes() == text.bytes)
    }

    pub(crate) fn check(&'static self, members: &'static [Site], present: &Present, triggered: bool) -> Verdict {
        let broken = match self.ignored_when {
            Some(_) => triggered,
            None => !present.has(self.other.into()),
        };
        if !broken || !present.has(self.member.into()) {
            return None;
        }
        let [member, other] = self.names(members);
        Some(Box::new(Problem::Depends(Alone { rule: self, member, other })))
    }

    fn names(&self, members: &'static [Site]) -> [&'static str; 2] {
        [self.member, self.other].map(|position| members.get(usize::from(position)).map_or("", |site| site.name))
    }

    pub(crate) fn params(&self, members: &'static [Site]) -> Params {
        Params { members: Some(self.names(members).to_vec()), value: self.ignored_when, ..Params::default() }
    }

    pub(crate) fn text(&self, members: &'static [Site]) -> String {
        let [member, other] = self.names(members);
        match self.ignored_when {
            Some(value) => format!("no {member} when {other} is {value}: it is ignored"),
            None => format!("{member} only together with {other}"),
        }
    }
}

impl Breach for Alone {
    fn code(&self) -> Code {
        Code::Depends
    }

    fn params(&self) -> Params {
        Params { members: Some(vec![self.member, self.other]), value: self.rule.ignored_when, ..Params::default() }
    }

    fn message(&self) -> String {
        let Self { rule, member, other } = self;
        match rule.ignored_when {
            Some(value) => format!("Remove {member}: it is ignored when {other} is {value}."),
            None => format!("Remove {member} or add {other}: {member} is used only together with it."),
        }
    }

    fn demand(&self) -> String {
        match self.rule.ignored_when {
            Some(value) => format!("be absent when {} is {value}", self.other),
            None => format!("come with {}", self.other),
        }
    }
}
