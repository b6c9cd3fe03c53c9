//! Rules between members as combinations of `required`. A member that is null counts as missing, so being required alone
//! is not enough to be set.

use super::node::Schema;
use crate::constraint::{Depends, Exclusive};
use crate::model::{Kind, Model, Rule, Site};

/// Says what a rule demands of a structure with these members; answers whether that is all of it.
pub(super) fn say(rule: &Rule, model: &'static Model, members: &'static [Site], schema: &mut Schema) -> bool {
    let members = Members { model, members };
    match rule {
        Rule::Exclusive(rule) if schema.get("oneOf").is_none() => schema.set("oneOf", members.exclusive(rule)),
        Rule::Exclusive(rule) => schema.push("allOf", Schema::of("oneOf", members.exclusive(rule))),
        Rule::Depends(rule) => schema.push("allOf", members.depends(rule)),
        Rule::Enum(_) | Rule::Length(_) | Rule::Pattern(_) | Rule::Range(_) | Rule::Reserved(_) => return false,
    }
    true
}

struct Members {
    model: &'static Model,
    members: &'static [Site],
}

impl Members {
    /// Alternatives of which exactly one must hold.
    fn exclusive(&self, rule: &Exclusive) -> Vec<Schema> {
        let mut alternatives: Vec<_> = rule.members.iter().map(|position| self.is_set(*position)).collect();
        if !rule.one_required {
            alternatives.push(Schema::not(Schema::of("anyOf", alternatives.clone())));
        }
        alternatives
    }

    fn depends(&self, rule: &Depends) -> Schema {
        let member = self.is_set(rule.member);
        match rule.ignored_when {
            Some(value) => {
                let other = self.with(rule.other, Schema::default().with("const", value));
                Schema::not(Schema::of("allOf", vec![member, other]))
            }
            None => Schema::of("anyOf", vec![Schema::not(member), self.is_set(rule.other)]),
        }
    }

    /// The member stands there and is not null; a document may be null.
    fn is_set(&self, position: u16) -> Schema {
        let shape = self.site(position).and_then(|site| self.model.shape(site.shape));
        let holds_null = shape.is_some_and(|shape| matches!(shape.kind, Kind::Document));
        let value = if holds_null { Schema::default() } else { Schema::not(Schema::of_type("null")) };
        self.with(position, value)
    }

    /// The member stands there, and is so.
    fn with(&self, position: u16, value: Schema) -> Schema {
        let name = self.site(position).map_or("", |site| site.name);
        Schema::default().with("properties", Schema::default().with(name, value)).with("required", vec![name])
    }

    fn site(&self, position: u16) -> Option<&'static Site> {
        self.members.get(usize::from(position))
    }
}
