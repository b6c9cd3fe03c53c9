//! Rules on how many of some members may be set: exactly one, or at most one.

use super::{Breach, Code, Params, Problem, Verdict, all_of, any_of};
use crate::model::Site;
use crate::walk::Present;

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
    members: Vec<&'static str>,
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
            members: names(members, self.members.iter()),
            present: names(members, self.members.iter().filter(set)),
        })))
    }

    pub(crate) fn params(&self, members: &'static [Site]) -> Params {
        Params {
            members: Some(names(members, self.members.iter())),
            min: self.one_required.then_some(1),
            max: Some(1),
            ..Params::default()
        }
    }

    pub(crate) fn text(&self, members: &'static [Site]) -> String {
        let count = if self.one_required { "exactly" } else { "at most" };
        format!("{count} one of {}", any_of(&names(members, self.members.iter())))
    }
}

fn names<'p>(members: &'static [Site], positions: impl Iterator<Item = &'p u16>) -> Vec<&'static str> {
    positions.filter_map(|position| members.get(usize::from(*position))).map(|site| site.name).collect()
}

impl Breach for Crowd {
    fn code(&self) -> Code {
        Code::Exclusive
    }

    fn params(&self) -> Params {
        Params {
            members: Some(self.members.clone()),
            min: self.rule.one_required.then_some(1),
            max: Some(1),
            present: Some(self.present.clone()),
            ..Params::default()
        }
    }

    fn message(&self) -> String {
        let members = any_of(&self.members);
        if self.present.is_empty() {
            return format!("Add one of {members}.");
        }
        format!("Keep only one of {members} (now {}).", all_of(&self.present))
    }

    fn demand(&self) -> String {
        let count = if self.rule.one_required { "exactly" } else { "at most" };
        format!("have {count} one of: [{}]", self.members.join(", "))
    }
}
