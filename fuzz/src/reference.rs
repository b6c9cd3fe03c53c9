//! A matcher to compare with: straight from the definition, by sets of positions, on the tree that was spelt rather than on
//! its spelling. It knows no automata and takes as long as it takes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::grammar::{Item, Node, Set};

/// Whether a text, as code points, contains a match, or is one.
pub(crate) fn matches(node: &Node, text: &[u32], whole: bool) -> bool {
    let last = text.len();
    let matcher = Matcher { text };
    if whole {
        return matcher.ends(node, 0).contains(&last);
    }
    (0..=last).any(|start| !matcher.ends(node, start).is_empty())
}

struct Matcher<'t> {
    text: &'t [u32],
}

impl Matcher<'_> {
    /// Everywhere that a match from `start` can end.
    fn ends(&self, node: &Node, start: usize) -> BTreeSet<usize> {
        let only_if = |holds: bool| holds.then_some(start).into_iter().collect();
        match node {
            Node::Set(set) => {
                let is_in = self.text.get(start).is_some_and(|point| is_in(set, *point));
                is_in.then_some(start + 1).into_iter().collect()
            }
            Node::Sequence(nodes) => {
                nodes.iter().fold(BTreeSet::from([start]), |starts, node| self.ends_of_all(node, &starts))
            }
            Node::Choice(nodes) => nodes.iter().flat_map(|node| self.ends(node, start)).collect(),
            Node::Repeat(node, min, max) => self.repeated(node, start, *min, *max),
            Node::Start => only_if(start == 0),
            Node::End => only_if(start == self.text.len()),
            Node::Boundary(negative) => {
                let word = |at: Option<usize>| at.and_then(|at| self.text.get(at)).is_some_and(|point| is_word(*point));
                only_if((word(start.checked_sub(1)) != word(Some(start))) != *negative)
            }
            Node::Look(negative, node) => only_if(self.ends(node, start).is_empty() == *negative),
        }
    }

    fn ends_of_all(&self, node: &Node, starts: &BTreeSet<usize>) -> BTreeSet<usize> {
        starts.iter().flat_map(|start| self.ends(node, *start)).collect()
    }

    fn repeated(&self, node: &Node, start: usize, min: usize, max: Option<usize>) -> BTreeSet<usize> {
        let mut ends = (0..min).fold(BTreeSet::from([start]), |ends, _| self.ends_of_all(node, &ends));
        // Past as many turns as the text is long nothing new comes.
        let turns = max.map_or(self.text.len() + 1, |max| max - min);
        let mut last = ends.clone();
        for _ in 0..turns {
            last = self.ends_of_all(node, &last);
            if last.is_subset(&ends) {
                break;
            }
            ends.extend(&last);
        }
        ends
    }
}

fn is_in(set: &Set, point: u32) -> bool {
    match set {
        Set::One(one) => *one == point,
        Set::Dot => ![0x0A, 0x0D, 0x2028, 0x2029].contains(&point),
        Set::Letter(letter) => is_letter(letter.to_ascii_lowercase(), point) != letter.is_ascii_uppercase(),
        Set::Property(name, negated) => has(name, point) != *negated,
        Set::Class(items, negated) => {
            let is_in = |item: &Item| match item {
                Item::Range(first, last) => (*first..=*last).contains(&point),
                Item::Set(set) => is_in(set, point),
            };
            items.iter().any(is_in) != *negated
        }
    }
}

fn is_letter(letter: char, point: u32) -> bool {
    match letter {
        'd' => (0x30..=0x39).contains(&point),
        'w' => is_word(point),
        _ => SPACES.contains(&point) || (0x2000..=0x200A).contains(&point),
    }
}

/// White space and line terminators of ECMA-262, but for U+2000 to U+200A.
const SPACES: [u32; 14] =
    [0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF];

fn is_word(point: u32) -> bool {
    char::from_u32(point).is_some_and(|character| character.is_ascii_alphanumeric() || character == '_')
}

/// Whether a code point has a property. Surrogates have none of those asked for.
fn has(name: &str, point: u32) -> bool {
    static PROPERTIES: LazyLock<BTreeMap<&str, Regex>> = LazyLock::new(|| {
        let names = ["L", "Lu", "N", "P", "Z", "Script=Greek"];
        names.into_iter().map(|name| (name, Regex::new(&format!("^\\p{{{name}}}$")).unwrap())).collect()
    });
    let text = char::from_u32(point).map(String::from);
    text.is_some_and(|text| PROPERTIES[name].is_match(&text))
}
