//! Where findings stand in a JSON text: a second reading, which only texts with findings get.
//!
//! Between [`crate::findings`] and [`JsonSource`]. It follows the findings' paths through the text, passes over everything
//! else, and knows nothing of what was judged. Its time is linear in the text, whatever was found.

mod positions;

use std::ops::Range as Span;

use crate::constraint::{Code, Problem, syntax::Opened};
use crate::findings::{Finding, Findings, Place, Target};
use crate::source::json::{BYTE_ORDER_MARK, Fault, JsonSource};
use crate::source::{Container, Halt, Source};
use crate::violation::{Position, Range};
use positions::Positions;

/// Gives every finding its range in the text, which `source` reads from its start.
pub(crate) fn locate<'a>(text: &'a [u8], findings: &mut Findings, source: JsonSource<'a>) {
    let mut wanted = in_order_of_steps(findings);
    let mark = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    let end = mark + source.left();
    // Nothing stands behind bytes that are not UTF-8.
    let text = text.get(..end).unwrap_or(text);
    let mut locator = Locator { text, source, end };
    let read = locator.value(&mut wanted, 0).and_then(|()| locator.source.finish());
    let halted = read.err().map(|Halt| Halted { at: locator.offset(), fault: locator.source.fault() });
    give(text, wanted, halted);
}

/// Findings with the same steps stay as they were. One by one, since most come in order already, and the standard library's
/// sort takes 3 KB of the compressed module.
fn in_order_of_steps(findings: &mut Findings) -> Vec<Wanted<'_>> {
    let mut wanted: Vec<Wanted<'_>> = Vec::new();
    for one in findings.iter_mut().map(Wanted::new) {
        let at = wanted.partition_point(|other| other.steps().le(one.steps()));
        wanted.insert(at, one);
    }
    wanted
}

/// A finding whose place is looked for.
struct Wanted<'f> {
    finding: &'f mut Finding,
    span: Option<Span<usize>>,
    /// Of the first of those below one place: how often the key that leads there has been.
    occurrences: usize,
}

/// Where and why the text stops being JSON.
struct Halted {
    at: usize,
    fault: Fault,
}

/// A step as it stands in a text, where names are only names.
type Step<'f> = Result<&'f [u8], usize>;

fn step(place: &Place) -> Step<'_> {
    match place {
        Place::Member(_, name) => Ok(name.as_bytes()),
        Place::Unknown(name) | Place::Key(name) => Ok(name),
        Place::Index(index) => Err(*index),
    }
}

impl<'f> Wanted<'f> {
    fn new(finding: &'f mut Finding) -> Self {
        Self { finding, span: None, occurrences: 0 }
    }

    fn steps(&self) -> impl Iterator<Item = Step<'_>> {
        self.finding.places.iter().map(step)
    }

    fn step(&self, depth: usize) -> Option<Step<'_>> {
        self.finding.places.get(depth).map(step)
    }

    fn depth(&self) -> usize {
        self.finding.places.len()
    }

    fn code(&self) -> Code {
        self.finding.problem.breach().code()
    }

    /// Whether it is about the key that its path ends with, when that stands there for the first time.
    fn is_of_key(&self) -> bool {
        self.code() == Code::Unknown || (self.finding.target == Target::Key && self.code() != Code::Duplicate)
    }

    fn is_of_value(&self) -> bool {
        self.finding.target == Target::Value && !matches!(self.code(), Code::Unknown | Code::Syntax)
    }
}

/// Those of findings in order that go on with a step.
fn going_on<'w, 'f>(wanted: &'w mut [Wanted<'f>], depth: usize, step: Step<'_>) -> &'w mut [Wanted<'f>] {
    let from = wanted.partition_point(|one| one.step(depth) < Some(step));
    let (_, rest) = wanted.split_at_mut(from);
    let count = rest.partition_point(|one| one.step(depth) == Some(step));
    rest.split_at_mut(count).0
}

/// Follows paths through the text. Findings are in the order of their steps, so that those below a place are a slice.
struct Locator<'a> {
    text: &'a [u8],
    source: JsonSource<'a>,
    /// Where what the source reads has its end.
    end: usize,
}

impl Locator<'_> {
    /// How much has been read, in bytes.
    fn offset(&self) -> usize {
        self.end - self.source.left()
    }

    /// Reads the value at a place, to which all of `wanted` lead.
    fn value(&mut self, wanted: &mut [Wanted<'_>], depth: usize) -> Result<(), Halt> {
        self.source.approach()?;
        let start = self.offset();
        let (here, below) = wanted.split_at_mut(wanted.partition_point(|one| one.depth() <= depth));
        let read = if below.is_empty() { self.source.skip_value() } else { self.inside(below, depth) };
        // A container that the text breaks off in was found to be wrong all the same.
        let span = start..self.offset();
        let absent = below.iter_mut().filter(|one| one.depth() == depth + 1 && one.span.is_none());
        for one in here.iter_mut().chain(absent).filter(|one| one.is_of_value()) {
            one.span = Some(span.clone());
        }
        read
    }

    /// Reads the value that comes next, into which `wanted` lead.
    fn inside(&mut self, wanted: &mut [Wanted<'_>], depth: usize) -> Result<(), Halt> {
        match self.source.enter()? {
            Some(Container::Object) => self.object(wanted, depth),
            Some(Container::List) => self.list(wanted, depth),
            None => self.source.skip_value(),
        }
    }

    /// Where the key stands that was read since `before`, with the comma in front of it and the colon behind it.
    fn key_since(&self, before: usize) -> Span<usize> {
        let read = self.text.get(before..self.offset()).unwrap_or_default();
        let quote = |byte: &u8| *byte == b'"';
        let start = read.iter().position(quote).unwrap_or_default();
        let end = read.iter().rposition(quote).map_or(read.len(), |last| last + 1);
        before + start..before + end
    }

    fn object(&mut self, wanted: &mut [Wanted<'_>], depth: usize) -> Result<(), Halt> {
        loop {
            let before = self.offset();
            if !self.source.entry()? {
                return Ok(());
            }
            let group = going_on(wanted, depth, Ok(self.source.key().bytes));
            let Some(occurrence) = group.first().map(|first| first.occurrences) else {
                self.source.skip_value()?;
                continue;
            };
            locate_key(group, depth + 1, occurrence, &self.key_since(before));
            if occurrence == 0 {
                self.value(group, depth + 1)?;
            } else {
                self.source.skip_value()?;
            }
            // Only now: further below, the same finding counts the keys there.
            if let Some(first) = group.first_mut() {
                first.occurrences = occurrence + 1;
            }
        }
    }

    fn list(&mut self, wanted: &mut [Wanted<'_>], depth: usize) -> Result<(), Halt> {
        let mut index = 0;
        while self.source.element()? {
            match going_on(wanted, depth, Err(index)) {
                [] => self.source.skip_value()?,
                group => self.value(group, depth + 1)?,
            }
            index += 1;
        }
        Ok(())
    }
}

/// Notes where a key stands that has been so many times before. Findings that it is there again come first in its group,
/// one for each time; so do those that it is unknown, one for each time from the first on.
fn locate_key(group: &mut [Wanted<'_>], depth: usize, occurrence: usize, span: &Span<usize>) {
    if occurrence == 0 {
        let first = group.first_mut().filter(|first| first.code() == Code::Unknown);
        match first {
            Some(unknown) => unknown.span = Some(span.clone()),
            None => group
                .iter_mut()
                .filter(|one| one.depth() == depth && one.is_of_key())
                .for_each(|one| one.span = Some(span.clone())),
        }
        return;
    }
    for (at, code) in [(occurrence - 1, Code::Duplicate), (occurrence, Code::Unknown)] {
        if let Some(again) = group.get_mut(at).filter(|one| one.depth() == depth && one.code() == code) {
            again.span = Some(span.clone());
        }
    }
}

/// Turns spans into ranges, and puts them into the findings.
fn give(text: &[u8], mut wanted: Vec<Wanted<'_>>, halted: Option<Halted>) {
    let fault = halted.as_ref().map(|halted| halted.fault);
    let opened = halted.as_ref().filter(|halted| matches!(halted.fault, Fault::End | Fault::Close));
    let opened = opened.and_then(|halted| innermost(text.get(..halted.at).unwrap_or_default()));
    let broken = halted.map(|halted| halted.span(text));
    for one in wanted.iter_mut().filter(|one| one.code() == Code::Syntax) {
        one.span.clone_from(&broken);
    }
    let spans = wanted.iter().filter_map(|one| one.span.as_ref());
    let offsets = spans.flat_map(|span| [span.start, span.end]).chain(opened.map(|(at, _)| at));
    let positions = Positions::new(text, offsets);
    for Wanted { finding, span, .. } in wanted {
        let span = span.unwrap_or_default();
        let [start, mut end] = [span.start, span.end].map(|offset| positions.of(offset));
        if let Problem::Syntax(not_json) = &mut *finding.problem {
            if let Some((at, by)) = opened {
                let Position { line, column, .. } = positions.of(at);
                not_json.within(Opened { by, line: cell(line), column: cell(column) });
            }
            // What is not UTF-8 is shown as one replacement character, and may be half of a surrogate pair.
            if fault == Some(Fault::Utf8) {
                end = Position { offset: start.offset + 1, column: start.column + 1, ..start };
            }
        }
        finding.range = Some(Range { start, end });
    }
}

fn cell(figure: usize) -> u32 {
    u32::try_from(figure).unwrap_or(u32::MAX)
}

impl Halted {
    /// What to mark: what is wrong, as far as can be told where it ends.
    fn span(&self, text: &[u8]) -> Span<usize> {
        let &Self { at, fault } = self;
        let (before, rest) = text.split_at_checked(at).unwrap_or((text, &[]));
        match fault {
            Fault::TrailingComma => {
                let comma = before.iter().rposition(|byte| *byte == b',').unwrap_or(at);
                comma..comma + 1
            }
            Fault::Word | Fault::NoValue | Fault::BareKey | Fault::Number => at..at + word_length(rest),
            Fault::Rest => at..at + rest.trim_ascii_end().len(),
            Fault::Comment if rest.starts_with(b"#") => at..at + 1,
            Fault::Comment | Fault::Escape => at..at + rest.len().min(2),
            Fault::Empty
            | Fault::End
            | Fault::Close
            | Fault::ExtraComma
            | Fault::SingleQuote
            | Fault::CurlyQuote
            | Fault::Control
            | Fault::Comma
            | Fault::Colon
            | Fault::Space
            | Fault::NoBraces
            | Fault::Utf8
            | Fault::Unexpected
            | Fault::Damaged => at..at + character_length(rest),
        }
    }
}

/// How many bytes a word or number has, well written or not; what begins none is one character.
fn word_length(text: &[u8]) -> usize {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.' | b'_' | b'$');
    let length = text.iter().position(|byte| !is_part(byte)).unwrap_or(text.len());
    length.max(character_length(text))
}

/// How many bytes the first character has.
fn character_length(text: &[u8]) -> usize {
    let length = match text {
        [0xC0..0xE0, ..] => 2,
        [0xE0..0xF0, ..] => 3,
        [0xF0..=0xFF, ..] => 4,
        _ => 1,
    };
    length.min(text.len())
}

/// The innermost bracket, brace or quote that is open where a text breaks off. Up to there it is JSON.
fn innermost(text: &[u8]) -> Option<(usize, &'static str)> {
    let mut open = Vec::new();
    let mut quote = None;
    let mut bytes = text.iter().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'"' if quote.is_some() => quote = None,
            _ if quote.is_some() => {}
            b'"' => quote = Some((at, "\"")),
            b'[' => open.push((at, "[")),
            b'{' => open.push((at, "{")),
            b']' | b'}' => drop(open.pop()),
            _ => {}
        }
    }
    quote.or(open.pop())
}
