//! Named sets of code points: what `\d`, `\w`, `\s` and `.` mean to ECMAScript, and the properties of `\p{...}`.
//!
//! The properties' code points come from regex-syntax. It takes names in any case and cannot represent surrogates, so
//! that the spelling of names, and the surrogates, are settled here.

use super::code_points::CodePoints;
use super::names;
use regex_syntax::hir::{Class, HirKind};

const SURROGATES: (u32, u32) = (0xD800, 0xDFFF);

/// The sets that hold the surrogates, by the long names of their property and value.
const WITH_SURROGATES: [&str; 4] = ["General_Category=Surrogate", "General_Category=Other", "Any", "Assigned"];

/// The answer to a property's name.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Lookup {
    Found(CodePoints),
    /// ECMAScript knows the name, the tables do not.
    NoTable,
    Unknown,
}

pub(super) fn digit() -> CodePoints {
    CodePoints::new(vec![(0x30, 0x39)])
}

pub(super) fn word() -> CodePoints {
    CodePoints::new(vec![(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)])
}

/// `WhiteSpace` and `LineTerminator` of ECMA-262: U+FEFF is one, U+0085 is not.
pub(super) fn space() -> CodePoints {
    CodePoints::new(vec![
        (0x09, 0x0D),
        (0x20, 0x20),
        (0xA0, 0xA0),
        (0x1680, 0x1680),
        (0x2000, 0x200A),
        (0x2028, 0x2029),
        (0x202F, 0x202F),
        (0x205F, 0x205F),
        (0x3000, 0x3000),
        (0xFEFF, 0xFEFF),
    ])
}

pub(super) fn line_terminators() -> CodePoints {
    CodePoints::new(vec![(0x0A, 0x0A), (0x0D, 0x0D), (0x2028, 0x2029)])
}

/// Whether an identifier may begin, or go on, with the character.
pub(super) fn is_in_identifier(character: char, first: bool) -> bool {
    match (character, first) {
        ('$' | '_', _) | ('\u{200C}' | '\u{200D}', false) => true,
        (_, true) => table("ID_Start").is_some_and(|set| set.contains(character.into())),
        (_, false) => table("ID_Continue").is_some_and(|set| set.contains(character.into())),
    }
}

/// What stands between the braces of `\p{...}`.
pub(super) fn lookup(expression: &str) -> Lookup {
    let name = match expression.split_once('=') {
        Some(("General_Category" | "gc", value)) => category(value),
        Some(("Script" | "sc", value)) => names::script(value).map(|value| format!("Script={value}")),
        Some(("Script_Extensions" | "scx", value)) => {
            names::script(value).map(|value| format!("Script_Extensions={value}"))
        }
        Some(_) => None,
        None => category(expression).or_else(|| names::binary(expression).map(str::to_owned)),
    };
    name.map_or(Lookup::Unknown, |name| table(&name).map_or(Lookup::NoTable, Lookup::Found))
}

fn category(value: &str) -> Option<String> {
    names::category(value).map(|value| format!("General_Category={value}"))
}

fn table(name: &str) -> Option<CodePoints> {
    let mut ranges = scalar_values(name)?;
    if WITH_SURROGATES.contains(&name) {
        ranges.push(SURROGATES);
    }
    Some(CodePoints::new(ranges))
}

fn scalar_values(name: &str) -> Option<Vec<(u32, u32)>> {
    if name == "General_Category=Surrogate" {
        return Some(Vec::new());
    }
    match regex_syntax::parse(&format!("\\p{{{name}}}")).ok()?.into_kind() {
        HirKind::Class(Class::Unicode(class)) => {
            Some(class.ranges().iter().map(|range| (range.start().into(), range.end().into())).collect())
        }
        HirKind::Class(Class::Bytes(class)) => {
            Some(class.ranges().iter().map(|range| (range.start().into(), range.end().into())).collect())
        }
        // A property that one character has.
        HirKind::Literal(literal) => {
            Some(std::str::from_utf8(&literal.0).ok()?.chars().map(|only| (only.into(), only.into())).collect())
        }
        HirKind::Empty
        | HirKind::Look(_)
        | HirKind::Repetition(_)
        | HirKind::Capture(_)
        | HirKind::Concat(_)
        | HirKind::Alternation(_) => None,
    }
}
