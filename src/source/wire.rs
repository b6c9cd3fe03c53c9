//! The byte buffer that the JavaScript side fills, as a [`Source`]: the fast way in for JavaScript values.
//!
//! The writer is `pkg/src/encode.ts`; the two files define the format together. A buffer that does not
//! hold one whole value is [`Halt::Damaged`]: no byte in it is trusted beyond that.

use std::borrow::Cow;

use super::{Container, Halt, Member, Number, Piece, Source, Text};
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
    /// `u8` length in bytes, UTF-8.
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

/// Reads a buffer from its start.
pub(crate) struct WireSource<'a> {
    rest: &'a [u8],
}

impl<'a> WireSource<'a> {
    pub(crate) fn new(buffer: &'a [u8]) -> Self {
        Self { rest: buffer }
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], Halt> {
        let (head, rest) = self.rest.split_first_chunk().ok_or(Halt::Damaged)?;
        self.rest = rest;
        Ok(*head)
    }

    fn byte(&mut self) -> Result<u8, Halt> {
        self.take().map(|[byte]: [u8; 1]| byte)
    }

    /// Whether the container ends here; takes its end if so.
    fn at_end(&mut self) -> Result<bool, Halt> {
        let (&next, rest) = self.rest.split_first().ok_or(Halt::Damaged)?;
        if next == tag::END {
            self.rest = rest;
        }
        Ok(next == tag::END)
    }

    fn bytes(&mut self, length: usize) -> Result<&'a [u8], Halt> {
        let (bytes, rest) = self.rest.split_at_checked(length).ok_or(Halt::Damaged)?;
        self.rest = rest;
        Ok(bytes)
    }

    fn text_of(&mut self, tag: u8) -> Result<Text<'a>, Halt> {
        let length = match tag {
            tag::SHORT_TEXT => usize::from(self.byte()?),
            tag::TEXT | tag::ILL_FORMED_TEXT => {
                let length = u32::from_le_bytes(self.take()?);
                usize::try_from(length).map_err(|_| Halt::Damaged)?
            }
            _ => return Err(Halt::Damaged),
        };
        Ok(Text { bytes: Cow::Borrowed(self.bytes(length)?), well_formed: tag != tag::ILL_FORMED_TEXT })
    }

    fn text(&mut self) -> Result<Text<'a>, Halt> {
        let tag = self.byte()?;
        self.text_of(tag)
    }

    fn phrase(&mut self) -> Result<Cow<'a, str>, Halt> {
        Ok(Cow::Owned(self.text()?.display().into_owned()))
    }

    fn float(&mut self) -> Result<f64, Halt> {
        self.take().map(f64::from_le_bytes)
    }

    fn length_of_bytes(&mut self) -> Result<u64, Halt> {
        match Number::from(self.float()?) {
            Number::Integer(length) => u64::try_from(length).map_err(|_| Halt::Damaged),
            Number::Float(_) => Err(Halt::Damaged),
        }
    }
}

impl<'a> Source<'a> for WireSource<'a> {
    fn on_the_wire(&self) -> bool {
        false
    }

    fn repeats_keys(&self) -> bool {
        false
    }

    fn value(&mut self) -> Result<Piece<'a>, Halt> {
        Ok(match self.byte()? {
            tag::NULL => Piece::Null,
            tag::FALSE | tag::TRUE => Piece::Boolean,
            tag::INT => Piece::Number(Number::Integer(i32::from_le_bytes(self.take()?).into())),
            tag::FLOAT => Piece::Number(Number::from(self.float()?)),
            text @ (tag::TEXT | tag::SHORT_TEXT | tag::ILL_FORMED_TEXT) => Piece::Text(self.text_of(text)?),
            tag::LIST => Piece::List,
            tag::STRUCTURE | tag::MAP => Piece::Object,
            tag::TIMESTAMP => self.float().map(|_| Piece::Date)?,
            tag::BLOB => Piece::Bytes(self.length_of_bytes()?),
            tag::FOREIGN => Piece::Foreign(self.phrase()?),
            tag::UNREADABLE => Piece::Unreadable(self.phrase()?),
            tag::CYCLE => Piece::Cycle,
            tag::DEEP => Piece::Deep,
            _ => return Err(Halt::Damaged),
        })
    }

    fn element(&mut self) -> Result<bool, Halt> {
        self.at_end().map(|end| !end)
    }

    fn key(&mut self) -> Result<Option<Text<'a>>, Halt> {
        if self.at_end()? {
            return Ok(None);
        }
        self.text().map(Some)
    }

    fn member(&mut self, members: &'static [Site]) -> Result<Option<Member<'a>>, Halt> {
        match u16::from_le_bytes(self.take()?) {
            LAST => Ok(None),
            UNKNOWN => Ok(Some(Member::Unknown(self.text()?))),
            position if usize::from(position) < members.len() => Ok(Some(Member::Known(position.into()))),
            _ => Err(Halt::Damaged),
        }
    }

    /// The writer leaves out the contents of a container that does not fit its shape.
    fn skip(&mut self, _: Container) -> Result<(), Halt> {
        self.at_end()?.then_some(()).ok_or(Halt::Damaged)
    }

    /// Only repeated keys call for this, and an object has none.
    fn skip_value(&mut self) -> Result<(), Halt> {
        Err(Halt::Damaged)
    }

    fn finish(&mut self) -> Result<(), Halt> {
        self.rest.is_empty().then_some(()).ok_or(Halt::Damaged)
    }
}
