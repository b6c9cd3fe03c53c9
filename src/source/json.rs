//! JSON text as a [`Source`]: a pull parser after RFC 8259 that keeps what other parsers drop.
//!
//! Numbers keep their digits, repeated keys stay visible, unpaired surrogates in escapes survive, and
//! what is not JSON is a [`Fault`] at its place. It holds no stack, so that no depth can exhaust it.

use bumpalo::Bump;

use super::{Container, Halt, Member, Number, Source, Text, Token, find_member};
use crate::decimal;
use crate::model::Site;

/// What makes a text no JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The text ends before the value does.
    End,
    /// A comma after the last member or element.
    TrailingComma,
    /// Text or a key in single quotes.
    SingleQuote,
    /// `//` or `/*`.
    Comment,
    /// A key without quotes.
    BareKey,
    /// A word that is not `true`, `false` or `null`.
    Word,
    /// A number in a form that JSON does not have (`01`, `.5`, `+1`, `0x1F`).
    Number,
    /// A line break or another control character inside a text.
    Control,
    /// A backslash before something that JSON does not escape.
    Escape,
    /// No comma between two members or elements.
    Comma,
    /// No colon after a key.
    Colon,
    /// Something after the value.
    Rest,
    /// Bytes that are not UTF-8.
    Utf8,
    /// Anything else that begins no value.
    Unexpected,
    /// No fault of the text: what was to be read and the reader disagree.
    Damaged,
}

/// Reads a text from its start.
pub(crate) struct JsonSource<'a> {
    input: &'a [u8],
    at: usize,
    /// What the end of `input` means: the end of the input, or of the part of it that is UTF-8.
    at_end: Fault,
    /// Nothing has been taken yet from the container that is open.
    fresh: bool,
    /// Where the next member is looked for first.
    guess: u16,
    /// Keeps texts whose escapes were resolved.
    resolved: &'a Bump,
    /// What was read last.
    text: Text<'a>,
    key: Text<'a>,
    number: Number,
    fault: Fault,
}

impl<'a> JsonSource<'a> {
    /// Texts that hold escapes are kept in `resolved`.
    pub(crate) fn new(input: &'a [u8], resolved: &'a Bump) -> Self {
        let (input, at_end) = match std::str::from_utf8(input) {
            Ok(_) => (input, Fault::End),
            Err(error) => (input.get(..error.valid_up_to()).unwrap_or_default(), Fault::Utf8),
        };
        let byte_order_mark = "\u{FEFF}".as_bytes();
        let at = if input.starts_with(byte_order_mark) { byte_order_mark.len() } else { 0 };
        Self {
            input,
            at,
            at_end,
            fresh: false,
            guess: 0,
            resolved,
            text: Text::EMPTY,
            key: Text::EMPTY,
            number: Number::Integer(0),
            fault: at_end,
        }
    }

    fn peek(&self) -> Option<u8> {
        self.input.get(self.at).copied()
    }

    /// The next byte that is not white space.
    fn next_token(&mut self) -> Result<u8, Halt> {
        while let Some(byte) = self.peek() {
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Ok(byte);
            }
            self.at += 1;
        }
        Err(self.halt(self.at_end))
    }

    /// Halts where the text goes on with a fault.
    #[cold]
    fn halt(&mut self, fault: Fault) -> Halt {
        // Whatever was expected: where the text is over, that is what is wrong.
        self.halt_at(self.at, if self.at >= self.input.len() { self.at_end } else { fault })
    }

    #[cold]
    fn halt_at(&mut self, offset: usize, fault: Fault) -> Halt {
        self.at = offset;
        self.fault = fault;
        Halt
    }

    /// Takes `close` or, between two items, a comma. Answers whether an item follows.
    fn item(&mut self, close: u8) -> Result<bool, Halt> {
        let fresh = std::mem::replace(&mut self.fresh, false);
        let token = self.next_token()?;
        if token == close {
            self.at += 1;
            return Ok(false);
        }
        if fresh {
            return Ok(true);
        }
        if token != b',' {
            return Err(self.halt(misplaced(token, Fault::Comma)));
        }
        let comma = self.at;
        self.at += 1;
        if self.next_token()? == close {
            return Err(self.halt_at(comma, Fault::TrailingComma));
        }
        Ok(true)
    }

    /// Takes a key and its colon.
    fn name(&mut self) -> Result<bool, Halt> {
        if !self.item(b'}')? {
            return Ok(false);
        }
        let token = self.next_token()?;
        if token != b'"' {
            return Err(self.halt(misplaced(token, Fault::BareKey)));
        }
        self.key = self.string()?;
        let token = self.next_token()?;
        if token != b':' {
            return Err(self.halt(misplaced(token, Fault::Colon)));
        }
        self.at += 1;
        Ok(true)
    }

    fn word(&mut self, word: &str, token: Token) -> Result<Token, Halt> {
        let rest = self.input.get(self.at..).unwrap_or_default();
        let after = rest.get(word.len());
        if !rest.starts_with(word.as_bytes()) || after.is_some_and(u8::is_ascii_alphanumeric) {
            return Err(self.halt(Fault::Word));
        }
        self.at += word.len();
        Ok(token)
    }

    fn open(&mut self, token: Token) -> Token {
        self.at += 1;
        self.fresh = true;
        self.guess = 0;
        token
    }

    /// Takes a text from its opening to its closing quote; borrows it unless it holds escapes.
    fn string(&mut self) -> Result<Text<'a>, Halt> {
        self.at += 1;
        let start = self.at;
        self.plain()?;
        let plain = self.input.get(start..self.at).unwrap_or_default();
        if self.peek() == Some(b'"') {
            self.at += 1;
            return Ok(Text { bytes: plain, well_formed: true });
        }
        self.escaped(plain.to_vec())
    }

    /// Passes over what stands for itself, up to a quote or a backslash.
    fn plain(&mut self) -> Result<(), Halt> {
        let rest = self.input.get(self.at..).unwrap_or_default();
        let special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1F);
        self.at += rest.iter().position(special).unwrap_or(rest.len());
        match self.peek() {
            Some(b'"' | b'\\') => Ok(()),
            Some(_) | None => Err(self.halt(Fault::Control)),
        }
    }

    /// Goes on from the first backslash of a text.
    fn escaped(&mut self, mut bytes: Vec<u8>) -> Result<Text<'a>, Halt> {
        let mut well_formed = true;
        while self.peek() == Some(b'\\') {
            well_formed &= self.escape(&mut bytes)?;
            let start = self.at;
            self.plain()?;
            bytes.extend_from_slice(self.input.get(start..self.at).unwrap_or_default());
        }
        self.at += 1;
        Ok(Text { bytes: self.resolved.alloc_slice_copy(&bytes), well_formed })
    }

    /// Takes one escape, or the two of a surrogate pair. Answers whether it is a Unicode scalar value.
    fn escape(&mut self, out: &mut Vec<u8>) -> Result<bool, Halt> {
        let offset = self.at;
        let code = match self.input.get(self.at + 1) {
            Some(b'u') => return self.unicode_escape(out),
            Some(b'n') => b'\n',
            Some(b't') => b'\t',
            Some(b'r') => b'\r',
            Some(b'b') => 0x08,
            Some(b'f') => 0x0C,
            Some(&itself @ (b'"' | b'\\' | b'/')) => itself,
            Some(_) => return Err(self.halt_at(offset, Fault::Escape)),
            None => return Err(self.halt_at(offset, self.at_end)),
        };
        self.at += 2;
        out.push(code);
        Ok(true)
    }

    fn unicode_escape(&mut self, out: &mut Vec<u8>) -> Result<bool, Halt> {
        let Some(unit) = self.unit_at(self.at) else {
            return Err(self.halt_at(self.at, Fault::Escape));
        };
        self.at += 6;
        let low = self.unit_at(self.at).filter(|low| (0xDC00..0xE000).contains(low));
        let code = match (unit, low) {
            (0xD800..0xDC00, Some(low)) => {
                self.at += 6;
                0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
            }
            _ => unit,
        };
        let scalar = char::from_u32(code);
        match scalar {
            Some(scalar) => out.extend_from_slice(scalar.encode_utf8(&mut [0; 4]).as_bytes()),
            None => out.extend_from_slice(&generalised(code)),
        }
        Ok(scalar.is_some())
    }

    /// The UTF-16 unit that `\uXXXX` at `at` stands for.
    fn unit_at(&self, at: usize) -> Option<u32> {
        let digits = self.input.get(at..at + 6)?.strip_prefix(b"\\u")?;
        digits.iter().try_fold(0, |unit, &digit| Some(unit * 16 + char::from(digit).to_digit(16)?))
    }

    fn digits(&mut self) -> Result<Number, Halt> {
        let start = self.at;
        let rest = self.input.get(start..).unwrap_or_default();
        let part = |byte: &u8| !(byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
        let length = rest.iter().position(part).unwrap_or(rest.len());
        let number = rest.get(..length).and_then(|text| std::str::from_utf8(text).ok());
        let read = number.and_then(read_number);
        self.at += length;
        read.ok_or_else(|| self.halt_at(start, Fault::Number))
    }
}

/// The three bytes of an unpaired surrogate.
fn generalised(surrogate: u32) -> [u8; 3] {
    let [_, _, high, low] = surrogate.to_be_bytes();
    [0xE0 | (high >> 4), 0x80 | ((high & 0x0F) << 2) | (low >> 6), 0x80 | (low & 0x3F)]
}

/// The likeliest mistake behind a byte that does not belong where it stands.
fn misplaced(token: u8, otherwise: Fault) -> Fault {
    match token {
        b'/' => Fault::Comment,
        b'\'' => Fault::SingleQuote,
        _ => otherwise,
    }
}

/// Reads a number after RFC 8259, exactly where it is whole.
fn read_number(text: &str) -> Option<Number> {
    let magnitude = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match magnitude.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (magnitude, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let power = exponent.map(|part| part.strip_prefix(['+', '-']).unwrap_or(part));
    let formed = digits(whole)
        && (whole.len() == 1 || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && power.is_none_or(digits);
    if !formed {
        return None;
    }
    let negative = magnitude.len() < text.len();
    let exact = read_whole(whole, fraction.unwrap_or(""), exponent).and_then(|magnitude| {
        if negative { 0_i64.checked_sub_unsigned(magnitude) } else { 0_i64.checked_add_unsigned(magnitude) }
    });
    Some(exact.map_or_else(|| Number::Float(decimal::parse(text)), Number::Integer))
}

/// The value of a decimal that is whole and fits, whatever way it is written.
fn read_whole(whole: &str, fraction: &str, exponent: Option<&str>) -> Option<u64> {
    if fraction.is_empty() && exponent.is_none() {
        return whole.parse().ok();
    }
    let written = [whole, fraction].concat();
    let digits = written.trim_start_matches('0').trim_end_matches('0');
    if digits.is_empty() {
        return Some(0);
    }
    let dropped = written.len() - written.trim_end_matches('0').len();
    // A power past 64 bits is so far out that its exact value does not matter.
    let power = exponent.map_or(0, |part| {
        part.parse::<i64>().unwrap_or(if part.starts_with('-') { i64::MIN / 2 } else { i64::MAX / 2 })
    });
    let shift = power.saturating_sub_unsigned(fraction.len() as u64).saturating_add_unsigned(dropped as u64);
    let zeros = u32::try_from(shift).ok()?;
    digits.parse::<u64>().ok()?.checked_mul(10_u64.checked_pow(zeros)?)
}

impl<'a> Source<'a> for JsonSource<'a> {
    fn on_the_wire(&self) -> bool {
        true
    }

    fn repeats_keys(&self) -> bool {
        true
    }

    fn value(&mut self) -> Result<Token, Halt> {
        match self.next_token()? {
            b'"' => {
                self.text = self.string()?;
                Ok(Token::Text)
            }
            b'{' => Ok(self.open(Token::Object)),
            b'[' => Ok(self.open(Token::List)),
            b'-' | b'+' | b'.' | b'0'..=b'9' => {
                self.number = self.digits()?;
                Ok(Token::Number)
            }
            b't' => self.word("true", Token::Boolean),
            b'f' => self.word("false", Token::Boolean),
            b'n' => self.word("null", Token::Null),
            token if token.is_ascii_alphabetic() => Err(self.halt(Fault::Word)),
            token => Err(self.halt(misplaced(token, Fault::Unexpected))),
        }
    }

    fn element(&mut self) -> Result<bool, Halt> {
        self.item(b']')
    }

    fn entry(&mut self) -> Result<bool, Halt> {
        self.name()
    }

    fn member(&mut self, members: &'static [Site]) -> Result<Member, Halt> {
        let guess = if self.fresh { 0 } else { self.guess };
        if !self.name()? {
            return Ok(Member::End);
        }
        let name = self.key;
        let Some(found) = find_member(members, name.bytes, guess) else {
            self.skip_value()?;
            // What was passed over may have had keys of its own.
            self.key = name;
            return Ok(Member::Unknown);
        };
        self.guess = found + 1;
        Ok(Member::Known(found))
    }

    fn text(&self) -> &Text<'a> {
        &self.text
    }

    fn number(&self) -> Number {
        self.number
    }

    fn length(&self) -> u64 {
        0
    }

    fn key(&self) -> &Text<'a> {
        &self.key
    }

    fn skip(&mut self, container: Container) -> Result<(), Halt> {
        let mut open = vec![container];
        while let Some(container) = open.last() {
            let more = match container {
                Container::List => self.element()?,
                Container::Object => self.name()?,
            };
            if !more {
                open.pop();
                continue;
            }
            open.extend(self.value()?.container());
        }
        Ok(())
    }

    fn skip_value(&mut self) -> Result<(), Halt> {
        match self.value()?.container() {
            Some(container) => self.skip(container),
            None => Ok(()),
        }
    }

    fn finish(&mut self) -> Result<(), Halt> {
        match self.next_token() {
            Ok(token) => Err(self.halt(misplaced(token, Fault::Rest))),
            Err(_) if self.fault == Fault::End => Ok(()),
            Err(halt) => Err(halt),
        }
    }

    fn fault(&self) -> Fault {
        self.fault
    }
}
