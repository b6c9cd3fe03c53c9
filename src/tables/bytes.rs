//! Numbers, texts and counts from bytes: the reading half of what the compiler's `bytes.rs` writes. It knows no model.
//!
//! Every function is total. Bytes that nobody wrote are noted as [`Bytes::is_broken`] and read as nothing at all: that
//! is a third of the code that a `Result` in every step would take. They never panic, and never claim more memory than
//! there are bytes to fill it.

/// Ends a text: a byte that UTF-8 does not have.
const END: u8 = 0xFF;

/// What is left to read. Texts stand apart from the rest.
#[derive(Debug)]
pub(super) struct Bytes {
    texts: &'static [u8],
    rest: &'static [u8],
    broken: bool,
}

impl Bytes {
    pub(super) fn new(all: &'static [u8]) -> Self {
        let mut bytes = Self { texts: &[], rest: all, broken: false };
        bytes.texts = bytes.slice();
        bytes
    }

    /// Whether anything was read that nobody wrote, or not all was read.
    pub(super) fn is_broken(&self) -> bool {
        self.broken || !self.rest.is_empty() || !self.texts.is_empty()
    }

    /// Notes that something was read that nobody wrote, and goes on with something else.
    pub(super) fn broken<T>(&mut self, instead: T) -> T {
        self.broken = true;
        instead
    }

    fn found<T>(&mut self, value: Option<T>, instead: T) -> T {
        value.unwrap_or_else(|| self.broken(instead))
    }

    #[inline(never)]
    pub(super) fn byte(&mut self) -> u8 {
        match self.rest.split_first() {
            Some((&byte, rest)) => {
                self.rest = rest;
                byte
            }
            None => self.broken(0),
        }
    }

    /// Seven bits a byte, the lowest first; all bytes but the last have their high bit set.
    #[inline(never)]
    pub(super) fn number(&mut self) -> u64 {
        // Nearly all numbers are one byte.
        if let Some((&byte @ ..0x80, rest)) = self.rest.split_first() {
            self.rest = rest;
            return byte.into();
        }
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.byte();
            let bits = u64::from(byte & 0x7F);
            let placed = bits << shift;
            if placed >> shift != bits {
                break;
            }
            number |= placed;
            if byte < 0x80 {
                return number;
            }
        }
        self.broken(0)
    }

    /// The number at a position among 0, -1, 1, -2, 2, ...
    pub(super) fn signed(&mut self) -> i64 {
        let position = self.number();
        (position >> 1).cast_signed() ^ -(position & 1).cast_signed()
    }

    #[inline(never)]
    pub(super) fn u32(&mut self) -> u32 {
        let number = self.number().try_into().ok();
        self.found(number, 0)
    }

    #[inline(never)]
    pub(super) fn u16(&mut self) -> u16 {
        let number = self.number().try_into().ok();
        self.found(number, 0)
    }

    /// The number at a position among 0, -1, 1, -2, 2, ...
    #[inline(never)]
    pub(super) fn i16(&mut self) -> i16 {
        signed_16(self.u16())
    }

    /// The same, but that the extremes, `i16::MAX` and `i16::MIN`, come before 0: most steps of an automaton are.
    pub(super) fn step(&mut self) -> i16 {
        signed_16(self.u16().wrapping_sub(2))
    }

    /// How many items or bytes follow. Each item takes a byte at least, so there cannot be more of them than bytes.
    #[inline(never)]
    pub(super) fn count(&mut self) -> usize {
        let count = self.number().try_into().ok().filter(|count| *count <= self.rest.len());
        self.found(count, 0)
    }

    #[inline(never)]
    pub(super) fn flag(&mut self) -> bool {
        match self.byte() {
            0 => false,
            1 => true,
            _ => self.broken(false),
        }
    }

    /// The next text.
    pub(super) fn text(&mut self) -> &'static str {
        let end = self.texts.iter().position(|byte| *byte == END);
        let split = end.and_then(|end| Some((self.texts.get(..end)?, self.texts.get(end + 1..)?)));
        let (text, rest) = self.found(split, (&[], &[]));
        self.texts = rest;
        self.found(str::from_utf8(text).ok(), "")
    }

    /// A count, and so many bytes.
    #[inline(never)]
    pub(super) fn slice(&mut self) -> &'static [u8] {
        let count = self.count();
        let (slice, rest) = self.rest.split_at_checked(count).unwrap_or_default();
        self.rest = rest;
        slice
    }

    /// As many bytes as there are slots: each byte, and in how many slots it stands.
    pub(super) fn runs<const SLOTS: usize>(&mut self) -> [u8; SLOTS] {
        let mut slots = [0; SLOTS];
        let mut filled = 0;
        while filled < SLOTS && !self.broken {
            let byte = self.byte();
            let end = filled.saturating_add(self.u16().into());
            match slots.get_mut(filled..end) {
                Some(run) => run.fill(byte),
                None => self.broken = true,
            }
            filled = end;
        }
        slots
    }
}

fn signed_16(position: u16) -> i16 {
    (position >> 1).cast_signed() ^ -(position & 1).cast_signed()
}

/// Values that stand where they are first mentioned, and are named by their number from then on.
#[derive(Debug)]
pub(super) struct Shared<T>(Vec<T>);

impl<T: Copy> Shared<T> {
    pub(super) const fn new() -> Self {
        Self(Vec::new())
    }

    /// The value that is mentioned, unless it follows; then it has to be [added](Self::add).
    pub(super) fn mentioned(&self, bytes: &mut Bytes, instead: T) -> Option<T> {
        let number = bytes.u32() as usize;
        let value = self.0.get(number.checked_sub(1)?).copied();
        Some(bytes.found(value, instead))
    }

    pub(super) fn add(&mut self, value: T) -> T {
        self.0.push(value);
        value
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::Bytes;

    /// What `read` makes of bytes; `None` where they are noted as broken.
    fn read<T>(bytes: &'static [u8], read: impl FnOnce(&mut Bytes) -> T) -> Option<T> {
        let mut bytes = Bytes { texts: &[], rest: bytes, broken: false };
        let value = read(&mut bytes);
        (!bytes.is_broken()).then_some(value)
    }

    #[test]
    fn numbers_are_read_up_to_the_last() {
        let cases: [(&[u8], Option<u64>); 9] = [
            (&[], None),
            (&[0x7F], Some(0x7F)),
            (&[0x80], None),
            (&[0x80, 1], Some(0x80)),
            (&[0xFF, 0x7F], Some(0x3FFF)),
            (&[0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1], Some(u64::MAX)),
            (&[0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 2], None),
            (&[0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0], None),
            (&[1, 1], None),
        ];
        for (bytes, number) in cases {
            assert_eq!(read(bytes, Bytes::number), number, "{bytes:?}");
        }
    }

    #[test]
    fn numbers_have_to_fit() {
        assert_eq!(read(&[0xFF, 0xFF, 3], Bytes::u16), Some(u16::MAX));
        assert_eq!(read(&[0x80, 0x80, 4], Bytes::u16), None);
        assert_eq!(read(&[0xFF, 0xFF, 0xFF, 0xFF, 15], Bytes::u32), Some(u32::MAX));
        assert_eq!(read(&[0x80, 0x80, 0x80, 0x80, 16], Bytes::u32), None);
        assert_eq!(read(&[2], Bytes::flag), None);
    }

    #[test]
    fn positions_are_numbers_around_0() {
        let cases = [(0, 0), (1, -1), (2, 1), (3, -2)];
        for (position, number) in cases {
            let bytes = vec![position].leak();
            assert_eq!(read(bytes, Bytes::signed), Some(number));
            assert_eq!(read(bytes, Bytes::i16).map(i64::from), Some(number));
        }
        let last = &[0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1];
        assert_eq!(read(last, Bytes::signed), Some(i64::MIN));
        let steps = [(0, i16::MAX), (1, i16::MIN), (2, 0), (3, -1), (4, 1)];
        for (position, step) in steps {
            assert_eq!(read(vec![position].leak(), Bytes::step), Some(step));
        }
    }

    #[test]
    fn no_count_is_larger_than_what_is_left() {
        assert_eq!(read(&[3, 1, 2, 3], Bytes::slice), Some(&[1, 2, 3][..]));
        assert_eq!(read(&[4, 1, 2, 3], Bytes::slice), None);
        let mut bytes = Bytes { texts: &[], rest: &[0xFF, 0xFF, 0xFF, 0xFF, 15, 0], broken: false };
        assert_eq!((bytes.count(), bytes.broken), (0, true));
    }

    #[test]
    fn texts_end_and_are_unicode() {
        let cases: [(&[u8], Option<&str>); 5] = [
            (b"\x04\xC3\xA9!\xFF", Some("\u{E9}!")),
            (b"\x01\xFF", Some("")),
            (b"\x01!", None),
            (b"\x00", None),
            (b"\x02\xC3\xFF", None),
        ];
        for (bytes, expected) in cases {
            let mut bytes = Bytes::new(bytes);
            let text = bytes.text();
            assert_eq!((!bytes.is_broken()).then_some(text), expected);
        }
    }

    #[test]
    fn runs_fill_every_slot() {
        assert_eq!(read(&[7, 1, 8, 2], Bytes::runs::<3>), Some([7, 8, 8]));
        assert_eq!(read(&[7, 1, 8, 3], Bytes::runs::<3>), None);
        assert_eq!(read(&[7, 1], Bytes::runs::<3>), None);
    }
}
