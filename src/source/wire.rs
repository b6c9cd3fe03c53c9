//! The byte buffer that the JavaScript side fills, as a [`Source`]: the fast way in for JavaScript values.
//!
//! The writer is `pkg/src/writer.ts` with `pkg/src/encode.ts`; both sides define the format together. A buffer that
//! does not hold one whole value is a [`Halt`]: no byte in it is trusted beyond that.
//!
//! ```text
//! u32     length of the tree in bytes
//! u8      the unit in which short texts are measured
//! tree    one value; it holds the length of each short text, and long texts whole
//! texts   the short texts, one behind the other, in the order in which the tree mentions them
//! ```
//!
//! The writer encodes all short texts in one call, which is many times as fast as a call for each. By then their
//! lengths are written, as JavaScript has them: in UTF-16 units. They are bytes as well where all texts are ASCII.

use super::json::Fault;
use super::{Container, Halt, Member, Number, Source, Text, Token};
use crate::model::Site;

/// The first byte of a value. Numbers are little-endian.
mod tag {
    pub(super) const NULL: u8 = 0x00;
    pub(super) const FALSE: u8 = 0x01;
    pub(super) const TRUE: u8 = 0x02;
    /// `i32`.
    pub(super) const INT: u8 = 0x03;
    /// `f64`.
    pub(super) const FLOAT: u8 = 0x04;
    /// `u32` length in bytes, UTF-8.
    pub(super) const TEXT: u8 = 0x05;
    /// `u8` length in the buffer's unit; the text stands behind the tree.
    pub(super) const SHORT_TEXT: u8 = 0x06;
    /// `u32` length in bytes, WTF-8 with unpaired surrogates.
    pub(super) const ILL_FORMED_TEXT: u8 = 0x07;
    /// Values, then [`END`].
    pub(super) const LIST: u8 = 0x08;
    /// Members: `u16` position and value, or [`super::UNKNOWN`] and a text; then [`super::LAST`].
    pub(super) const STRUCTURE: u8 = 0x09;
    /// A text and a value for each entry, then [`END`].
    pub(super) const MAP: u8 = 0x0A;
    /// A valid `Date`: `f64` milliseconds.
    pub(super) const TIMESTAMP: u8 = 0x0B;
    /// `f64` length in bytes; the bytes are not copied.
    pub(super) const BLOB: u8 = 0x0C;
    /// A text: what it is.
    pub(super) const FOREIGN: u8 = 0x0D;
    /// A text: what was thrown.
    pub(super) const UNREADABLE: u8 = 0x0E;
    pub(super) const CYCLE: u8 = 0x0F;
    pub(super) const DEEP: u8 = 0x10;
    pub(super) const END: u8 = 0xFF;
}

/// In place of a member's position: a text follows, the name of a member that the structure does not have.
const UNKNOWN: u16 = 0xFFFE;
/// In place of a member's position: the structure is over.
const LAST: u16 = 0xFFFF;

/// What the length of a short text counts.
#[derive(Clone, Copy)]
enum Unit {
    /// All short texts are ASCII.
    Byte,
    /// UTF-16 units; the texts are WTF-8.
    Utf16,
}

/// Reads a buffer from its start.
pub(crate) struct WireSource<'a> {
    /// What is left of the tree.
    rest: &'a [u8],
    /// The short texts that are left.
    texts: &'a [u8],
    unit: Unit,
    /// What was read last.
    text: Text<'a>,
    key: Text<'a>,
    number: f64,
}

impl<'a> WireSource<'a> {
    /// A buffer whose header makes no sense is read as an empty tree, which is damaged, too.
    pub(crate) fn new(buffer: &'a [u8]) -> Self {
        let (rest, texts, unit) = Self::open(buffer).unwrap_or((&[], &[], Unit::Byte));
        Self { rest, texts, unit, text: Text::EMPTY, key: Text::EMPTY, number: 0.0 }
    }

    fn open(buffer: &'a [u8]) -> Option<(&'a [u8], &'a [u8], Unit)> {
        let (length, buffer) = buffer.split_first_chunk()?;
        let (unit, buffer) = buffer.split_first()?;
        let unit = match unit {
            0 => Unit::Byte,
            1 => Unit::Utf16,
            _ => return None,
        };
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let (rest, texts) = buffer.split_at_checked(length)?;
        Some((rest, texts, unit))
    }

    #[inline]
    fn take<const N: usize>(&mut self) -> Result<[u8; N], Halt> {
        let (head, rest) = self.rest.split_first_chunk().ok_or(Halt)?;
        self.rest = rest;
        Ok(*head)
    }

    #[inline]
    fn byte(&mut self) -> Result<u8, Halt> {
        self.take().map(|[byte]: [u8; 1]| byte)
    }

    /// Whether the container ends here; takes its end if so.
    #[inline]
    fn at_end(&mut self) -> Result<bool, Halt> {
        let (&next, rest) = self.rest.split_first().ok_or(Halt)?;
        if next == tag::END {
            self.rest = rest;
        }
        Ok(next == tag::END)
    }

    /// The text that belongs to `tag`.
    #[inline]
    fn text_of(&mut self, tag: u8) -> Result<Text<'a>, Halt> {
        if tag != tag::SHORT_TEXT {
            return self.long_text(tag);
        }
        let length = usize::from(self.byte()?);
        match self.unit {
            Unit::Byte => self.short_text(length, true),
            Unit::Utf16 => {
                let (length, well_formed) = measure(self.texts, length).ok_or(Halt)?;
                self.short_text(length, well_formed)
            }
        }
    }

    #[inline]
    fn short_text(&mut self, length: usize, well_formed: bool) -> Result<Text<'a>, Halt> {
        let (bytes, texts) = self.texts.split_at_checked(length).ok_or(Halt)?;
        self.texts = texts;
        Ok(Text { bytes, well_formed })
    }

    #[inline(never)]
    fn long_text(&mut self, tag: u8) -> Result<Text<'a>, Halt> {
        if !matches!(tag, tag::TEXT | tag::ILL_FORMED_TEXT) {
            return Err(Halt);
        }
        let length = usize::try_from(u32::from_le_bytes(self.take()?)).map_err(|_| Halt)?;
        let (bytes, rest) = self.rest.split_at_checked(length).ok_or(Halt)?;
        self.rest = rest;
        Ok(Text { bytes, well_formed: tag == tag::TEXT })
    }

    /// Takes a text with its tag for the value that is `token`.
    fn tagged(&mut self, token: Token) -> Result<Token, Halt> {
        let tag = self.byte()?;
        self.text = self.text_of(tag)?;
        Ok(token)
    }

    /// Takes a number for the value that is `token`.
    fn float(&mut self, token: Token) -> Result<Token, Halt> {
        self.number = f64::from_le_bytes(self.take()?);
        Ok(token)
    }
}

impl<'a> Source<'a> for WireSource<'a> {
    fn on_the_wire(&self) -> bool {
        false
    }

    fn repeats_keys(&self) -> bool {
        false
    }

    #[inline]
    fn value(&mut self) -> Result<Token, Halt> {
        Ok(match self.byte()? {
            text @ (tag::SHORT_TEXT | tag::TEXT | tag::ILL_FORMED_TEXT) => {
                self.text = self.text_of(text)?;
                Token::Text
            }
            tag::NULL => Token::Null,
            tag::FALSE | tag::TRUE => Token::Boolean,
            tag::INT => {
                self.number = i32::from_le_bytes(self.take()?).into();
                Token::Number
            }
            tag::FLOAT => self.float(Token::Number)?,
            tag::LIST => Token::List,
            tag::STRUCTURE | tag::MAP => Token::Object,
            tag::TIMESTAMP => self.float(Token::Date)?,
            tag::BLOB => self.float(Token::Bytes)?,
            tag::FOREIGN => self.tagged(Token::Foreign)?,
            tag::UNREADABLE => self.tagged(Token::Unreadable)?,
            tag::CYCLE => Token::Cycle,
            tag::DEEP => Token::Deep,
            _ => return Err(Halt),
        })
    }

    #[inline]
    fn text(&self) -> Text<'a> {
        self.text
    }

    fn number(&self) -> Number {
        Number::from(self.number)
    }

    /// Lengths that are none, which only a damaged buffer holds, are longer than any.
    fn length(&self) -> u64 {
        match self.number() {
            Number::Integer(length) => u64::try_from(length).unwrap_or(u64::MAX),
            Number::Float(_) => u64::MAX,
        }
    }

    #[inline]
    fn element(&mut self) -> Result<bool, Halt> {
        self.at_end().map(|end| !end)
    }

    #[inline]
    fn entry(&mut self) -> Result<bool, Halt> {
        if self.at_end()? {
            return Ok(false);
        }
        let tag = self.byte()?;
        self.key = self.text_of(tag)?;
        Ok(true)
    }

    #[inline]
    fn member(&mut self, members: &'static [Site]) -> Result<Member, Halt> {
        match u16::from_le_bytes(self.take()?) {
            LAST => Ok(Member::End),
            UNKNOWN => {
                let tag = self.byte()?;
                self.key = self.text_of(tag)?;
                Ok(Member::Unknown)
            }
            position if usize::from(position) < members.len() => Ok(Member::Known(position)),
            _ => Err(Halt),
        }
    }

    #[inline]
    fn key(&self) -> Text<'a> {
        self.key
    }

    /// The writer leaves out the contents of a container that does not fit its shape.
    fn skip(&mut self, _: Container) -> Result<(), Halt> {
        self.at_end()?.then_some(()).ok_or(Halt)
    }

    /// Only repeated keys call for this, and an object has none.
    fn skip_value(&mut self) -> Result<(), Halt> {
        Err(Halt)
    }

    fn finish(&mut self) -> Result<(), Halt> {
        (self.rest.is_empty() && self.texts.is_empty()).then_some(()).ok_or(Halt)
    }

    fn fault(&self) -> Fault {
        Fault::Damaged
    }
}

/// The bytes that so many UTF-16 units take in WTF-8, and whether no surrogate is among them. `None` where the bytes
/// are over before, or the last character has one unit more.
fn measure(texts: &[u8], units: usize) -> Option<(usize, bool)> {
    let mut length = 0;
    let mut counted = 0;
    let mut well_formed = true;
    while counted < units {
        let (bytes, of_character) = match *texts.get(length)? {
            0x00..=0x7F => (1, 1),
            0x80..=0xDF => (2, 1),
            0xE0..=0xEF => (3, 1),
            0xF0..=0xFF => (4, 2),
        };
        well_formed &= !is_surrogate(texts.get(length..)?);
        length += bytes;
        counted += of_character;
    }
    (counted == units).then_some((length, well_formed))
}

/// Whether a surrogate stands at the beginning, which takes three bytes in WTF-8.
fn is_surrogate(text: &[u8]) -> bool {
    matches!(text, [0xED, 0xA0..=0xBF, ..])
}

#[cfg(test)]
mod tests {
    use super::{WireSource, tag};
    use crate::source::{Halt, Source, Token};

    /// A buffer with a list of short texts of these lengths.
    fn buffer(unit: u8, lengths: &[u8], texts: &[u8]) -> Vec<u8> {
        let mut tree = vec![tag::LIST];
        tree.extend(lengths.iter().flat_map(|length| [tag::SHORT_TEXT, *length]));
        tree.push(tag::END);
        let length = u32::try_from(tree.len()).unwrap();
        [&length.to_le_bytes()[..], &[unit], &tree, texts].concat()
    }

    fn read(buffer: &[u8]) -> Result<Vec<(Vec<u8>, bool)>, Halt> {
        let mut source = WireSource::new(buffer);
        assert_eq!(source.value()?, Token::List);
        let mut texts = Vec::new();
        while source.element()? {
            if source.value()? != Token::Text {
                return Err(Halt);
            }
            texts.push((source.text().bytes.to_vec(), source.text().well_formed));
        }
        source.finish()?;
        Ok(texts)
    }

    #[track_caller]
    fn check(unit: u8, lengths: &[u8], texts: &[(&[u8], bool)]) {
        let joined = texts.iter().map(|(bytes, _)| *bytes).collect::<Vec<_>>().concat();
        let expected = texts.iter().map(|(bytes, well_formed)| (bytes.to_vec(), *well_formed)).collect::<Vec<_>>();
        assert_eq!(read(&buffer(unit, lengths, &joined)).ok(), Some(expected));
    }

    #[test]
    fn ascii_texts_are_measured_in_bytes() {
        check(0, &[1, 0, 3], &[(b"a", true), (b"", true), (b"bcd", true)]);
        check(0, &[255], &[(&[b'x'; 255], true)]);
    }

    #[test]
    fn other_texts_are_measured_in_utf_16_units() {
        let texts = ["a\u{7f}", "\u{80}\u{7ff}", "", "\u{800}\u{d7ff}\u{e000}\u{ffff}", "\u{10000}\u{10ffff}"];
        check(1, &[2, 2, 0, 4, 4], &texts.map(|text| (text.as_bytes(), true)));
    }

    #[test]
    fn surrogates_make_their_own_text_ill_formed() {
        check(1, &[1, 1, 2], &[(b"\xED\xA0\x80", false), (b"\xED\xB0\x80", false), ("\u{d7ff}x".as_bytes(), true)]);
    }

    #[test]
    fn what_is_damaged_is_said_to_be() {
        let whole = buffer(1, &[2, 1], "éa日".as_bytes());
        assert!(read(&whole).is_ok());
        for end in 0..whole.len() {
            assert!(matches!(read(&whole[..end]), Err(Halt)), "{end} bytes");
        }
        let half_a_pair = buffer(1, &[1], "😀".as_bytes());
        let left_over = buffer(0, &[1], b"ab");
        let unknown_unit = buffer(2, &[1], b"a");
        for damaged in [half_a_pair, left_over, unknown_unit] {
            assert!(matches!(read(&damaged), Err(Halt)), "{damaged:?}");
        }
    }

    #[test]
    fn no_bytes_make_it_panic() {
        let whole = buffer(1, &[2, 1, 9], "éa日 and more".as_bytes());
        for at in 0..whole.len() {
            for byte in 0..=u8::MAX {
                let mut changed = whole.clone();
                changed[at] = byte;
                let mut source = WireSource::new(&changed);
                while source.value().is_ok() {}
            }
        }
    }
}
