//! `serde_json::Value` as a [`Source`], for Rust callers. It cannot fail: the value is already parsed.

use serde_json::{Number as JsonNumber, Value, map};

use super::{Container, Halt, Member, Number, Piece, Source, Text, find_member};
use crate::model::Site;

/// Reads a borrowed value; keeps the containers that are open on a stack of iterators.
pub(crate) struct ValueSource<'a> {
    next: Option<&'a Value>,
    open: Vec<Open<'a>>,
}

enum Open<'a> {
    List(std::slice::Iter<'a, Value>),
    Object(map::Iter<'a>, usize),
}

impl<'a> ValueSource<'a> {
    pub(crate) fn new(value: &'a Value) -> Self {
        Self { next: Some(value), open: Vec::new() }
    }

    /// The next entry of the innermost object, whose value becomes the next value; closes it at its end.
    fn entry(&mut self) -> Option<(&'a str, usize)> {
        let Some(Open::Object(entries, guess)) = self.open.last_mut() else {
            return None;
        };
        let guessed = *guess;
        if let Some((key, value)) = entries.next() {
            self.next = Some(value);
            return Some((key, guessed));
        }
        self.open.pop();
        None
    }

    fn guess_next(&mut self, found: usize) {
        if let Some(Open::Object(_, guess)) = self.open.last_mut() {
            *guess = found + 1;
        }
    }
}

impl<'a> Source<'a> for ValueSource<'a> {
    fn on_the_wire(&self) -> bool {
        true
    }

    fn repeats_keys(&self) -> bool {
        false
    }

    fn value(&mut self) -> Result<Piece<'a>, Halt> {
        Ok(match self.next.take().ok_or(Halt::Damaged)? {
            Value::Null => Piece::Null,
            Value::Bool(_) => Piece::Boolean,
            Value::Number(number) => Piece::Number(read_number(number)),
            Value::String(text) => Piece::Text(Text::new(text)),
            Value::Array(elements) => {
                self.open.push(Open::List(elements.iter()));
                Piece::List
            }
            Value::Object(entries) => {
                self.open.push(Open::Object(entries.iter(), 0));
                Piece::Object
            }
        })
    }

    fn element(&mut self) -> Result<bool, Halt> {
        let Some(Open::List(elements)) = self.open.last_mut() else {
            return Err(Halt::Damaged);
        };
        self.next = elements.next();
        if self.next.is_none() {
            self.open.pop();
        }
        Ok(self.next.is_some())
    }

    fn key(&mut self) -> Result<Option<Text<'a>>, Halt> {
        Ok(self.entry().map(|(key, _)| Text::new(key)))
    }

    fn member(&mut self, members: &'static [Site]) -> Result<Option<Member<'a>>, Halt> {
        let Some((name, guess)) = self.entry() else {
            return Ok(None);
        };
        let Some(found) = find_member(members, name.as_bytes(), guess) else {
            self.next = None;
            return Ok(Some(Member::Unknown(Text::new(name))));
        };
        self.guess_next(found);
        Ok(Some(Member::Known(found)))
    }

    fn skip(&mut self, _: Container) -> Result<(), Halt> {
        self.open.pop();
        Ok(())
    }

    fn skip_value(&mut self) -> Result<(), Halt> {
        self.next = None;
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Halt> {
        Ok(())
    }
}

/// Whole numbers that fit are integers, however they are stored: `1.0` is 1.
fn read_number(number: &JsonNumber) -> Number {
    if let Some(integer) = number.as_i64() {
        return Number::Integer(integer);
    }
    Number::from(number.as_f64().unwrap_or(f64::NAN))
}
