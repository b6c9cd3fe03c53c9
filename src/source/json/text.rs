//! Texts and their escapes after RFC 8259, section 7. Of `\uXXXX`, unpaired surrogates survive as WTF-8.

use super::{Fault, JsonSource};
use crate::source::{Halt, Text};

impl<'a> JsonSource<'a> {
    /// Takes a text from its opening to its closing quote; borrows it unless it holds escapes.
    pub(super) fn string(&mut self) -> Result<Text<'a>, Halt> {
        self.take(1);
        let bytes = self.plain();
        if let [b'"', after @ ..] = self.rest {
            self.rest = after;
            return Ok(Text { bytes, well_formed: true });
        }
        self.escaped(bytes)
    }

    /// Takes what stands for itself.
    #[inline]
    fn plain(&mut self) -> &'a [u8] {
        let (plain, rest) = self.rest.split_at_checked(plain_length(self.rest)).unwrap_or_default();
        self.rest = rest;
        plain
    }

    /// Goes on behind the first part of a text, which no quote ends.
    #[cold]
    fn escaped(&mut self, start: &[u8]) -> Result<Text<'a>, Halt> {
        let mut bytes = start.to_vec();
        let mut well_formed = true;
        loop {
            match self.rest {
                [b'\\', after @ ..] => {
                    well_formed &= self.escape(after, &mut bytes)?;
                    bytes.extend_from_slice(self.plain());
                }
                [b'"', after @ ..] => {
                    self.rest = after;
                    return Ok(Text { bytes: self.resolved.alloc_slice_copy(&bytes), well_formed });
                }
                _ => return Err(self.halt(Fault::Control)),
            }
        }
    }

    /// Takes one escape, of which `after` is what follows the backslash, or the two of a surrogate pair. Answers whether
    /// it is a Unicode scalar value.
    fn escape(&mut self, after: &'a [u8], out: &mut Vec<u8>) -> Result<bool, Halt> {
        let Some((letter, rest)) = after.split_first() else {
            self.rest = after;
            return Err(self.halt(self.at_end));
        };
        let code = match letter {
            b'u' => return self.unicode_escape(out),
            b'n' => b'\n',
            b't' => b'\t',
            b'r' => b'\r',
            b'b' => 0x08,
            b'f' => 0x0C,
            itself @ (b'"' | b'\\' | b'/') => *itself,
            _ => return Err(self.halt(Fault::Escape)),
        };
        self.rest = rest;
        out.push(code);
        Ok(true)
    }

    fn unicode_escape(&mut self, out: &mut Vec<u8>) -> Result<bool, Halt> {
        let Some((unit, mut rest)) = unit(self.rest) else {
            return Err(self.halt(Fault::Escape));
        };
        let mut code = unit;
        if let (0xD800..0xDC00, Some((low @ 0xDC00..0xE000, after))) = (unit, self::unit(rest)) {
            code = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            rest = after;
        }
        self.rest = rest;
        let scalar = char::from_u32(code);
        match scalar {
            Some(scalar) => out.extend_from_slice(scalar.encode_utf8(&mut [0; 4]).as_bytes()),
            None => out.extend_from_slice(&generalised(code)),
        }
        Ok(scalar.is_some())
    }
}

/// The UTF-16 unit of the `\uXXXX` that a text begins with, and what follows it.
fn unit(text: &[u8]) -> Option<(u32, &[u8])> {
    let (digits, rest) = text.strip_prefix(b"\\u")?.split_first_chunk::<4>()?;
    let unit = digits.iter().try_fold(0, |unit, &digit| Some(unit * 16 + char::from(digit).to_digit(16)?))?;
    Some((unit, rest))
}

/// The three bytes of an unpaired surrogate.
fn generalised(surrogate: u32) -> [u8; 3] {
    let [_, _, high, low] = surrogate.to_be_bytes();
    [0xE0 | (high >> 4), 0x80 | ((high & 0x0F) << 2) | (low >> 6), 0x80 | (low & 0x3F)]
}

/// How many bytes stand for themselves before a quote, a backslash or a control character; eight are looked at together.
#[inline]
fn plain_length(text: &[u8]) -> usize {
    let (chunks, _) = text.as_chunks();
    let mut length = 0;
    for chunk in chunks {
        let special = specials(*chunk);
        if special != 0 {
            return length + (special.trailing_zeros() / u8::BITS) as usize;
        }
        length += chunk.len();
    }
    let rest = text.get(length..).unwrap_or_default();
    length + rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20)).unwrap_or(rest.len())
}

/// The high bit of the first of eight bytes that is a quote, a backslash or a control character, and perhaps of others
/// behind it; 0 where there is none.
#[inline]
fn specials(eight: [u8; 8]) -> u64 {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGH: u64 = ONES << 7;
    // A byte below the one that is taken away borrows, and so sets its high bit; only then the next byte sees of it.
    let bytes = u64::from_le_bytes(eight);
    let below = |byte: u8, bytes: u64| bytes.wrapping_sub(u64::from(byte) * ONES) & !bytes;
    let is = |byte: u8| below(1, bytes ^ (u64::from(byte) * ONES));
    (below(0x20, bytes) | is(b'"') | is(b'\\')) & HIGH
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::plain_length;

    #[test]
    fn bytes_stand_for_themselves_but_for_quotes_backslashes_and_control_characters() {
        for byte in 0..=u8::MAX {
            let is_special = byte < 0x20 || [b'"', b'\\'].contains(&byte);
            for (before, after) in [(0, 0), (0, 20), (3, 4), (7, 0), (7, 8), (8, 7), (17, 1)] {
                for around in [b' ', b'!', b'#', b'[', b']', 0x7F, 0xFF] {
                    let text = [&vec![around; before][..], &[byte], &vec![around; after]].concat();
                    let expected = if is_special { before } else { text.len() };
                    assert_eq!(plain_length(&text), expected, "{text:?}");
                }
            }
        }
    }

    #[test]
    fn the_first_of_several_ends_what_is_plain() {
        assert_eq!(plain_length(b"ab\"\\cdefgh"), 2);
        assert_eq!(plain_length(b"abc\x1F\x00!\"#"), 3);
    }
}
