//! Numbers, texts and lists as bytes: the writing half of what the engine's `tables/bytes.rs` reads. `emit.rs`
//! describes the format. It knows no model.

use std::collections::HashMap;
use std::hash::Hash;

/// Ends a text: a byte that UTF-8 does not have.
const END: u8 = 0xFF;

/// What was written so far. Texts are kept apart from the rest: that way both compress better.
#[derive(Debug, Default)]
pub(crate) struct Bytes {
    texts: Vec<u8>,
    rest: Vec<u8>,
}

impl Bytes {
    pub(crate) fn byte(&mut self, byte: u8) {
        self.rest.push(byte);
    }

    /// Seven bits a byte, the lowest first; all bytes but the last have their high bit set.
    pub(crate) fn number(&mut self, number: impl Into<u64>) {
        let mut rest = number.into();
        while rest > 0x7F {
            self.byte(low_bits(rest) | 0x80);
            rest >>= 7;
        }
        self.byte(low_bits(rest));
    }

    /// The position of a number among 0, -1, 1, -2, 2, ...
    pub(crate) fn signed(&mut self, number: i64) {
        self.number((number << 1 ^ number >> 63).cast_unsigned());
    }

    /// The same, but that the extremes, `i16::MAX` and `i16::MIN`, come before 0: most steps of an automaton are.
    pub(crate) fn step(&mut self, step: i16) {
        self.number(position(step).wrapping_add(2));
    }

    /// How far it is from one index to another, neither above `u16::MAX`.
    pub(crate) fn distance(&mut self, from: usize, to: usize) {
        let [low, high, ..] = to.wrapping_sub(from).to_le_bytes();
        self.number(position(i16::from_le_bytes([low, high])));
    }

    pub(crate) fn count(&mut self, count: usize) {
        self.number(count as u64);
    }

    pub(crate) fn flag(&mut self, flag: bool) {
        self.byte(flag.into());
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.texts.extend_from_slice(text.as_bytes());
        self.texts.push(END);
    }

    /// Their number, and each.
    pub(crate) fn list<T>(&mut self, items: &[T], mut item: impl FnMut(&mut Self, &T)) {
        self.count(items.len());
        for each in items {
            item(self, each);
        }
    }

    /// How many bytes the texts are, the texts, everything else.
    pub(crate) fn finish(self) -> Vec<u8> {
        let mut all = Self::default();
        all.count(self.texts.len());
        [all.rest, self.texts, self.rest].concat()
    }
}

fn position(number: i16) -> u16 {
    (number << 1 ^ number >> 15).cast_unsigned()
}

fn low_bits(number: u64) -> u8 {
    number.to_le_bytes()[0] & 0x7F
}

/// Values that are written where they are first mentioned, and by their number from then on.
#[derive(Debug)]
pub(crate) struct Shared<T>(HashMap<T, usize>);

impl<T> Default for Shared<T> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<T: Eq + Hash> Shared<T> {
    /// Mentions a value; whether it has to follow, because this is the first time.
    pub(crate) fn mention(&mut self, bytes: &mut Bytes, value: T) -> bool {
        let next = self.0.len() + 1;
        let number = *self.0.entry(value).or_insert(next);
        let is_new = number == next;
        bytes.count(if is_new { 0 } else { number });
        is_new
    }
}

#[cfg(test)]
mod tests {
    use super::{Bytes, Shared};

    fn written(write: impl FnOnce(&mut Bytes)) -> Vec<u8> {
        let mut bytes = Bytes::default();
        write(&mut bytes);
        bytes.rest
    }

    #[test]
    fn numbers_take_a_byte_for_seven_bits() {
        let cases: [(u64, &[u8]); 6] = [
            (0, &[0]),
            (0x7F, &[0x7F]),
            (0x80, &[0x80, 1]),
            (0x3FFF, &[0xFF, 0x7F]),
            (0x4000, &[0x80, 0x80, 1]),
            (u64::MAX, &[0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1]),
        ];
        for (number, bytes) in cases {
            assert_eq!(written(|it| it.number(number)), bytes);
        }
    }

    #[test]
    fn small_negative_numbers_are_small() {
        for (number, byte) in [(0, 0), (-1, 1), (1, 2), (-64, 0x7F)] {
            assert_eq!(written(|it| it.signed(number)), [byte]);
        }
        assert_eq!(written(|it| it.signed(i64::MIN)), written(|it| it.number(u64::MAX)));
        assert_eq!(written(|it| it.signed(i64::MAX)), written(|it| it.number(u64::MAX - 1)));
    }

    #[test]
    fn the_extremes_are_the_smallest_steps() {
        for (step, byte) in [(i16::MAX, 0), (i16::MIN, 1), (0, 2), (-1, 3), (1, 4)] {
            assert_eq!(written(|it| it.step(step)), [byte]);
        }
        assert_eq!(written(|it| it.step(i16::MIN + 1)), [0xFF, 0xFF, 3]);
    }

    #[test]
    fn texts_come_before_the_rest() {
        let mut bytes = Bytes::default();
        bytes.byte(7);
        bytes.text("a");
        bytes.distance(5, 3);
        bytes.text("");
        assert_eq!(bytes.finish(), [3, b'a', 0xFF, 0xFF, 7, 3]);
    }

    #[test]
    fn a_value_follows_its_first_mention_only() {
        let mut shared = Shared::default();
        let mut mention = |value: &'static str| {
            let mut bytes = Bytes::default();
            (shared.mention(&mut bytes, value), bytes.rest)
        };
        assert_eq!(
            ["a", "b", "a", "b", "c"].map(&mut mention),
            [(true, vec![0]), (true, vec![0]), (false, vec![1]), (false, vec![2]), (true, vec![0])]
        );
    }
}
