//! The mutants: every constraint of the tables, deleted or moved by as little as possible.

use std::collections::BTreeSet;
use std::fmt;

use crate::constraint::{Depends, Enum, Exclusive, Length, Matches, Range, Reserved, Unit};
use crate::findings::Origin;
use crate::model::{
    Constraint, Direction, Kind, Model, Presence, Requirement, Rule, Shape, ShapeIndex, Site, SiteIndex, Source,
};
use crate::tables::MODEL;

/// One small change to the tables.
pub(super) struct Mutant {
    /// What was changed, as the table of results groups it.
    pub(super) kind: &'static str,
    /// Who states what was changed.
    pub(super) source: Source,
    pub(super) direction: Direction,
    pub(super) at: At,
    change: Change,
    name: String,
}

/// What is changed: a site or a structure's rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum At {
    Site(SiteIndex),
    /// The structure that has the member.
    Presence(ShapeIndex),
    Rules(ShapeIndex),
}

enum Change {
    Optional(SiteIndex),
    NotAutofilled(SiteIndex),
    /// The constraint at a position has become another one, or none.
    Site(SiteIndex, usize, Option<Rule>),
    Rules(ShapeIndex, usize, Option<Rule>),
}

/// All of them. Advice is none in responses, so there is nothing to notice about it there.
pub(super) fn mutants() -> impl Iterator<Item = Mutant> {
    [Direction::Request, Direction::Response].into_iter().flat_map(|direction| {
        let shapes = reached(direction);
        let roots = MODEL.operations.iter().map(move |operation| root(operation, direction));
        let sites = shapes.clone().into_iter().flat_map(sites_of).chain(roots);
        let of_sites = sites.flat_map(move |index| site_mutants(index, direction));
        let presences = shapes.clone().into_iter().flat_map(move |index| presence_mutants(index, direction));
        of_sites.chain(presences).chain(shapes.into_iter().flat_map(move |index| rule_mutants(index, direction)))
    })
}

pub(super) fn root(operation: &crate::model::Operation, direction: Direction) -> SiteIndex {
    match direction {
        Direction::Request => operation.input,
        Direction::Response => operation.output,
    }
}

/// The shapes that values of this direction can hold.
fn reached(direction: Direction) -> BTreeSet<ShapeIndex> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<SiteIndex> = MODEL.operations.iter().map(|operation| root(operation, direction)).collect();
    while let Some(site) = open.pop() {
        let shape = MODEL.site(site).unwrap().shape;
        if reached.insert(shape) {
            open.extend(sites_of(shape));
        }
    }
    reached
}

/// The sites inside a shape.
fn sites_of(shape: ShapeIndex) -> Vec<SiteIndex> {
    match &MODEL.shape(shape).unwrap().kind {
        Kind::Structure { first, count, .. } => (*first..first + count).collect(),
        Kind::List { element } => vec![*element],
        Kind::Map { key, value } => vec![*key, *value],
        Kind::Text
        | Kind::Blob
        | Kind::Boolean
        | Kind::Integer { .. }
        | Kind::Float
        | Kind::Timestamp(_)
        | Kind::Document => Vec::new(),
    }
}

fn site_mutants(index: SiteIndex, direction: Direction) -> Vec<Mutant> {
    let site = MODEL.site(index).unwrap();
    let text = matches!(MODEL.shape(site.shape).unwrap().kind, Kind::Text);
    let mutants = site.constraints.iter().enumerate().flat_map(|(position, constraint)| {
        changes(&constraint.rule, text).into_iter().map(move |(kind, detail, rule)| Mutant {
            kind,
            source: constraint.source,
            direction,
            at: At::Site(index),
            change: Change::Site(index, position, rule),
            name: format!("{} {} {:?} {detail}", site.name, MODEL.shape(site.shape).unwrap().name, constraint.source),
        })
    });
    let noticeable = |mutant: &Mutant| is_stated(mutant.source, direction);
    mutants.filter(noticeable).collect()
}

fn rule_mutants(index: ShapeIndex, direction: Direction) -> Vec<Mutant> {
    let shape = MODEL.shape(index).unwrap();
    let Kind::Structure { rules, .. } = &shape.kind else { return Vec::new() };
    let mutants = rules.iter().enumerate().flat_map(|(position, constraint)| {
        changes(&constraint.rule, false).into_iter().map(move |(kind, detail, rule)| Mutant {
            kind,
            source: constraint.source,
            direction,
            at: At::Rules(index),
            change: Change::Rules(index, position, rule),
            name: format!("{} rule {position} {:?} {detail}", shape.name, constraint.source),
        })
    });
    mutants.filter(|mutant| is_stated(mutant.source, direction)).collect()
}

fn presence_mutants(index: ShapeIndex, direction: Direction) -> Vec<Mutant> {
    let shape = MODEL.shape(index).unwrap();
    if !matches!(shape.kind, Kind::Structure { .. }) {
        return Vec::new();
    }
    let mutants = sites_of(index).into_iter().flat_map(|member| {
        let site = MODEL.site(member).unwrap();
        let Presence::Required(requirement) = &site.presence else { return Vec::new() };
        let mut changes = vec![("required: optional", Change::Optional(member))];
        if requirement.autofilled {
            changes.push(("required: not autofilled", Change::NotAutofilled(member)));
        }
        let mutant = |(kind, change)| Mutant {
            kind,
            source: requirement.source,
            direction,
            at: At::Presence(index),
            change,
            name: format!("{}.{} {:?}", shape.name, site.name, requirement.source),
        };
        changes.into_iter().map(mutant).collect()
    });
    mutants.collect()
}

fn is_stated(source: Source, direction: Direction) -> bool {
    Origin { source, document: None, lenient: false }.severity(direction).is_some()
}

/// A kind of change, its figures, and what the rule becomes.
type Changed = (&'static str, String, Option<Rule>);

/// The rule deleted, and each way to move it by one.
fn changes(rule: &Rule, text: bool) -> Vec<Changed> {
    match rule {
        Rule::Enum(rule) => enum_changes(rule),
        Rule::Length(rule) => length_changes(rule, text),
        Rule::Range(rule) => range_changes(rule),
        Rule::Pattern(rule) => vec![("pattern: deleted", rule.pattern.source.to_owned(), None)],
        Rule::Reserved(rule) => vec![("reserved: deleted", rule.prefix.to_owned(), None)],
        Rule::Exclusive(rule) => exclusive_changes(rule),
        Rule::Depends(rule) => vec![("depends: deleted", format!("{rule:?}"), None)],
    }
}

fn enum_changes(rule: &Enum) -> Vec<Changed> {
    let dropped = rule.values.iter().map(|dropped| {
        let values: Vec<_> = rule.values.iter().copied().filter(|value| value != dropped).collect();
        let rule = Rule::Enum(Enum { values: values.leak() });
        ("enum: value dropped", (*dropped).to_owned(), Some(rule))
    });
    let deleted = ("enum: deleted", rule.values.join(", "), None);
    dropped.chain([deleted]).collect()
}

fn length_changes(rule: &Length, text: bool) -> Vec<Changed> {
    let &Length { min, max, unit } = rule;
    let bounds = format!("{min}..{} {unit:?}", max.map(|max| max.to_string()).unwrap_or_default());
    let change = |kind, min, max, unit| (kind, bounds.clone(), Some(Rule::Length(Length { min, max, unit })));
    let mut changes = vec![("length: deleted", bounds.clone(), None)];
    if min > 0 {
        changes.push(change("length: min removed", 0, max, unit));
        changes.push(change("length: min - 1", min - 1, max, unit));
    }
    changes.push(change("length: min + 1", min + 1, max, unit));
    if let Some(max) = max {
        changes.push(change("length: max removed", min, None, unit));
        changes.push(change("length: max + 1", min, Some(max + 1), unit));
        changes.push(change("length: max - 1", min, Some(max - 1), unit));
    }
    match unit {
        Unit::Bytes if text => changes.push(change("length: characters for bytes", min, max, Unit::Characters)),
        Unit::Characters => changes.push(change("length: bytes for characters", min, max, Unit::Bytes)),
        Unit::Bytes | Unit::Entries | Unit::Elements => {}
    }
    changes
}

fn range_changes(rule: &Range) -> Vec<Changed> {
    let &Range { min, max } = rule;
    let change = |kind, min, max| (kind, format!("{rule:?}"), Some(Rule::Range(Range { min, max })));
    let mut changes = vec![("range: deleted", format!("{rule:?}"), None)];
    if let Some(min) = min {
        changes.push(change("range: min removed", None, max));
        changes.push(change("range: min - 1", Some(min - 1), max));
        changes.push(change("range: min + 1", Some(min + 1), max));
    }
    if let Some(max) = max {
        changes.push(change("range: max removed", min, None));
        changes.push(change("range: max + 1", min, Some(max + 1)));
        changes.push(change("range: max - 1", min, Some(max - 1)));
    }
    changes
}

fn exclusive_changes(rule: &Exclusive) -> Vec<Changed> {
    let without = rule.members.iter().map(|left| {
        let members: Vec<u16> = rule.members.iter().copied().filter(|member| member != left).collect();
        let rule = Exclusive { members: members.leak(), one_required: rule.one_required };
        ("exclusive: member left out", format!("member {left}"), Some(Rule::Exclusive(rule)))
    });
    let other = Exclusive { members: rule.members, one_required: !rule.one_required };
    let other = ("exclusive: one required or not", String::new(), Some(Rule::Exclusive(other)));
    without.chain([other, ("exclusive: deleted", String::new(), None)]).collect()
}

impl Mutant {
    /// The tables with the change. They are never freed: tables live as long as the program.
    pub(super) fn model(&self) -> &'static Model {
        let mut sites: Vec<Site> = MODEL.sites.iter().map(copy_site).collect();
        let mut shapes: Vec<Shape> = MODEL.shapes.iter().map(copy_shape).collect();
        match &self.change {
            Change::Optional(index) => sites[usize::from(*index)].presence = Presence::Optional,
            Change::NotAutofilled(index) => {
                if let Presence::Required(requirement) = &mut sites[usize::from(*index)].presence {
                    requirement.autofilled = false;
                }
            }
            Change::Site(index, position, rule) => {
                let site = &mut sites[usize::from(*index)];
                site.constraints = changed(site.constraints, *position, rule.as_ref());
            }
            Change::Rules(index, position, rule) => {
                if let Kind::Structure { rules, .. } = &mut shapes[usize::from(*index)].kind {
                    *rules = changed(rules, *position, rule.as_ref());
                }
            }
        }
        let Model { operations, documents, .. } = *MODEL;
        Box::leak(Box::new(Model { operations, documents, sites: sites.leak(), shapes: shapes.leak() }))
    }
}

impl fmt::Display for Mutant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} {} ({})", self.direction, self.name, self.kind)
    }
}

fn changed(constraints: &[Constraint], position: usize, rule: Option<&Rule>) -> &'static [Constraint] {
    let copy = |(index, constraint): (usize, &Constraint)| {
        let Constraint { source, document, .. } = *constraint;
        let rule = if index == position { rule.map(copy_rule) } else { Some(copy_rule(&constraint.rule)) };
        rule.map(|rule| Constraint { rule, source, document })
    };
    constraints.iter().enumerate().filter_map(copy).collect::<Vec<_>>().leak()
}

fn copy_site(site: &Site) -> Site {
    let presence = match &site.presence {
        Presence::Optional => Presence::Optional,
        Presence::Inherent => Presence::Inherent,
        Presence::Required(requirement) => {
            let Requirement { source, document, autofilled } = *requirement;
            Presence::Required(Requirement { source, document, autofilled })
        }
    };
    Site { presence, ..*site }
}

fn copy_shape(shape: &Shape) -> Shape {
    let kind = match &shape.kind {
        Kind::Structure { first, count, rules } => Kind::Structure { first: *first, count: *count, rules },
        Kind::List { element } => Kind::List { element: *element },
        Kind::Map { key, value } => Kind::Map { key: *key, value: *value },
        Kind::Text => Kind::Text,
        Kind::Blob => Kind::Blob,
        Kind::Boolean => Kind::Boolean,
        Kind::Integer { bits } => Kind::Integer { bits: *bits },
        Kind::Float => Kind::Float,
        Kind::Timestamp(format) => Kind::Timestamp(*format),
        Kind::Document => Kind::Document,
    };
    Shape { name: shape.name, kind }
}

fn copy_rule(rule: &Rule) -> Rule {
    match rule {
        Rule::Enum(Enum { values }) => Rule::Enum(Enum { values }),
        Rule::Length(Length { min, max, unit }) => Rule::Length(Length { min: *min, max: *max, unit: *unit }),
        Rule::Pattern(Matches { pattern, hint, whole }) => Rule::Pattern(Matches { pattern, hint, whole: *whole }),
        Rule::Range(Range { min, max }) => Rule::Range(Range { min: *min, max: *max }),
        Rule::Reserved(Reserved { prefix }) => Rule::Reserved(Reserved { prefix }),
        Rule::Exclusive(Exclusive { members, one_required }) => {
            Rule::Exclusive(Exclusive { members, one_required: *one_required })
        }
        Rule::Depends(Depends { member, other, ignored_when }) => {
            Rule::Depends(Depends { member: *member, other: *other, ignored_when: *ignored_when })
        }
    }
}
