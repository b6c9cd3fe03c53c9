//! Compares the compiler and the matcher with a JavaScript engine: the verdicts on random texts, which patterns are
//! syntax errors, and the code points of every property. Skipped, and said so, where there is no `node`.
//!
//! `PATTERN_ORACLE_TEXTS` sets how many texts each pattern is tried on, [`TEXTS`] unless told otherwise.

#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod cases;
#[path = "../matcher/mod.rs"]
mod matcher;
mod oracle;
mod walker;

use cases::{MODEL_PATTERNS, PROPERTIES, REVISED_IN_17, SYNTAX_PATTERNS, SYNTAX_QUESTIONS};
use matcher::pattern::Pattern;
use matcher::{matcher, wtf8};
use oracle::Oracle;
use serde_json::Value;
use std::collections::BTreeSet;
use walker::{Random, Walker, utf16};
use workflow_preflight_compiler::pattern::{Automaton, Extent, PatternError, compile};

/// How many texts each pattern is tried on, in each extent.
const TEXTS: usize = 5000;
/// As many at a time, so that questions stay short.
const BATCH: usize = 2000;

#[test]
fn verdicts_agree() {
    let wanted = std::env::var("PATTERN_ORACLE_TEXTS").ok().and_then(|count| count.parse().ok());
    let wanted = wanted.unwrap_or(TEXTS);
    let Some(mut oracle) = Oracle::start() else { return };
    let differing = assigned_in_one_only(&mut oracle);
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for source in &patterns() {
        for extent in [Extent::Whole, Extent::Anywhere] {
            Trial::new(source, extent).run(wanted, &mut random, &mut oracle, &differing);
        }
    }
}

#[test]
fn syntax_errors_agree() {
    let Some(mut oracle) = Oracle::start() else { return };
    let patterns = patterns();
    let all = SYNTAX_QUESTIONS.iter().copied().chain(patterns.iter().map(String::as_str));
    let differing: Vec<_> = all
        .map(|source| (source, compile(source, Extent::Whole), oracle.verdicts(source, &[])))
        .filter(|(_, ours, theirs)| ours.as_ref().is_err_and(PatternError::is_syntax_error) != theirs.is_none())
        .collect();
    assert!(differing.is_empty(), "{differing:#?}");
}

#[test]
fn properties_agree() {
    let Some(mut oracle) = Oracle::start() else { return };
    let classes: Vec<_> = PROPERTIES
        .iter()
        .map(|name| format!(r"\p{{{name}}}"))
        .chain([r"\P{Cs}", r"\P{C}", r"\d", r"\w", r"\s", ".", r"[^\P{L}]"].map(str::to_owned))
        .collect();
    let differing = assigned_in_one_only(&mut oracle);
    let mut revised = Vec::new();
    for class in &classes {
        let (ours, theirs) = (members(class), oracle.members(class));
        let count = differences(&ours, &theirs).filter(|&point| !differing[point]).count();
        revised.extend((count > 0).then_some((class.as_str(), count)));
    }
    match oracle.unicode().as_str() {
        "16.0" => assert_eq!(revised, []),
        "17.0" => assert_eq!(revised, REVISED_IN_17),
        other => println!("node has Unicode {other}, in which these differ: {revised:?}"),
    }
}

/// What the tables and the oracle may disagree on is what one of them does not know yet, and nothing else: characters
/// that Unicode assigned after the older version of the two. With other versions than these the number is not checked.
#[test]
fn versions_differ_by_what_was_assigned_between_them() {
    let Some(mut oracle) = Oracle::start() else { return };
    let count = assigned_in_one_only(&mut oracle).iter().filter(|&&differs| differs).count();
    match oracle.unicode().as_str() {
        "16.0" => assert_eq!(count, 0),
        "17.0" => assert_eq!(count, 4803),
        other => println!("node has Unicode {other}: {count} code points differ"),
    }
}

/// Every pattern that is listed or embedded.
fn patterns() -> BTreeSet<String> {
    let mut patterns: BTreeSet<_> =
        MODEL_PATTERNS.iter().chain(SYNTAX_PATTERNS).map(|&pattern| pattern.to_owned()).collect();
    let listed = patterns.len();
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../models")).unwrap() {
        let model = serde_json::from_slice(&std::fs::read(entry.unwrap().path()).unwrap()).unwrap();
        collect_patterns(&model, &mut patterns);
    }
    println!("{} patterns of the models are not listed", patterns.len() - listed);
    patterns
}

fn collect_patterns(model: &Value, patterns: &mut BTreeSet<String>) {
    match model {
        Value::Object(members) => {
            patterns.extend(members.get("smithy.api#pattern").and_then(Value::as_str).map(str::to_owned));
            members.values().for_each(|member| collect_patterns(member, patterns));
        }
        Value::Array(elements) => elements.iter().for_each(|element| collect_patterns(element, patterns)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A pattern, as both sides understand it.
struct Trial {
    source: String,
    automaton: Automaton,
    pattern: Pattern,
    /// V8 also looks for empty matches between the two surrogates of a pair, where ECMA-262 has no position. There is no
    /// boundary there, so that it shows when a search wants none.
    splits_pairs: bool,
}

impl Trial {
    fn new(source: &str, extent: Extent) -> Self {
        let automaton = compile(source, extent).unwrap_or_else(|error| panic!("{source}: {error}"));
        let splits_pairs = extent == Extent::Anywhere && [r"\B", r"(?!\b)"].iter().any(|part| source.contains(part));
        let source = match extent {
            Extent::Whole => format!("^(?:{source})$"),
            Extent::Anywhere => source.to_owned(),
        };
        Self { source, pattern: matcher(automaton.clone()), automaton, splits_pairs }
    }

    /// So many short texts, and one long one for every hundred.
    fn run(&self, wanted: usize, random: &mut Random, oracle: &mut Oracle, differing: &[bool]) {
        let walker = Walker::new(&self.automaton);
        let mut made = 0;
        while made < wanted {
            let count = BATCH.min(wanted - made);
            let mut texts: Vec<_> = (0..count).map(|_| walker.text(random, 40)).collect();
            texts.extend((0..count / 100).map(|_| walker.text(random, 1200)));
            self.compare(&texts, oracle, differing);
            made += count;
        }
    }

    fn compare(&self, texts: &[Vec<u16>], oracle: &mut Oracle, differing: &[bool]) {
        let theirs = oracle.verdicts(&self.source, texts);
        let theirs = theirs.unwrap_or_else(|| panic!("{} is a syntax error", self.source));
        assert_eq!(texts.len(), theirs.len());
        let is_comparable = |text: &&Vec<u16>| {
            !code_points(text).any(|point| differing[point] || (self.splits_pairs && point > 0xFFFF))
        };
        let mut compared = 0;
        for (text, theirs) in texts.iter().zip(theirs).filter(|(text, _)| is_comparable(text)) {
            let ours = self.pattern.matches(&wtf8(text));
            assert_eq!(ours, theirs, "{} on {:?}", self.source, String::from_utf16_lossy(text));
            compared += 1;
        }
        assert!(compared * 2 > texts.len(), "{}: only {compared} texts are comparable", self.source);
    }
}

/// The code points that a class matches: those of one range are all alike.
fn members(class: &str) -> Vec<bool> {
    let automaton = compile(class, Extent::Whole).unwrap_or_else(|error| panic!("{class}: {error}"));
    let starts: Vec<_> = (0..0x80).chain(automaton.ranges.starts.iter().copied()).collect();
    let pattern = matcher(automaton);
    let mut flags = vec![false; 0x11_0000];
    for (at, &start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).map_or(0x11_0000, |&next| usize::try_from(next).unwrap());
        let matches = pattern.matches(&wtf8(&utf16(&[start])));
        flags[usize::try_from(start).unwrap()..end].fill(matches);
    }
    flags
}

fn assigned_in_one_only(oracle: &mut Oracle) -> Vec<bool> {
    let (ours, theirs) = (members(r"\p{Cn}"), oracle.members(r"\p{Cn}"));
    ours.iter().zip(theirs).map(|(&ours, theirs)| ours != theirs).collect()
}

fn differences(one: &[bool], other: &[bool]) -> impl Iterator<Item = usize> {
    one.iter().zip(other).enumerate().filter(|(_, (one, other))| one != other).map(|(point, _)| point)
}

fn code_points(units: &[u16]) -> impl Iterator<Item = usize> {
    char::decode_utf16(units.iter().copied())
        .map(|point| point.map_or_else(|alone| usize::from(alone.unpaired_surrogate()), |character| character as usize))
}
