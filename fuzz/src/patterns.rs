//! Patterns. Any text as one: it compiles or is refused with a reason, in bounded time. A random one on random texts: the
//! automaton says what the definition says.

use std::char::DecodeUtf16Error;

use workflow_preflight::fuzzing::model::{ClassRanges, Pattern};
use workflow_preflight_compiler::pattern::{Automaton, Extent, compile};

use crate::grammar::{Node, point};
use crate::js::wtf8;
use crate::random::Random;
use crate::reference::matches;

/// Longer ones may take the compiler the second that it grants itself.
const LONGEST: usize = 200;

/// Tries one pattern, as it stands or as a way to make one.
pub fn run(data: &[u8]) {
    match data.split_first() {
        Some((first, source)) if first % 4 == 0 => refuse_or_compile(source),
        Some((_, choices)) => compare(choices),
        None => {}
    }
}

fn refuse_or_compile(source: &[u8]) {
    let Ok(source) = str::from_utf8(source) else { return };
    if source.len() > LONGEST {
        return;
    }
    for extent in [Extent::Whole, Extent::Anywhere] {
        match compile(source, extent) {
            Ok(automaton) => {
                let pattern = pattern(automaton);
                assert_eq!(pattern.matches(source.as_bytes()), pattern.matches(source.as_bytes()));
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
}

fn compare(choices: &[u8]) {
    let mut random = Random::new(choices);
    let node = Node::new(&mut random, 0);
    let mut source = String::new();
    node.spell(&mut source);
    let texts = texts(&mut random);
    for whole in [true, false] {
        let extent = if whole { Extent::Whole } else { Extent::Anywhere };
        match compile(&source, extent) {
            Ok(automaton) => {
                let pattern = pattern(automaton);
                for text in &texts {
                    let points = points(text);
                    let expected = matches(&node, &points, whole);
                    assert_eq!(pattern.matches(&wtf8(text)), expected, "{source:?} {extent:?} on {points:x?}");
                }
            }
            // Only size is an excuse: what is spelt is valid, and decidable.
            Err(error) => assert!(!error.is_syntax_error() && source.len() > 40, "{source:?}: {error}"),
        }
    }
}

/// Texts in UTF-16 of the code points that patterns are made of; one at least is empty.
fn texts(random: &mut Random<'_>) -> Vec<Vec<u16>> {
    let mut texts = vec![Vec::new()];
    while texts.len() < 8 && !random.is_over() {
        let mut text = Vec::new();
        for _ in 0..random.below(12) {
            let point = point(random);
            match char::from_u32(point) {
                Some(character) => text.extend_from_slice(character.encode_utf16(&mut [0; 2])),
                None => text.extend(u16::try_from(point)),
            }
        }
        texts.push(text);
    }
    texts
}

/// The code points of a text; two surrogates that came to stand together are one.
fn points(text: &[u16]) -> Vec<u32> {
    let point = |read: Result<char, DecodeUtf16Error>| match read {
        Ok(character) => u32::from(character),
        Err(alone) => alone.unpaired_surrogate().into(),
    };
    char::decode_utf16(text.iter().copied()).map(point).collect()
}

/// The engine's view of an automaton, which lives as long as the program.
fn pattern(automaton: Automaton) -> Pattern {
    let ranges = ClassRanges { starts: automaton.ranges.starts.leak(), classes: automaton.ranges.classes.leak() };
    Pattern {
        source: "",
        ascii: Box::leak(Box::new(automaton.ascii)),
        ranges: Box::leak(Box::new(ranges)),
        class_count: automaton.class_count,
        rows: automaton.rows.leak(),
        accepting: automaton.accepting.leak(),
        plain: automaton.plain.leak(),
        steps: automaton.steps.leak(),
    }
}
