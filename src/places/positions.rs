//! From bytes to what editors count: UTF-16 units, lines and columns. It knows texts, and nothing of what is in them.

use crate::violation::Position;

/// Where some bytes of a text are.
pub(super) struct Positions {
    /// In order.
    places: Vec<(usize, Position)>,
}

impl Positions {
    /// Goes through the text once, up to the last of the offsets, which come in any order and more than once.
    pub(super) fn new(text: &[u8], offsets: impl Iterator<Item = usize>) -> Self {
        let mut sorted = Vec::new();
        for offset in offsets {
            if let Err(at) = sorted.binary_search(&offset) {
                sorted.insert(at, offset);
            }
        }
        let mut counter = Counter { text, at: 0, units: 0, line: 1, line_start: 0 };
        Self { places: sorted.into_iter().map(|offset| (offset, counter.advance(offset))).collect() }
    }

    /// The position of one of the offsets; of any other, that of the one before it, or the start of the text.
    pub(super) fn of(&self, offset: usize) -> Position {
        let count = self.places.partition_point(|(known, _)| *known <= offset);
        let place = count.checked_sub(1).and_then(|last| self.places.get(last));
        place.map_or(Position { offset: 0, line: 1, column: 1 }, |(_, position)| *position)
    }
}

/// Counts through a text in WTF-8.
struct Counter<'t> {
    text: &'t [u8],
    /// In bytes.
    at: usize,
    /// Before `at`, in UTF-16 units.
    units: usize,
    line: usize,
    /// Before the line, in UTF-16 units.
    line_start: usize,
}

impl Counter<'_> {
    fn advance(&mut self, to: usize) -> Position {
        let passed = self.text.get(self.at..to).unwrap_or_default();
        let (eights, rest) = passed.as_chunks::<8>();
        for eight in eights {
            match units_of(*eight) {
                Some(units) => {
                    self.units += units;
                    self.at += eight.len();
                }
                None => self.pass(eight),
            }
        }
        self.pass(rest);
        Position { offset: self.units, line: self.line, column: self.units - self.line_start + 1 }
    }

    fn pass(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.at += 1;
            // A code point of four bytes is two units, all others are one; the first byte says which.
            self.units += match byte {
                0x80..0xC0 => 0,
                0xF0.. => 2,
                _ => 1,
            };
            let ends_line = *byte == b'\n' || (*byte == b'\r' && self.text.get(self.at) != Some(&b'\n'));
            if ends_line {
                self.line += 1;
                self.line_start = self.units;
            }
        }
    }
}

/// How many UTF-16 units begin in eight bytes; none where a control character is among them, which may end a line.
fn units_of(eight: [u8; 8]) -> Option<usize> {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGH: u64 = ONES << 7;
    let bytes = u64::from_le_bytes(eight);
    // The first byte below 0x20 borrows and sets its high bit; what it does to those behind it no longer matters.
    if bytes.wrapping_sub(0x20 * ONES) & !bytes & HIGH != 0 {
        return None;
    }
    // The bits of each byte, the second below the highest, and so on, moved to where the highest stands.
    let continuing = bytes & !(bytes << 1) & HIGH;
    let fourfold = bytes & (bytes << 1) & (bytes << 2) & (bytes << 3) & HIGH;
    Some(eight.len() + fourfold.count_ones() as usize - continuing.count_ones() as usize)
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Positions, units_of};
    use crate::violation::Position;

    #[track_caller]
    fn check(text: &[u8], offset: usize, expected: [usize; 3]) {
        let [units, line, column] = expected;
        for others in [vec![], vec![0], (0..=text.len()).collect()] {
            let found = Positions::new(text, others.into_iter().chain([offset])).of(offset);
            assert_eq!(found, Position { offset: units, line, column }, "{text:?} {offset}");
        }
    }

    #[test]
    fn columns_are_utf_16_units() {
        check(b"", 0, [0, 1, 1]);
        check(b"abc", 3, [3, 1, 4]);
        check("é日😀x".as_bytes(), 2, [1, 1, 2]);
        check("é日😀x".as_bytes(), 5, [2, 1, 3]);
        check("é日😀x".as_bytes(), 9, [4, 1, 5]);
        check(b"\xED\xA0\xBDx", 3, [1, 1, 2]);
        check("\u{FEFF}{}".as_bytes(), 3, [1, 1, 2]);
    }

    #[test]
    fn lines_end_in_three_ways() {
        for (text, lines) in [("a\nb", 2), ("a\r\nb", 2), ("a\rb", 2), ("a\n\rb", 3), ("a\r\r\nb", 3), ("\n\n\nb", 4)] {
            check(text.as_bytes(), text.len() - 1, [text.len() - 1, lines, 1]);
        }
        check(b"a\r\nb", 2, [2, 1, 3]);
        check(b"\n", 1, [1, 2, 1]);
    }

    #[test]
    fn eight_at_a_time_is_one_at_a_time() {
        for (others, units_of_others) in [(b' ', 7), (0xA5, 0), (0xE6, 7), (0xF0, 14)] {
            for (byte, place) in (0..=u8::MAX).flat_map(|byte| (0..8).map(move |place| (byte, place))) {
                let mut eight = [others; 8];
                eight[place] = byte;
                let units = match byte {
                    0x00..0x20 => None,
                    0x80..0xC0 => Some(units_of_others),
                    0x20..0x80 | 0xC0..0xF0 => Some(units_of_others + 1),
                    0xF0.. => Some(units_of_others + 2),
                };
                assert_eq!(units_of(eight), units, "{eight:?}");
            }
        }
    }
}
