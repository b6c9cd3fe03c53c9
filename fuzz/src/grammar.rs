//! Random patterns: trees of what ECMA-262 has and automata can decide, each with its spelling.

use crate::random::Random;

/// A pattern.
#[derive(Debug)]
pub(crate) enum Node {
    Set(Set),
    Sequence(Vec<Node>),
    Choice(Vec<Node>),
    /// From so many times to so many, or without end.
    Repeat(Box<Node>, usize, Option<usize>),
    Start,
    End,
    Boundary(bool),
    /// A look-ahead, negative or not.
    Look(bool, Box<Node>),
}

/// One code point of some.
#[derive(Debug)]
pub(crate) enum Set {
    One(u32),
    Dot,
    /// `\d`, `\W` and the like.
    Letter(char),
    /// `\p{…}`, or `\P{…}` when negated.
    Property(&'static str, bool),
    Class(Vec<Item>, bool),
}

/// What stands in a class.
#[derive(Debug)]
pub(crate) enum Item {
    Range(u32, u32),
    Set(Set),
}

/// Code points that implementations get wrong.
pub(crate) const POINTS: [u32; 24] = [
    0x61, 0x62, 0x63, 0x41, 0x5F, 0x30, 0x2D, 0x5D, 0x5E, 0x5C, 0x20, 0x0A, 0x0D, 0x7F, 0x80, 0xE9, 0x2028, 0xFEFF,
    0xD83D, 0xDE00, 0xFFFF, 0x1_0000, 0x1_F600, 0x10_FFFF,
];

const PROPERTIES: [&str; 6] = ["L", "Lu", "N", "P", "Z", "Script=Greek"];

/// How deep a pattern gets.
const DEEPEST: usize = 5;

impl Node {
    pub(crate) fn new(random: &mut Random<'_>, depth: usize) -> Self {
        if depth >= DEEPEST {
            return Self::Set(Set::new(random, 0));
        }
        let inner = |random: &mut Random<'_>| Self::new(random, depth + 1);
        match random.below(16) {
            0..6 => Self::Set(Set::new(random, 0)),
            6..9 => Self::Sequence((0..random.below(4)).map(|_| inner(random)).collect()),
            9 | 10 => Self::Choice((0..=random.below(3)).map(|_| inner(random)).collect()),
            11 | 12 => {
                let min = random.below(3);
                let max = random.yes().then(|| min + random.below(3));
                Self::Repeat(Box::new(inner(random)), min, max)
            }
            13 => Self::Look(random.yes(), Box::new(inner(random))),
            14 => Self::Boundary(random.yes()),
            _ if random.yes() => Self::Start,
            _ => Self::End,
        }
    }

    /// The pattern as ECMA-262 spells it.
    pub(crate) fn spell(&self, out: &mut String) {
        match self {
            Self::Set(set) => set.spell(out),
            Self::Sequence(nodes) => grouped("(?:", nodes, "", out),
            Self::Choice(nodes) => grouped("(", nodes, "|", out),
            Self::Repeat(node, min, max) => {
                out.push_str("(?:");
                node.spell(out);
                out.push(')');
                out.push_str(&quantifier(*min, *max));
            }
            Self::Start => out.push('^'),
            Self::End => out.push('$'),
            Self::Boundary(negative) => out.push_str(if *negative { "\\B" } else { "\\b" }),
            Self::Look(negative, node) => {
                out.push_str(if *negative { "(?!" } else { "(?=" });
                node.spell(out);
                out.push(')');
            }
        }
    }
}

fn grouped(open: &str, nodes: &[Node], between: &str, out: &mut String) {
    out.push_str(open);
    for (index, node) in nodes.iter().enumerate() {
        out.push_str(if index > 0 { between } else { "" });
        node.spell(out);
    }
    out.push(')');
}

fn quantifier(min: usize, max: Option<usize>) -> String {
    match (min, max) {
        (0, None) => "*".to_owned(),
        (1, None) => "+".to_owned(),
        (0, Some(1)) => "?".to_owned(),
        // Lazy or not makes no difference to a verdict.
        (min, None) => format!("{{{min},}}?"),
        (min, Some(max)) if min == max => format!("{{{min}}}"),
        (min, Some(max)) => format!("{{{min},{max}}}"),
    }
}

impl Set {
    fn new(random: &mut Random<'_>, depth: usize) -> Self {
        match random.below(10) {
            0..4 => Self::One(point(random)),
            4 if depth == 0 => Self::Dot,
            5 | 6 => Self::Letter(['d', 'D', 'w', 'W', 's', 'S'][random.below(6)]),
            7 => Self::Property(PROPERTIES[random.below(PROPERTIES.len())], random.yes()),
            8 | 9 if depth == 0 => Self::Class((0..random.below(4)).map(|_| Item::new(random)).collect(), random.yes()),
            _ => Self::One(0x61),
        }
    }

    fn spell(&self, out: &mut String) {
        match self {
            Self::One(point) => spell(*point, out),
            Self::Dot => out.push('.'),
            Self::Letter(letter) => out.extend(['\\', *letter]),
            Self::Property(name, negated) => {
                out.push_str(&format!("\\{}{{{name}}}", if *negated { 'P' } else { 'p' }));
            }
            Self::Class(items, negated) => {
                out.push_str(if *negated { "[^" } else { "[" });
                for item in items {
                    item.spell(out);
                }
                out.push(']');
            }
        }
    }
}

impl Item {
    fn new(random: &mut Random<'_>) -> Self {
        if random.yes() {
            let (one, other) = (point(random), point(random));
            return Self::Range(one.min(other), one.max(other));
        }
        Self::Set(Set::new(random, 1))
    }

    fn spell(&self, out: &mut String) {
        match self {
            Self::Range(first, last) => {
                spell(*first, out);
                out.push('-');
                spell(*last, out);
            }
            Self::Set(set) => set.spell(out),
        }
    }
}

/// A code point, as itself where that means itself everywhere, otherwise in braces, which no other joins.
fn spell(point: u32, out: &mut String) {
    match char::from_u32(point) {
        Some(itself) if itself.is_ascii_alphanumeric() || point > 0x7F && itself != '\u{FEFF}' => out.push(itself),
        _ => out.push_str(&format!("\\u{{{point:x}}}")),
    }
}

/// A code point that something depends on, or one close to it.
pub(crate) fn point(random: &mut Random<'_>) -> u32 {
    let point = POINTS[random.below(POINTS.len())];
    match random.below(4) {
        3 => (point + 1).min(0x10_FFFF),
        2 => point.saturating_sub(1),
        _ => point,
    }
}
