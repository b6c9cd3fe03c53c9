//! Members that make sense only with another member, or that another member's value makes pointless.

use super::{Breach, Code, Problem, Verdict};
use crate::model::Site;
use crate::source::Text;
use crate::walk::Present;
use crate::wording::{Arguments, Demand, Message, Name, Wording};

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
    members: &'static [Site],
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
        Some(Box::new(Problem::Depends(Alone { rule: self, members })))
    }

    pub(crate) fn arguments(&self, members: &'static [Site]) -> Arguments {
        let name = |position: u16| members.get(usize::from(position)).map_or("", |site| site.name);
        let names = vec![name(self.member), name(self.other)];
        Arguments::none().and(Name::Members, names).and_if(Name::Value, self.ignored_when)
    }

    pub(crate) fn limit(&self) -> Message {
        match self.ignored_when {
            Some(_) => Message::LimitDependsIgnored,
            None => Message::LimitDepends,
        }
    }
}

impl Breach for Alone {
    fn code(&self) -> Code {
        Code::Depends
    }

    fn wording(&self) -> Wording {
        let (message, demand) = match self.rule.ignored_when {
            Some(_) => (Message::DependsIgnored, Demand::DependsIgnored),
            None => (Message::DependsAlone, Demand::DependsAlone),
        };
        Wording { message, demand, arguments: self.rule.arguments(self.members) }
    }
}
