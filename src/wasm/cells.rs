//! Reports on their way to JavaScript: numbers of four bytes, which `pkg/src/report.ts` reads from memory.
//!
//! ```text
//! report     number of errors · of warnings · 1 if truncated | 2 if there are ranges · violations, errors first
//! violation  code | source << 8 | 1 << 16 if the key is at fault · message | demand << 8 · title · url · path · arguments
//!            · range, if there are any
//! path       number of steps · for each: text of the tables | KEY · made text | INDEX · index
//! arguments  number of arguments · for each: name | tag << 8 · what its tag says
//! range      two positions, start and end: offset · line · column
//! text       address · bytes; it lies there as long as the module lives, so it is decoded once
//! made text  bytes · UTF-8, padded to whole cells
//! ```
//!
//! Words are not here: JavaScript has them, in its own language. Making objects and texts one by one across the boundary
//! took five microseconds for each violation, twenty times as long as judging.

use crate::findings::{Finding, Findings, Place, Target};
use crate::model::{Document, Model};
use crate::source::{Number, Text};
use crate::violation::{Position, Range};
use crate::wording::{Arguments, Value, Wording};

/// In place of an address: the step is a key or an unknown member.
const KEY: u32 = u32::MAX;
/// In place of an address: the step is an index.
const INDEX: u32 = u32::MAX - 1;

/// What an argument is.
#[repr(u32)]
enum Tag {
    Holds,
    /// Fits one cell, signed.
    Small,
    /// Two cells, the low one first.
    Large,
    /// The two cells of a double.
    Float,
    Text,
    Made,
    Words,
    /// Number of names, each a text.
    Names,
}

/// Writes what was found.
pub(super) fn write(model: &Model, findings: Findings, cells: &mut Vec<u32>) {
    cells.clear();
    let (errors, warnings, truncated) = findings.finish();
    let mut cells = Cells { cells, model };
    cells.size(errors.len());
    cells.size(warnings.len());
    let has_ranges = errors.iter().chain(&warnings).any(|finding| finding.range.is_some());
    cells.put(u32::from(truncated) | u32::from(has_ranges) << 1);
    for finding in errors.iter().chain(&warnings) {
        cells.violation(finding);
        finding.range.iter().for_each(|range| cells.range(range));
    }
}

struct Cells<'c> {
    cells: &'c mut Vec<u32>,
    model: &'c Model,
}

impl Cells<'_> {
    fn put(&mut self, cell: u32) {
        self.cells.push(cell);
    }

    /// A size, or an address. Memory has 32 bits here.
    fn size(&mut self, size: usize) {
        self.put(u32::try_from(size).unwrap_or(u32::MAX));
    }

    fn violation(&mut self, finding: &Finding) {
        let breach = finding.problem.breach();
        let Wording { message, demand, arguments } = breach.wording();
        let key = u32::from(finding.target == Target::Key);
        self.put(breach.code() as u32 | (finding.source as u32) << 8 | key << 16);
        self.put(message as u32 | (demand as u32) << 8);
        let document = finding.document.and_then(|index| self.model.document(index));
        let Document { title, url } = document.unwrap_or(&Document { title: "", url: "" });
        self.text(title);
        self.text(url);
        self.path(&finding.places);
        self.arguments(&arguments);
    }

    fn range(&mut self, range: &Range) {
        for Position { offset, line, column } in [range.start, range.end] {
            self.size(offset);
            self.size(line);
            self.size(column);
        }
    }

    fn path(&mut self, places: &[Place]) {
        self.size(places.len());
        for place in places {
            match place {
                Place::Member(_, name) => self.text(name),
                Place::Unknown(name) | Place::Key(name) => {
                    self.put(KEY);
                    self.made(&Text::display_of(name));
                }
                Place::Index(index) => {
                    self.put(INDEX);
                    self.size(*index);
                }
            }
        }
    }

    fn arguments(&mut self, arguments: &Arguments) {
        self.size(arguments.iter().count());
        for (name, value) in arguments.iter() {
            self.put(name as u32 | (tag(value) as u32) << 8);
            match value {
                Value::Holds => {}
                Value::Number(Number::Integer(number)) if let Ok(small) = i32::try_from(*number) => {
                    self.put(small.cast_unsigned());
                }
                Value::Number(Number::Integer(number)) => self.double(number.cast_unsigned()),
                Value::Number(Number::Float(number)) => self.double(number.to_bits()),
                Value::Unit(unit) => self.text(unit.name()),
                Value::Text(text) => self.text(text),
                Value::Made(text) => self.made(text),
                Value::Words(words) => self.put(*words as u32),
                Value::Names(names) => {
                    self.size(names.len());
                    names.iter().for_each(|name| self.text(name));
                }
            }
        }
    }

    fn text(&mut self, text: &'static str) {
        self.size(text.as_ptr().addr());
        self.size(text.len());
    }

    fn made(&mut self, text: &str) {
        self.size(text.len());
        for bytes in text.as_bytes().chunks(size_of::<u32>()) {
            let mut cell = [0; size_of::<u32>()];
            bytes.iter().zip(&mut cell).for_each(|(byte, place)| *place = *byte);
            self.put(u32::from_le_bytes(cell));
        }
    }

    /// Eight bytes, the low ones first.
    fn double(&mut self, bits: u64) {
        #[expect(clippy::cast_possible_truncation, reason = "one half, then the other")]
        self.cells.extend([bits as u32, (bits >> u32::BITS) as u32]);
    }
}

fn tag(value: &Value) -> Tag {
    match value {
        Value::Holds => Tag::Holds,
        Value::Number(Number::Integer(number)) if i32::try_from(*number).is_ok() => Tag::Small,
        Value::Number(Number::Integer(_)) => Tag::Large,
        Value::Number(Number::Float(_)) => Tag::Float,
        Value::Unit(_) | Value::Text(_) => Tag::Text,
        Value::Made(_) => Tag::Made,
        Value::Words(_) => Tag::Words,
        Value::Names(_) => Tag::Names,
    }
}
