//! Rules on how many of some members may be set: exactly one, or at most one.

use super::{Breach, Code, Problem, Verdict};
use crate::model::Site;
use crate::walk::Present;
use crate::wording::{Arguments, Demand, Message, Name, Wording};

/// Members of which at most one may be set.
#[derive(Debug)]
pub struct Exclusive {
    /// Positions among the structure's members.
    pub members: &'static [u16],
    /// Whether one of them must be set.
    pub one_required: bool,
}

/// More of the members than allowed, or none where one is required.
#[derive(Debug, Clone)]
pub(crate) struct Crowd {
    rule: &'static Exclusive,
    members: &'static [Site],
    present: Vec<&'static str>,
}

impl Exclusive {
    pub(crate) fn check(&'static self, members: &'static [Site], present: &Present) -> Verdict {
        let set = |position: &&u16| present.has(usize::from(**position));
        let count = self.members.iter().filter(set).count();
        if count == 1 || (count == 0 && !self.one_required) {
            return None;
        }
        Some(Box::new(Problem::Exclusive(Crowd {
            rule: self,
            members,
            present: names(members, self.members.iter().filter(set)),
        })))
    }

    pub(crate) fn arguments(&self, members: &'static [Site]) -> Arguments {
        Arguments::none()
            .and(Name::Members, names(members, self.members.iter()))
            .and_if(Name::Min, self.one_required.then_some(1_u32))
            .and(Name::Max, 1_u32)
    }

    pub(crate) fn limit(&self) -> Message {
        if self.one_required { Message::LimitExclusiveRequired } else { Message::LimitExclusive }
    }
}

fn names<'p>(members: &'static [Site], positions: impl Iterator<Item = &'p u16>) -> Vec<&'static str> {
    positions.filter_map(|position| members.get(usize::from(*position))).map(|site| site.name).collect()
}

impl Breach for Crowd {
    fn code(&self) -> Code {
        Code::Exclusive
    }

    fn wording(&self) -> Wording {
        let message = if self.present.is_empty() { Message::ExclusiveNone } else { Message::ExclusiveMany };
        let demand = if self.rule.one_required { Demand::ExclusiveRequired } else { Demand::Exclusive };
        let arguments = self.rule.arguments(self.members).and(Name::Present, self.present.clone());
        Wording { message, demand, arguments }
    }
}
