//! Runs a compiled pattern with the engine's own matcher, which the compiler does not depend on.

#[path = "../../../src/pattern.rs"]
#[allow(unreachable_pub, dead_code, reason = "it is public in the engine")]
pub(crate) mod pattern;

use pattern::{ClassRanges, Pattern};
use workflow_preflight_compiler::pattern::Automaton;

/// The matcher's view of the tables, which in the engine are static.
pub(crate) fn matcher(automaton: Automaton) -> Pattern {
    Pattern {
        source: "",
        ascii: Box::leak(Box::new(automaton.ascii)),
        ranges: Box::leak(Box::new(ClassRanges {
            starts: automaton.ranges.starts.leak(),
            classes: automaton.ranges.classes.leak(),
        })),
        class_count: automaton.class_count,
        rows: automaton.rows.leak(),
        accepting: automaton.accepting.leak(),
        plain: automaton.plain.leak(),
        steps: automaton.steps.leak(),
    }
}

#[allow(dead_code, reason = "texts of one oracle are UTF-8 already")]
/// The WTF-8 of code points; a lead surrogate right before a trail one becomes the character that they spell.
pub(crate) fn wtf8(units: &[u16]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for point in char::decode_utf16(units.iter().copied()) {
        match point {
            Ok(character) => bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
            Err(alone) => {
                let unit = alone.unpaired_surrogate();
                let tail = |shift: u16| 0x80 | u8::try_from((unit >> shift) & 0x3F).unwrap();
                bytes.extend_from_slice(&[0xED, tail(6), tail(0)]);
            }
        }
    }
    bytes
}
