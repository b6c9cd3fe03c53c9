//! Runs the tables that the compiler made of a pattern. This is all that is left of a regular expression in the engine:
//! one step per code point, no allocation, no way to take longer. It knows neither models nor where a text came from.

use std::ops::Range;

/// The step that means: the text does not match, whatever follows.
const REJECT: i16 = i16::MIN;

/// The step that means: the text matches, whatever follows.
const ACCEPT: i16 = i16::MAX;

/// A pattern and the automaton that enforces it. State 0 is where a text begins.
#[derive(Debug)]
pub struct Pattern {
    /// The pattern as the model writes it.
    pub source: &'static str,
    /// The class of each code point below U+0080.
    pub ascii: &'static [u8; 128],
    /// The classes of the others.
    pub ranges: &'static ClassRanges,
    /// How many classes there are, which is the length of a row of steps.
    pub class_count: usize,
    /// The row of each state.
    pub rows: &'static [u16],
    /// Whether the text may end in a state of each row.
    pub accepting: &'static [bool],
    /// The ASCII characters, from the first to the second, that leave a state of each row where it is. None where the
    /// first is above the second.
    pub plain: &'static [[u8; 2]],
    /// Row by row, how far it is to the next state for each class, or one of the two verdicts.
    pub steps: &'static [i16],
}

/// The classes of the code points from U+0080, surrogates included. Patterns share them.
#[derive(Debug)]
pub struct ClassRanges {
    /// Where each range begins, in order; the first at U+0080.
    pub starts: &'static [u32],
    /// The class of each range.
    pub classes: &'static [u8],
}

/// Consecutive code points of one class. Text stays in a script, so that the last run mostly has the next one too.
#[derive(Default)]
struct Run {
    points: Range<u32>,
    class: u8,
}

impl Pattern {
    /// Whether the text matches. The text is WTF-8: UTF-8, in which an unpaired surrogate takes three bytes. Of bytes that
    /// are not, something is made that is the same every time.
    #[must_use]
    pub fn matches(&self, text: &[u8]) -> bool {
        let (mut state, mut row) = (0_usize, self.row(0));
        let (mut steps, mut plain) = (self.steps_of(row), self.plain_of(row));
        let (mut rest, mut run) = (pass_plain(text, text, plain), Run::default());
        while let [first, after @ ..] = rest {
            let class = if let Some(&class) = self.ascii.get(usize::from(*first)) {
                rest = after;
                class
            } else {
                let point;
                (point, rest) = decode(rest);
                if !run.points.contains(&point) {
                    run = self.ranges.run(point);
                }
                run.class
            };
            match steps.get(usize::from(class)).copied().unwrap_or(REJECT) {
                REJECT => return false,
                ACCEPT => return true,
                0 => {}
                step => {
                    state = state.wrapping_add_signed(step.into());
                    row = self.row(state);
                    (steps, plain) = (self.steps_of(row), self.plain_of(row));
                }
            }
            // Most characters stay where they are: no look at the rows.
            rest = pass_plain(text, rest, plain);
        }
        self.accepting.get(row).copied().unwrap_or_default()
    }

    fn row(&self, state: usize) -> usize {
        self.rows.get(state).copied().map_or(0, usize::from)
    }

    fn plain_of(&self, row: usize) -> [u8; 2] {
        self.plain.get(row).copied().unwrap_or([1, 0])
    }

    fn steps_of(&self, row: usize) -> &'static [i16] {
        self.steps.get(row * self.class_count..).unwrap_or_default()
    }
}

/// Passes over characters within `plain`, eight at a time; `rest` is what is left of `text`.
fn pass_plain<'t>(text: &'t [u8], mut rest: &'t [u8], plain: [u8; 2]) -> &'t [u8] {
    if plain[0] > plain[1] {
        return rest;
    }
    while let Some((eight, after)) = rest.split_first_chunk() {
        if !are_within(plain, *eight) {
            return rest;
        }
        rest = after;
    }
    // Fewer than eight are left: look once more at some that came before, or at each where the text has no more.
    match text.last_chunk() {
        Some(eight) if are_within(plain, *eight) => return &[],
        Some(_) => return rest,
        None => {}
    }
    while let [byte, after @ ..] = rest
        && (plain[0]..=plain[1]).contains(byte)
    {
        rest = after;
    }
    rest
}

/// Whether eight bytes are ASCII from `first` to `last`.
fn are_within([first, last]: [u8; 2], eight: [u8; 8]) -> bool {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGH: u64 = ONES << 7;
    // In every byte the high bit is set by what is not ASCII, by what is above `last`, or by what is below `first`.
    // Only a byte that is outside lends to the next one or carries over into it.
    let bytes = u64::from_le_bytes(eight);
    let above = bytes.wrapping_add(u64::from(0x7F_u8.saturating_sub(last)) * ONES);
    let below = bytes.wrapping_sub(u64::from(first) * ONES);
    (bytes | above | below) & HIGH == 0
}

impl ClassRanges {
    fn run(&self, point: u32) -> Run {
        let after = self.starts.partition_point(|&start| start <= point);
        let at = after.saturating_sub(1);
        Run {
            points: self.starts.get(at).copied().unwrap_or(0)..self.starts.get(after).copied().unwrap_or(u32::MAX),
            class: self.classes.get(at).copied().unwrap_or_default(),
        }
    }
}

/// The code point that a text begins with, which is not ASCII, and what follows it.
fn decode(text: &[u8]) -> (u32, &[u8]) {
    let Some(&first) = text.first() else { return (0, text) };
    let (length, bits) = match first {
        0xF0.. => (4, first & 0x07),
        0xE0.. => (3, first & 0x0F),
        0xC0.. => (2, first & 0x1F),
        0x00.. => (1, first),
    };
    let (bytes, rest) = text.split_at_checked(length).unwrap_or((text, &[]));
    let point = bytes.iter().skip(1).fold(u32::from(bits), |point, byte| (point << 6) | u32::from(byte & 0x3F));
    (point, rest)
}
