//! Rules between the members of a structure.

use super::{Resolver, traits};
use crate::Error;
use crate::ast::Traits;
use crate::ir::{Constraint, Rule, Source};
use crate::statement::{Pair, Relation, StatedRule, read};

impl Resolver<'_> {
    pub(super) fn rules(&self, about: &str, traits: &Traits, members: &[&str]) -> Result<Vec<Constraint>, Error> {
        let stated: Vec<StatedRule> = read(about, traits, traits::RULES)?.unwrap_or_default();
        stated
            .into_iter()
            .map(|stated| {
                Ok(Constraint {
                    rule: rule(about, stated.rule, members)?,
                    source: if stated.advice { Source::Advice } else { Source::Documented },
                    document: self.cited(about, &stated.document)?,
                })
            })
            .collect()
    }

    /// Exactly one member of a union is set.
    pub(super) fn union_rule(&self, members: usize) -> Constraint {
        let rule = Rule::Exclusive { members: (0..members).collect(), one_required: true };
        Constraint { rule, source: Source::Model, document: self.origin }
    }
}

fn rule(about: &str, relation: Relation, members: &[&str]) -> Result<Rule, Error> {
    let position = |name: &String| {
        let position = members.iter().position(|member| member == name);
        position.ok_or_else(|| Error::new(about, format!("a rule names {name}, which is no member")))
    };
    let positions = |names: Vec<String>| names.iter().map(position).collect::<Result<Vec<_>, _>>();
    let depends = |pair: &Pair| {
        let (member, other) = (position(&pair.member)?, position(&pair.other)?);
        Ok::<_, Error>(Rule::Depends { member, other, ignored_when: pair.value.clone() })
    };
    Ok(match relation {
        Relation::ExactlyOneOf(names) => Rule::Exclusive { members: positions(names)?, one_required: true },
        Relation::AtMostOneOf(names) => Rule::Exclusive { members: positions(names)?, one_required: false },
        Relation::Requires(pair) if pair.value.is_none() => depends(&pair)?,
        Relation::Ignored(pair) if pair.value.is_some() => depends(&pair)?,
        Relation::Requires(_) => return Err(Error::new(about, "a rule that requires a member names a value of it")),
        Relation::Ignored(_) => return Err(Error::new(about, "a rule that ignores a member names no value")),
    })
}
