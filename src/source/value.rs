//! `serde_json::Value` as a [`Source`], for Rust callers. It cannot fail: the value is already parsed.

use serde_json::{Number as JsonNumber, Value, map};

use super::json::Fault;
use super::{Container, Halt, Member, Number, Source, Text, Token, find_member};
use crate::model::Site;

/// Reads a borrowed value; keeps the containers that are open on a stack of iterators.
pub(crate) struct ValueSource<'a> {
    next: Option<&'a Value>,
    open: Vec<Open<'a>>,
    text: Text<'a>,
    key: Text<'a>,
    number: Number,
}

enum Open<'a> {
    List(std::slice::Iter<'a, Value>),
    Object(map::Iter<'a>),
}

impl<'a> ValueSource<'a> {
    pub(crate) fn new(value: &'a Value) -> Self {
        Self { next: Some(value), open: Vec::new(), text: Text::EMPTY, key: Text::EMPTY, number: Number::Integer(0) }
    }

    fn open(&mut self, container: Open<'a>, token: Token) -> Token {
        self.open.push(container);
        token
    }
}

impl<'a> Source<'a> for ValueSource<'a> {
    fn on_the_wire(&self) -> bool {
        true
    }

    fn repeats_keys(&self) -> bool {
        false
    }

    fn value(&mut self) -> Result<Token, Halt> {
        Ok(match self.next.take().ok_or(Halt)? {
            Value::Null => Token::Null,
            Value::Bool(_) => Token::Boolean,
            Value::Number(number) => {
                self.number = read_number(number);
                Token::Number
            }
            Value::String(text) => {
                self.text = Text::new(text);
                Token::Text
            }
            Value::Array(elements) => self.open(Open::List(elements.iter()), Token::List),
            Value::Object(entries) => self.open(Open::Object(entries.iter()), Token::Object),
        })
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

    fn element(&mut self) -> Result<bool, Halt> {
        let Some(Open::List(elements)) = self.open.last_mut() else {
            return Err(Halt);
        };
        self.next = elements.next();
        if self.next.is_none() {
            self.open.pop();
        }
        Ok(self.next.is_some())
    }

    fn entry(&mut self) -> Result<bool, Halt> {
        let Some(Open::Object(entries)) = self.open.last_mut() else {
            return Err(Halt);
        };
        let Some((key, value)) = entries.next() else {
            self.open.pop();
            return Ok(false);
        };
        (self.key, self.next) = (Text::new(key), Some(value));
        Ok(true)
    }

    fn member(&mut self, members: &'static [Site], guess: usize) -> Result<Member, Halt> {
        if !self.entry()? {
            return Ok(Member::End);
        }
        let Some(found) = find_member(members, self.key.bytes, guess) else {
            self.next = None;
            return Ok(Member::Unknown);
        };
        Ok(Member::Known(found))
    }

    fn key(&self) -> &Text<'a> {
        &self.key
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

    fn fault(&self) -> Fault {
        Fault::Damaged
    }
}

/// Whole numbers that fit are integers, however they are stored: `1.0` is 1.
fn read_number(number: &JsonNumber) -> Number {
    if let Some(integer) = number.as_i64() {
        return Number::Integer(integer);
    }
    Number::from(number.as_f64().unwrap_or(f64::NAN))
}
