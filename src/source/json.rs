//! JSON text as a [`Source`]: a pull parser after RFC 8259 that keeps what other parsers drop.
//!
//! Numbers keep their digits, repeated keys stay visible, unpaired surrogates in escapes survive, and
//! what is not JSON is a [`Fault`]. It holds no stack, so that no depth can exhaust it.

mod number;
mod text;

use bumpalo::Bump;

use super::{Container, Halt, Member, Number, Source, Text, Token, find_member};
use crate::model::Site;

/// May stand in front of the value.
pub(crate) const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// What makes a text no JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// There is no text, or nothing but white space.
    Empty,
    /// The text ends before the value does.
    End,
    /// A bracket or brace of the other kind than the one that is open.
    Close,
    /// A comma with nothing before it.
    ExtraComma,
    /// A comma after the last member or element.
    TrailingComma,
    /// Text or a key in single quotes.
    SingleQuote,
    /// Typographic quotes, as word processors put them in.
    CurlyQuote,
    /// `//`, `/*` or `#`.
    Comment,
    /// White space that JSON does not have, as web pages and word processors put it in.
    Space,
    /// A key without quotes.
    BareKey,
    /// `NaN`, `Infinity` or `undefined`.
    NoValue,
    /// Any other word that is not `true`, `false` or `null`.
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
    /// A key and a colon that stand in no object.
    NoBraces,
    /// Something else after the value.
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
    /// What is left to read.
    rest: &'a [u8],
    /// What the end of `rest` means: the end of the input, or of the part of it that is UTF-8.
    at_end: Fault,
    /// Nothing has been taken yet from the container that is open.
    fresh: bool,
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
        match std::str::from_utf8(input) {
            Ok(_) => Self::of_utf8(input, resolved),
            Err(error) => {
                let utf8 = input.get(..error.valid_up_to()).unwrap_or_default();
                Self { at_end: Fault::Utf8, fault: Fault::Utf8, ..Self::of_utf8(utf8, resolved) }
            }
        }
    }

    /// Reads what somebody else has seen to be UTF-8. Of what is not, the texts are judged as they are.
    pub(crate) fn of_utf8(input: &'a [u8], resolved: &'a Bump) -> Self {
        let rest = input.strip_prefix(BYTE_ORDER_MARK).unwrap_or(input);
        Self {
            rest,
            at_end: if rest.iter().all(|byte| is_white(*byte)) { Fault::Empty } else { Fault::End },
            fresh: false,
            resolved,
            text: Text::EMPTY,
            key: Text::EMPTY,
            number: Number::Integer(0),
            fault: Fault::End,
        }
    }

    /// The next byte that is not white space.
    #[inline]
    fn next_token(&mut self) -> Result<u8, Halt> {
        while let [byte, after @ ..] = self.rest {
            if !is_white(*byte) {
                return Ok(*byte);
            }
            self.rest = after;
        }
        Err(self.halt(self.at_end))
    }

    /// Passes over bytes that were looked at.
    #[inline]
    fn take(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    /// Halts where the text goes on with a fault.
    #[cold]
    fn halt(&mut self, fault: Fault) -> Halt {
        // Whatever was expected: where the text is over, that is what is wrong.
        self.fault = if self.rest.is_empty() { self.at_end } else { fault };
        Halt
    }

    /// Takes `close` or, between two items, a comma. Answers the byte with which the next item begins, if one follows.
    #[inline]
    fn item(&mut self, close: u8) -> Result<Option<u8>, Halt> {
        let fresh = std::mem::replace(&mut self.fresh, false);
        let token = self.next_token()?;
        if token == close {
            self.take(1);
            return Ok(None);
        }
        if fresh {
            return Ok(Some(token));
        }
        if token != b',' {
            // A colon in a list: most likely the list was to end before the key.
            let otherwise = if token == b':' && close == b']' { Fault::Close } else { Fault::Comma };
            return Err(self.misplaced(token, otherwise));
        }
        self.take(1);
        let token = self.next_token()?;
        if token == close {
            return Err(self.halt(Fault::TrailingComma));
        }
        Ok(Some(token))
    }

    /// Takes a key and its colon.
    fn name(&mut self) -> Result<bool, Halt> {
        match self.item(b'}')? {
            Some(b'"') => self.key = self.string()?,
            Some(token) => return Err(self.misplaced(token, Fault::BareKey)),
            None => return Ok(false),
        }
        let token = self.next_token()?;
        if token != b':' {
            return Err(self.misplaced(token, Fault::Colon));
        }
        self.take(1);
        Ok(true)
    }

    /// How many bytes are left to read, of those that are UTF-8.
    pub(crate) fn left(&self) -> usize {
        self.rest.len()
    }

    /// Goes to the next value, and into it if it is a container, which it answers.
    pub(crate) fn enter(&mut self) -> Result<Option<Container>, Halt> {
        let token = match self.next_token()? {
            b'{' => self.open(Token::Object),
            b'[' => self.open(Token::List),
            _ => return Ok(None),
        };
        Ok(token.container())
    }

    /// Goes to the next value.
    pub(crate) fn approach(&mut self) -> Result<(), Halt> {
        self.next_token().map(drop)
    }

    fn word(&mut self, word: &str, token: Token) -> Result<Token, Halt> {
        match self.rest.strip_prefix(word.as_bytes()) {
            Some([after, ..]) if after.is_ascii_alphanumeric() => Err(self.no_word()),
            Some(rest) => {
                self.rest = rest;
                Ok(token)
            }
            None => Err(self.no_word()),
        }
    }

    /// Halts at a word that JSON does not have.
    #[cold]
    fn no_word(&mut self) -> Halt {
        let is = |word: &str| self.rest.starts_with(word.as_bytes());
        self.halt(if ["NaN", "Infinity", "undefined"].into_iter().any(is) { Fault::NoValue } else { Fault::Word })
    }

    /// Halts at a byte that does not belong where it stands, with the likeliest mistake behind it.
    #[cold]
    fn misplaced(&mut self, token: u8, otherwise: Fault) -> Halt {
        let fault = match (token, otherwise) {
            (b'/', _) => Fault::Comment,
            (b'\'', _) => Fault::SingleQuote,
            // U+2018 to U+201F.
            (_, _) if matches!(self.rest, [0xE2, 0x80, 0x98..=0x9F, ..]) => Fault::CurlyQuote,
            (_, _) if is_foreign_white(self.rest) => Fault::Space,
            // Where a value belongs, it may be a colour.
            (b'#', Fault::BareKey | Fault::Comma | Fault::Colon | Fault::Rest) => Fault::Comment,
            (b':', Fault::Rest) => Fault::NoBraces,
            (b',', Fault::BareKey | Fault::Unexpected) => Fault::ExtraComma,
            (b']' | b'}', Fault::BareKey | Fault::Comma) => Fault::Close,
            (_, _) => otherwise,
        };
        self.halt(fault)
    }

    fn open(&mut self, token: Token) -> Token {
        self.take(1);
        self.fresh = true;
        token
    }

    fn digits(&mut self) -> Result<Token, Halt> {
        let Some((number, rest)) = number::read(self.rest) else {
            return Err(self.halt(Fault::Number));
        };
        (self.number, self.rest) = (number, rest);
        Ok(Token::Number)
    }
}

/// White space, as RFC 8259 has it.
#[inline]
fn is_white(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

/// Whether a text begins with white space that is not JSON's, most of which looks like JSON's.
fn is_foreign_white(text: &[u8]) -> bool {
    match text {
        // Vertical tab, form feed; next line, no-break space; ideographic space; byte order mark.
        [0x0B | 0x0C, ..] | [0xC2, 0x85 | 0xA0, ..] | [0xE3, 0x80, 0x80, ..] | [0xEF, 0xBB, 0xBF, ..] => true,
        // U+2000 to U+200F, U+2028 to U+202F, U+205F to U+2064.
        [0xE2, 0x80, last, ..] => matches!(last, 0x80..=0x8F | 0xA8..=0xAF),
        [0xE2, 0x81, last, ..] => matches!(last, 0x9F..=0xA4),
        _ => false,
    }
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
            b'-' | b'+' | b'.' | b'0'..=b'9' => self.digits(),
            b't' => self.word("true", Token::Boolean),
            b'f' => self.word("false", Token::Boolean),
            b'n' => self.word("null", Token::Null),
            token if token.is_ascii_alphabetic() => Err(self.no_word()),
            token => Err(self.misplaced(token, Fault::Unexpected)),
        }
    }

    fn element(&mut self) -> Result<bool, Halt> {
        Ok(self.item(b']')?.is_some())
    }

    fn entry(&mut self) -> Result<bool, Halt> {
        self.name()
    }

    fn member(&mut self, members: &'static [Site], guess: usize) -> Result<Member, Halt> {
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
            Ok(token) => Err(self.misplaced(token, Fault::Rest)),
            Err(_) if self.fault == Fault::End => Ok(()),
            Err(halt) => Err(halt),
        }
    }

    fn fault(&self) -> Fault {
        self.fault
    }
}
