//! The buffer that the JavaScript side fills, as a [`Source`]: the fast way in for JavaScript values.
//!
//! The writer is `pkg/src/writer.ts` with `pkg/src/encode.ts`; both sides define the format together. A buffer that
//! does not hold one whole value is a [`Halt`]: no byte in it is trusted beyond that.
//!
//! ```text
//! u32     how many cells the tree has
//! u32     the unit in which short texts are measured
//! tree    one value, in cells of four bytes
//! texts   the short texts, one behind the other, in the order in which the tree mentions them
//! ```
//!
//! A value is one cell, and what its tag says behind it. From its lowest bit on a cell holds
//!
//! ```text
//! u16     the position of a member in its structure; 0 for other values
//! u8      the tag
//! u8      the length of a short text in the buffer's unit; 255 if the next cell holds it
//! ```
//!
//! so that most of a value is one number to write and one to read. The writer encodes all short texts in one call, which
//! is many times as fast as a call for each. By then their lengths are written, as JavaScript has them: in UTF-16 units.
//! They are bytes as well where all texts are ASCII.

use super::json::Fault;
use super::{Container, Halt, Member, Number, Source, Text, Token};
use crate::model::Site;

/// What a value is. Numbers are little-endian.
mod tag {
    pub(super) const NULL: u8 = 0x00;
    pub(super) const FALSE: u8 = 0x01;
    pub(super) const TRUE: u8 = 0x02;
    /// An `i32` in the next cell.
    pub(super) const INT: u8 = 0x03;
    /// An `f64` in the next two cells.
    pub(super) const FLOAT: u8 = 0x04;
    /// A cell with the length in bytes, and as many cells as UTF-8 of that length takes.
    pub(super) const TEXT: u8 = 0x05;
    /// The text stands behind the tree; what is longer than 254 has its length in the next cell.
    pub(super) const SHORT_TEXT: u8 = 0x06;
    /// Like [`TEXT`], but WTF-8 with unpaired surrogates.
    pub(super) const ILL_FORMED_TEXT: u8 = 0x07;
    /// Values, then [`END`].
    pub(super) const LIST: u8 = 0x08;
    /// Members, then [`END`]; instead of one that the structure does not have its name, at position [`super::UNKNOWN`].
    pub(super) const STRUCTURE: u8 = 0x09;
    /// A text and a value for each entry, then [`END`].
    pub(super) const MAP: u8 = 0x0A;
    /// A valid `Date`: an `f64` of milliseconds.
    pub(super) const TIMESTAMP: u8 = 0x0B;
    /// Bytes, which are not copied: an `f64`, how many.
    pub(super) const BLOB: u8 = 0x0C;
    /// A text: what it is.
    pub(super) const FOREIGN: u8 = 0x0D;
    /// A text: what was thrown.
    pub(super) const UNREADABLE: u8 = 0x0E;
    pub(super) const CYCLE: u8 = 0x0F;
    pub(super) const DEEP: u8 = 0x10;
    /// The container is over.
    pub(super) const END: u8 = 0xFF;
}

/// The position of a member that the structure does not have.
const UNKNOWN: u16 = 0xFFFE;

/// In place of a short text's length: the next cell holds it.
const NEXT_CELL: u8 = 255;

/// What the length of a short text counts.
#[derive(Clone, Copy)]
enum Unit {
    /// All short texts are ASCII.
    Byte,
    /// UTF-16 units; the texts are WTF-8.
    Utf16,
}

/// One cell of the tree.
#[derive(Clone, Copy)]
struct Cell(u32);

impl Cell {
    const END: Self = Self((tag::END as u32) << 16);

    #[inline]
    fn position(self) -> u16 {
        let [low, high, _, _] = self.0.to_le_bytes();
        u16::from_le_bytes([low, high])
    }

    #[inline]
    fn tag(self) -> u8 {
        self.0.to_le_bytes()[2]
    }
}

/// Reads a buffer from its start.
pub(crate) struct WireSource<'a> {
    /// What is left of the tree.
    cells: &'a [[u8; 4]],
    /// The short texts that are left.
    texts: &'a [u8],
    unit: Unit,
    /// Of the value that comes next.
    cell: Cell,
    /// What was read last.
    text: Text<'a>,
    key: Text<'a>,
    number: f64,
}

impl<'a> WireSource<'a> {
    /// A buffer whose header makes no sense is read as an empty tree, which is damaged, too.
    pub(crate) fn new(buffer: &'a [u8]) -> Self {
        let mut source = Self::open(buffer).unwrap_or_else(|| Self::of(&[], &[], Unit::Byte));
        source.cell = source.next().unwrap_or(Cell::END);
        source
    }

    fn of(cells: &'a [[u8; 4]], texts: &'a [u8], unit: Unit) -> Self {
        Self { cells, texts, unit, cell: Cell::END, text: Text::EMPTY, key: Text::EMPTY, number: 0.0 }
    }

    fn open(buffer: &'a [u8]) -> Option<Self> {
        let (cells, _) = buffer.as_chunks();
        let ([count, unit], cells) = cells.split_first_chunk()?;
        let unit = match u32::from_le_bytes(*unit) {
            0 => Unit::Byte,
            1 => Unit::Utf16,
            _ => return None,
        };
        let count = usize::try_from(u32::from_le_bytes(*count)).ok()?;
        let tree = cells.get(..count)?;
        let texts = buffer.get((count + 2) * 4..)?;
        Some(Self::of(tree, texts, unit))
    }

    #[inline]
    fn next(&mut self) -> Result<Cell, Halt> {
        let (cell, rest) = self.cells.split_first().ok_or(Halt)?;
        self.cells = rest;
        Ok(Cell(u32::from_le_bytes(*cell)))
    }

    /// Goes on to the next value of the container; answers whether there is one.
    #[inline]
    fn advance(&mut self) -> Result<bool, Halt> {
        self.cell = self.next()?;
        Ok(self.cell.tag() != tag::END)
    }

    /// The length of the short text whose cell this is.
    #[inline]
    fn short_length(&mut self, cell: Cell) -> Result<usize, Halt> {
        match cell.0.to_le_bytes() {
            [_, _, _, NEXT_CELL] => usize::try_from(self.next()?.0).map_err(|_| Halt),
            [_, _, _, length] => Ok(length.into()),
        }
    }

    /// Reads the text whose cell this is into a field of the source. Returned, it would go through memory twice.
    #[allow(
        clippy::inline_always,
        reason = "a call would cost more than the rest, and the length must stay in a register"
    )]
    #[inline(always)]
    fn read_text(&mut self, cell: Cell, field: impl Fn(&mut Self) -> &mut Text<'a>) -> Result<(), Halt> {
        let (length, well_formed) = match (cell.tag(), self.unit) {
            (tag::SHORT_TEXT, Unit::Byte) => (self.short_length(cell)?, true),
            (tag::SHORT_TEXT, Unit::Utf16) => {
                let length = self.short_length(cell)?;
                measure(self.texts, length).ok_or(Halt)?
            }
            _ => {
                *field(self) = self.long_text(cell)?;
                return Ok(());
            }
        };
        let (bytes, texts) = self.texts.split_at_checked(length).ok_or(Halt)?;
        self.texts = texts;
        let text = field(self);
        text.bytes = bytes;
        text.well_formed = well_formed;
        Ok(())
    }

    #[inline(never)]
    fn long_text(&mut self, cell: Cell) -> Result<Text<'a>, Halt> {
        if !matches!(cell.tag(), tag::TEXT | tag::ILL_FORMED_TEXT) {
            return Err(Halt);
        }
        let length = usize::try_from(self.next()?.0).map_err(|_| Halt)?;
        let (cells, rest) = self.cells.split_at_checked(length.div_ceil(4)).ok_or(Halt)?;
        self.cells = rest;
        let bytes = cells.as_flattened().get(..length).ok_or(Halt)?;
        Ok(Text { bytes, well_formed: cell.tag() == tag::TEXT })
    }

    fn read_key(&mut self) -> Result<(), Halt> {
        self.read_text(self.cell, |source| &mut source.key)
    }

    /// Takes the text behind the cell of a value that is `token`.
    #[inline(never)]
    fn described(&mut self, token: Token) -> Result<Token, Halt> {
        let cell = self.next()?;
        self.read_text(cell, |source| &mut source.text)?;
        Ok(token)
    }

    fn int(&mut self) -> Result<Token, Halt> {
        let bits = self.next()?.0;
        self.number = bits.cast_signed().into();
        Ok(Token::Number)
    }

    /// Takes the number behind the cell of a value that is `token`.
    fn float(&mut self, token: Token) -> Result<Token, Halt> {
        let (low, high) = (self.next()?.0, self.next()?.0);
        self.number = f64::from_bits(u64::from(low) | (u64::from(high) << 32));
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
        let cell = self.cell;
        Ok(match cell.tag() {
            tag::SHORT_TEXT | tag::TEXT | tag::ILL_FORMED_TEXT => {
                self.read_text(cell, |source| &mut source.text)?;
                Token::Text
            }
            tag::NULL => Token::Null,
            tag::FALSE | tag::TRUE => Token::Boolean,
            tag::INT => self.int()?,
            tag::FLOAT => self.float(Token::Number)?,
            tag::LIST => Token::List,
            tag::STRUCTURE | tag::MAP => Token::Object,
            tag::TIMESTAMP => self.float(Token::Date)?,
            tag::BLOB => self.float(Token::Bytes)?,
            tag::FOREIGN => self.described(Token::Foreign)?,
            tag::UNREADABLE => self.described(Token::Unreadable)?,
            tag::CYCLE => Token::Cycle,
            tag::DEEP => Token::Deep,
            _ => return Err(Halt),
        })
    }

    #[inline]
    fn text(&self) -> &Text<'a> {
        &self.text
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
        self.advance()
    }

    #[inline]
    fn entry(&mut self) -> Result<bool, Halt> {
        if !self.advance()? {
            return Ok(false);
        }
        self.read_key()?;
        self.cell = self.next()?;
        Ok(true)
    }

    #[inline]
    fn member(&mut self, members: &'static [Site], _: usize) -> Result<Member, Halt> {
        if !self.advance()? {
            return Ok(Member::End);
        }
        match self.cell.position() {
            UNKNOWN => {
                self.read_key()?;
                Ok(Member::Unknown)
            }
            position if usize::from(position) < members.len() => Ok(Member::Known(position)),
            _ => Err(Halt),
        }
    }

    #[inline]
    fn key(&self) -> &Text<'a> {
        &self.key
    }

    /// The writer leaves out the contents of a container that does not fit its shape.
    fn skip(&mut self, _: Container) -> Result<(), Halt> {
        if self.advance()? { Err(Halt) } else { Ok(()) }
    }

    /// Only repeated keys call for this, and an object has none.
    fn skip_value(&mut self) -> Result<(), Halt> {
        Err(Halt)
    }

    fn finish(&mut self) -> Result<(), Halt> {
        (self.cells.is_empty() && self.texts.is_empty()).then_some(()).ok_or(Halt)
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
    use super::{NEXT_CELL, WireSource, tag};
    use crate::source::{Halt, Source, Token};

    /// A buffer with a list of short texts of these lengths.
    fn buffer(unit: u8, lengths: &[u32], texts: &[u8]) -> Vec<u8> {
        let cell = |tag, length| [0, 0, tag, length];
        let list = lengths.iter().flat_map(|length| match u8::try_from(*length) {
            Ok(NEXT_CELL) | Err(_) => vec![cell(tag::SHORT_TEXT, NEXT_CELL), length.to_le_bytes()],
            Ok(length) => vec![cell(tag::SHORT_TEXT, length)],
        });
        let tree: Vec<_> = [cell(tag::LIST, 0)].into_iter().chain(list).chain([cell(tag::END, 0)]).collect();
        let count = u32::try_from(tree.len()).unwrap();
        [&count.to_le_bytes()[..], &[unit, 0, 0, 0], tree.as_flattened(), texts].concat()
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
    fn check(unit: u8, lengths: &[u32], texts: &[(&[u8], bool)]) {
        let joined = texts.iter().map(|(bytes, _)| *bytes).collect::<Vec<_>>().concat();
        let expected = texts.iter().map(|(bytes, well_formed)| (bytes.to_vec(), *well_formed)).collect::<Vec<_>>();
        assert_eq!(read(&buffer(unit, lengths, &joined)).ok(), Some(expected));
    }

    #[test]
    fn ascii_texts_are_measured_in_bytes() {
        check(0, &[1, 0, 3], &[(b"a", true), (b"", true), (b"bcd", true)]);
        for length in [254, 255, 256, 4096] {
            check(0, &[length], &[(&vec![b'x'; usize::try_from(length).unwrap()], true)]);
        }
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
                while source.value().is_ok() && source.entry().is_ok() {}
            }
        }
    }
}
