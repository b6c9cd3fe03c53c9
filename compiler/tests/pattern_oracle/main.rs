//! Compares the compiler and the matcher with a JavaScript engine: the verdicts on random texts, which patterns are
//! syntax errors, and the code points of every property. Skipped, and said so, where there is no `node`.
//!
//! `PATTERN_ORACLE_TEXTS` sets how many texts each pattern is tried on, 1000 unless told otherwise.

#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod cases;
#[path = "../matcher/mod.rs"]
mod matcher;
mod walker;

use cases::{MODEL_PATTERNS, PROPERTIES, REVISED_IN_17, SYNTAX_PATTERNS, SYNTAX_QUESTIONS};
use matcher::pattern::Pattern;
use matcher::{matcher, wtf8};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{ErrorKind, Write};
use std::process::{Command, Stdio};
use walker::{Random, Walker, utf16};
use workflow_preflight_compiler::pattern::{Extent, PatternError, compile};

#[test]
fn verdicts_agree() {
    let wanted = std::env::var("PATTERN_ORACLE_TEXTS").ok().and_then(|count| count.parse().ok());
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let trials: Vec<_> = patterns()
        .iter()
        .flat_map(|source| [(source, Extent::Whole), (source, Extent::Anywhere)])
        .map(|(source, extent)| Trial::new(source, extent, wanted.unwrap_or(1000), &mut random))
        .collect();
    let questions: Vec<_> = trials.iter().map(Trial::question).collect();
    let Some(answers) = ask(&questions, &[r"\p{Cn}".to_owned()]) else { return };
    let differing = assigned_in_one_only(&answers.classes[0]);
    for (trial, answer) in trials.iter().zip(&answers.patterns) {
        let answer = answer.as_str().unwrap_or_else(|| panic!("{} is a syntax error", trial.source));
        trial.compare(answer, &differing);
    }
}

#[test]
fn syntax_errors_agree() {
    let patterns = patterns();
    let all = SYNTAX_QUESTIONS.iter().copied().chain(patterns.iter().map(String::as_str));
    let questions: Vec<_> = all.clone().map(|source| json!({"source": source, "texts": []})).collect();
    let Some(answers) = ask(&questions, &[]) else { return };
    let differing: Vec<_> = all
        .zip(answers.patterns)
        .map(|(source, answer)| (source, compile(source, Extent::Whole), answer))
        .filter(|(_, ours, answer)| ours.as_ref().is_err_and(PatternError::is_syntax_error) != answer.is_null())
        .collect();
    assert!(differing.is_empty(), "{differing:#?}");
}

#[test]
fn properties_agree() {
    let classes: Vec<_> = PROPERTIES
        .iter()
        .map(|name| format!(r"\p{{{name}}}"))
        .chain([r"\P{Cs}", r"\P{C}", r"\d", r"\w", r"\s", ".", r"[^\P{L}]"].map(str::to_owned))
        .collect();
    let Some(answers) = ask(&[], &classes) else { return };
    let unassigned = classes.iter().position(|class| class == r"\p{Cn}").unwrap();
    let differing = assigned_in_one_only(&answers.classes[unassigned]);
    let mut revised = Vec::new();
    for (class, theirs) in classes.iter().zip(&answers.classes) {
        let ours = members(class);
        if ours != *theirs {
            let count = differences(&ours, theirs).filter(|&point| !differing[point]).count();
            revised.extend((count > 0).then_some((class.as_str(), count)));
        }
    }
    match answers.unicode.as_str() {
        "16.0" => assert_eq!(revised, []),
        "17.0" => assert_eq!(revised, REVISED_IN_17),
        other => println!("node has Unicode {other}, in which these differ: {revised:?}"),
    }
}

/// What the tables and the oracle may disagree on is what one of them does not know yet, and nothing else: characters
/// that Unicode assigned after the older version of the two. With other versions than these the number is not checked.
#[test]
fn versions_differ_by_what_was_assigned_between_them() {
    let Some(answers) = ask(&[], &[r"\p{Cn}".to_owned()]) else { return };
    let count = assigned_in_one_only(&answers.classes[0]).iter().filter(|&&differs| differs).count();
    match answers.unicode.as_str() {
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

/// A pattern, and texts to try it on.
struct Trial {
    source: String,
    pattern: Pattern,
    texts: Vec<Vec<u16>>,
    /// V8 also looks for empty matches between the two surrogates of a pair, where ECMA-262 has no position. There is no
    /// boundary there, so that it shows when a search wants none.
    splits_pairs: bool,
}

impl Trial {
    fn new(source: &str, extent: Extent, wanted: usize, random: &mut Random) -> Self {
        let automaton = compile(source, extent).unwrap_or_else(|error| panic!("{source}: {error}"));
        let splits_pairs = extent == Extent::Anywhere && [r"\B", r"(?!\b)"].iter().any(|part| source.contains(part));
        let source = match extent {
            Extent::Whole => format!("^(?:{source})$"),
            Extent::Anywhere => source.to_owned(),
        };
        let walker = Walker::new(&automaton);
        let mut texts: Vec<_> = (0..wanted).map(|_| walker.text(random, 40)).collect();
        texts.extend((0..wanted / 100).map(|_| walker.text(random, 1200)));
        Self { source, pattern: matcher(automaton), texts, splits_pairs }
    }

    fn question(&self) -> Value {
        json!({"source": self.source, "texts": self.texts})
    }

    fn compare(&self, answer: &str, differing: &[bool]) {
        assert_eq!(self.texts.len(), answer.len());
        let is_comparable = |text: &&Vec<u16>| {
            !code_points(text).any(|point| differing[point] || (self.splits_pairs && point > 0xFFFF))
        };
        let mut compared = 0;
        for (text, theirs) in self.texts.iter().zip(answer.chars()).filter(|(text, _)| is_comparable(text)) {
            let ours = self.pattern.matches(&wtf8(text));
            assert_eq!(ours, theirs == '1', "{} on {:?}", self.source, String::from_utf16_lossy(text));
            compared += 1;
        }
        assert!(compared * 2 > self.texts.len(), "{}: only {compared} texts are comparable", self.source);
    }
}

/// What `node` says.
struct Answers {
    unicode: String,
    patterns: Vec<Value>,
    classes: Vec<Vec<bool>>,
}

fn ask(patterns: &[Value], classes: &[String]) -> Option<Answers> {
    let script = ["--input-type=module", "--eval", include_str!("oracle.mjs")];
    let mut command = Command::new("node");
    let mut node = match command.args(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn() {
        Ok(node) => node,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            println!("skipped: there is no `node` to ask");
            return None;
        }
        Err(error) => panic!("{error}"),
    };
    // The script reads all of its input before it writes.
    let question = json!({"patterns": patterns, "classes": classes}).to_string();
    node.stdin.take().unwrap().write_all(question.as_bytes()).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success());
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    Some(Answers {
        unicode: answer["unicode"].as_str().unwrap().to_owned(),
        patterns: answer["patterns"].as_array().unwrap().clone(),
        classes: answer["classes"].as_array().unwrap().iter().map(flags).collect(),
    })
}

/// Ranges as a flag per code point.
fn flags(ranges: &Value) -> Vec<bool> {
    let mut flags = vec![false; 0x11_0000];
    let end = |range: &Value, end: usize| usize::try_from(range[end].as_u64().unwrap()).unwrap();
    for range in ranges.as_array().unwrap() {
        flags[end(range, 0)..=end(range, 1)].fill(true);
    }
    flags
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

fn assigned_in_one_only(unassigned: &[bool]) -> Vec<bool> {
    let ours = members(r"\p{Cn}");
    ours.iter().zip(unassigned).map(|(ours, theirs)| ours != theirs).collect()
}

fn differences(one: &[bool], other: &[bool]) -> impl Iterator<Item = usize> {
    one.iter().zip(other).enumerate().filter(|(_, (one, other))| one != other).map(|(point, _)| point)
}

fn code_points(units: &[u16]) -> impl Iterator<Item = usize> {
    char::decode_utf16(units.iter().copied())
        .map(|point| point.map_or_else(|alone| usize::from(alone.unpaired_surrogate()), |character| character as usize))
}
