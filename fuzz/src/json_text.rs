//! Any bytes as JSON text: they are judged, and where they are not JSON, they are said not to be, as `serde_json` does. Where
//! `serde_json` makes a value of them that holds all that they say, the value gets the same report. Every violation stands
//! at a place between two characters.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use workflow_preflight::fuzzing::{embedded, validator};

use crate::places::{check, is_broken_off, without_places};
use crate::random::Random;
use crate::sites::root;

/// Tries one text.
pub fn run(data: &[u8]) {
    let mut random = Random::new(data);
    let Some((site, direction)) = root(embedded(), &mut random) else { return };
    let text = random.rest();
    let validator = validator(embedded(), site, direction);
    let report = validator.validate_json(text);
    assert_eq!(report, validator.validate_json(text));
    check(&report);
    let report = without_places(text, report);
    assert_eq!(is_broken_off(&report), !is_json(text), "{report:?}");
    if let Some(Whole(value)) = whole(text) {
        assert_eq!(report, validator.validate(&value));
    }
}

/// What another parser says. Ignoring what it reads it takes any depth, any number and any surrogate.
fn is_json(text: &[u8]) -> bool {
    let text = text.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(text);
    str::from_utf8(text).is_ok_and(|text| serde_json::from_str::<IgnoredAny>(text).is_ok())
}

/// The value of a text, if nothing of the text is lost in it.
fn whole(text: &[u8]) -> Option<Whole> {
    let text = str::from_utf8(text).ok()?;
    are_numbers_exact(text).then(|| serde_json::from_str(text).ok())?
}

/// Whether every number of a text is one that a double says exactly enough: whole if and only if it is, and then the same.
/// Digits in texts and keys are taken for numbers, too; that only makes this more careful.
fn are_numbers_exact(text: &str) -> bool {
    let is_part = |character: char| character.is_ascii_digit() || matches!(character, '+' | '-' | '.' | 'e' | 'E');
    text.split(|character| !is_part(character)).all(is_exact)
}

fn is_exact(number: &str) -> bool {
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let is_integer = exponent == "0" && !mantissa.contains('.');
    let digits = mantissa.bytes().filter(u8::is_ascii_digit).count();
    // Two digits keep it from overflowing, and from coming to nothing.
    let is_small = exponent.len() <= 2 && number.parse::<f64>().is_ok_and(|number| number.abs() < 1e15);
    is_integer || digits == 0 || (digits <= 15 && is_small)
}

/// A value of whose text nothing is lost: no object has a key twice.
struct Whole(Value);

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WholeVisitor)
    }
}

struct WholeVisitor;

impl<'de> Visitor<'de> for WholeVisitor {
    type Value = Whole;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON in which no key repeats")
    }

    fn visit_unit<E>(self) -> Result<Whole, E> {
        Ok(Whole(Value::Null))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Whole, E> {
        Ok(Whole(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Whole, E> {
        Ok(Whole(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Whole, E> {
        Ok(Whole(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Whole, E> {
        Ok(Whole(value.into()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Whole, E> {
        Ok(Whole(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Whole, A::Error> {
        let mut list = Vec::new();
        while let Some(Whole(element)) = elements.next_element()? {
            list.push(element);
        }
        Ok(Whole(list.into()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Whole, A::Error> {
        let mut object = Map::new();
        while let Some((key, Whole(value))) = entries.next_entry::<String, _>()? {
            if object.insert(key, value).is_some() {
                return Err(serde::de::Error::custom("a key repeats"));
            }
        }
        Ok(Whole(object.into()))
    }
}
