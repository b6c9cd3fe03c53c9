//! The limits of one value as keywords. Each function answers whether the keywords say all of the limit; if not, they say
//! only what follows from it, so that the schema never refuses what the limit allows.

use super::figure::{Bound, Figure};
use super::node::{Schema, Value};
use crate::constraint::{Length, Matches, Range, Unit};
use crate::model::{Kind, Rule, integer_bounds};

/// Says what a limit demands of a value of this kind.
pub(super) fn say(rule: &Rule, kind: &Kind, schema: &mut Schema) -> bool {
    match rule {
        Rule::Enum(rule) => {
            schema.set("enum", rule.values.to_vec());
            true
        }
        Rule::Length(rule) => length(rule, kind, schema),
        Rule::Pattern(rule) => {
            pattern(rule, schema);
            true
        }
        Rule::Range(rule) => {
            range(rule, kind, schema);
            true
        }
        // The first is only ever advice, the others are about members.
        Rule::Reserved(_) | Rule::Exclusive(_) | Rule::Depends(_) => false,
    }
}

fn length(rule: &Length, kind: &Kind, schema: &mut Schema) -> bool {
    let Length { min, max, unit } = *rule;
    match (unit, kind) {
        (Unit::Entries, _) => narrow(schema, ["minProperties", "maxProperties"], min, max),
        (Unit::Elements, _) => narrow(schema, ["minItems", "maxItems"], min, max),
        (Unit::Characters, _) => narrow(schema, LENGTH, min, max),
        // Every three bytes, and what is left of them, are four characters of base64.
        (Unit::Bytes, Kind::Blob) => {
            let characters = |bytes: u32| bytes.div_ceil(3).saturating_mul(4);
            narrow(schema, LENGTH, characters(min), max.map(characters));
            return false;
        }
        // A character takes one to four bytes of UTF-8.
        (Unit::Bytes, _) => {
            narrow(schema, LENGTH, min.div_ceil(4), max);
            return min <= 1 && max.is_none();
        }
    }
    true
}

/// The bounds on a length of text.
const LENGTH: [&str; 2] = ["minLength", "maxLength"];

/// Keeps the tighter bounds.
fn narrow(schema: &mut Schema, [least, most]: [&'static str; 2], min: u32, max: Option<u32>) {
    let before = |keyword| match schema.get(keyword) {
        Some(Value::Number(Figure::Whole(bound))) => u32::try_from(*bound).ok(),
        Some(_) | None => None,
    };
    let (min, max) = (before(least).unwrap_or_default().max(min), [before(most), max].into_iter().flatten().min());
    if min > 0 {
        schema.set(least, min);
    }
    if let Some(max) = max {
        schema.set(most, max);
    }
}

/// The first pattern has the keyword, further ones stand beside it.
fn pattern(rule: &Matches, schema: &mut Schema) {
    let source = rule.pattern.source;
    let pattern = if rule.whole { Value::from(format!("^(?:{source})$")) } else { source.into() };
    if schema.get("pattern").is_none() {
        schema.set("pattern", pattern);
    } else {
        schema.push("allOf", Schema::default().with("pattern", pattern));
    }
}

/// The bounds of the type stay where they are tighter.
fn range(rule: &Range, kind: &Kind, schema: &mut Schema) {
    let ([least, most], number) = match kind {
        Kind::Integer { bits } => (integer_bounds(*bits), Some(schema)),
        // The range is about the number, not about the words.
        Kind::Float => ([i64::MIN, i64::MAX], schema.first_alternative()),
        Kind::Structure { .. }
        | Kind::List { .. }
        | Kind::Map { .. }
        | Kind::Text
        | Kind::Blob
        | Kind::Boolean
        | Kind::Timestamp(_)
        | Kind::Document => ([i64::MIN, i64::MAX], None),
    };
    let Some(number) = number else { return };
    if let Some(min) = rule.min {
        number.set_minimum(Bound::at_least(min.max(least)));
    }
    if let Some(max) = rule.max {
        number.set_maximum(Bound::at_most(max.min(most)));
    }
}
