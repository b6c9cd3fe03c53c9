//! The part of the grammar below atoms: escapes, classes and the names of groups.

use super::code_points::{CodePoints, LAST};
use super::property::{self, Lookup};
use super::syntax::Parser;
use super::{Construct, PatternError, PatternErrorKind};

/// What `\/` and the like may escape under the `u` flag.
const SYNTAX_CHARACTERS: &str = "^$\\.*+?()[]{}|/";

const BACKSPACE: u32 = 0x08;

/// One member of a class, or one escape: a range may end in a point only.
enum Item {
    Point(u32),
    Set(CodePoints),
}

impl Item {
    fn into_set(self) -> CodePoints {
        match self {
            Self::Point(point) => CodePoints::one(point),
            Self::Set(set) => set,
        }
    }
}

impl Parser<'_> {
    /// What follows a backslash outside a class; `offset` is the backslash's.
    pub(super) fn atom_escape(&mut self, offset: usize) -> Result<CodePoints, PatternError> {
        if matches!(self.peek(), Some('1'..='9' | 'k')) {
            return Err(PatternError::at(offset, PatternErrorKind::Unenforceable(Construct::BackReference)));
        }
        Ok(self.escape(offset)?.into_set())
    }

    /// What follows `[`.
    pub(super) fn class(&mut self, offset: usize) -> Result<CodePoints, PatternError> {
        let unterminated = PatternError::at(offset, PatternErrorKind::UnterminatedClass);
        let negated = self.eat("^");
        let mut ranges = Vec::new();
        while !self.eat("]") {
            let start = self.offset();
            let Some(first) = self.class_item()? else { return Err(unterminated) };
            // A hyphen before the bracket stands for itself.
            if self.rest().starts_with("-]") || !self.eat("-") {
                ranges.extend_from_slice(first.into_set().ranges());
                continue;
            }
            let Some(last) = self.class_item()? else { return Err(unterminated) };
            ranges.push(range(start, &first, &last)?);
        }
        Ok(CodePoints::new(ranges).complement_if(negated))
    }

    fn class_item(&mut self) -> Result<Option<Item>, PatternError> {
        let offset = self.offset();
        match self.bump() {
            Some('\\') => self.class_escape(offset).map(Some),
            next => Ok(next.map(|literal| Item::Point(literal.into()))),
        }
    }

    fn class_escape(&mut self, offset: usize) -> Result<Item, PatternError> {
        if self.eat("b") {
            return Ok(Item::Point(BACKSPACE));
        }
        if self.eat("-") {
            return Ok(Item::Point('-'.into()));
        }
        self.escape(offset)
    }

    /// What may follow a backslash inside a class and outside alike.
    fn escape(&mut self, offset: usize) -> Result<Item, PatternError> {
        let invalid = PatternError::at(offset, PatternErrorKind::InvalidEscape);
        let point = match self.bump() {
            Some('t') => 0x09,
            Some('n') => 0x0A,
            Some('v') => 0x0B,
            Some('f') => 0x0C,
            Some('r') => 0x0D,
            Some('0') if !self.peek().is_some_and(|next| next.is_ascii_digit()) => 0,
            Some('c') => match self.bump() {
                Some(letter) if letter.is_ascii_alphabetic() => u32::from(letter) % 32,
                Some(_) | None => return Err(invalid),
            },
            Some('x') => self.hex_digits(2).ok_or(invalid)?,
            Some('u') => self.unicode_escape(offset)?,
            Some(class @ ('d' | 'D' | 's' | 'S' | 'w' | 'W')) => return Ok(Item::Set(perl_class(class))),
            Some(class @ ('p' | 'P')) => return Ok(Item::Set(self.property(offset, class == 'P')?)),
            Some(itself) if SYNTAX_CHARACTERS.contains(itself) => itself.into(),
            Some(_) | None => return Err(invalid),
        };
        Ok(Item::Point(point))
    }

    /// `HHHH`, a surrogate pair of them, or `{H...}`; two escapes that spell a pair are one code point.
    fn unicode_escape(&mut self, offset: usize) -> Result<u32, PatternError> {
        let invalid = PatternError::at(offset, PatternErrorKind::InvalidUnicodeEscape);
        if self.eat("{") {
            return self.braced_digits().ok_or(invalid);
        }
        let lead = self.hex_digits(4).ok_or(invalid)?;
        let trail = self.rest().strip_prefix("\\u").and_then(|rest| hex(rest.get(..4)?));
        match (lead, trail) {
            (0xD800..=0xDBFF, Some(trail @ 0xDC00..=0xDFFF)) => {
                self.skip("\\uHHHH".len());
                Ok(0x1_0000 + ((lead - 0xD800) << 10) + (trail - 0xDC00))
            }
            (alone, _) => Ok(alone),
        }
    }

    fn braced_digits(&mut self) -> Option<u32> {
        let (digits, _) = self.rest().split_once('}')?;
        let (length, significant) = (digits.len(), digits.trim_start_matches('0'));
        let point = if length > 0 && significant.is_empty() { 0 } else { hex(significant)? };
        self.skip(length + 1);
        (point <= LAST).then_some(point)
    }

    fn hex_digits(&mut self, count: usize) -> Option<u32> {
        let value = hex(self.rest().get(..count)?)?;
        self.skip(count);
        Some(value)
    }

    /// `{Name}` or `{Name=Value}`.
    fn property(&mut self, offset: usize, negated: bool) -> Result<CodePoints, PatternError> {
        let unknown = PatternError::at(offset, PatternErrorKind::UnknownProperty);
        if !self.eat("{") {
            return Err(unknown);
        }
        let Some((expression, _)) = self.rest().split_once('}') else { return Err(unknown) };
        let (found, length) = (property::lookup(expression), expression.len());
        self.skip(length + 1);
        match found {
            Lookup::Found(set) => Ok(set.complement_if(negated)),
            Lookup::NoTable => Err(PatternError::at(offset, PatternErrorKind::Unenforceable(Construct::Property))),
            Lookup::Unknown => Err(unknown),
        }
    }

    /// The name of a group, up to and with its `>`; `offset` is the group's.
    pub(super) fn group_name(&mut self, offset: usize) -> Result<String, PatternError> {
        let invalid = PatternError::at(offset, PatternErrorKind::InvalidGroupName);
        let mut name = String::new();
        while !self.eat(">") {
            let point =
                if self.eat("\\u") { self.unicode_escape(offset)? } else { self.bump().map_or(LAST, u32::from) };
            match char::from_u32(point) {
                Some(next) if property::is_in_identifier(next, name.is_empty()) => name.push(next),
                Some(_) | None => return Err(invalid),
            }
        }
        if name.is_empty() { Err(invalid) } else { Ok(name) }
    }
}

fn range(offset: usize, first: &Item, last: &Item) -> Result<(u32, u32), PatternError> {
    match (first, last) {
        (&Item::Point(first), &Item::Point(last)) if first <= last => Ok((first, last)),
        (Item::Point(_), Item::Point(_)) => Err(PatternError::at(offset, PatternErrorKind::RangeOutOfOrder)),
        (Item::Set(_), _) | (_, Item::Set(_)) => Err(PatternError::at(offset, PatternErrorKind::ClassInRange)),
    }
}

fn perl_class(letter: char) -> CodePoints {
    let set = match letter.to_ascii_lowercase() {
        'd' => property::digit(),
        's' => property::space(),
        _ => property::word(),
    };
    set.complement_if(letter.is_ascii_uppercase())
}

/// Digits only: `from_str_radix` would take a sign.
fn hex(digits: &str) -> Option<u32> {
    if digits.chars().all(|digit| digit.is_ascii_hexdigit()) { u32::from_str_radix(digits, 16).ok() } else { None }
}
