//! A JavaScript value, and the same value as JSON text and as `serde_json::Value` where it is one.

use serde_json::{Map, Number, Value};

/// Text in UTF-16, surrogates of all kinds included.
pub(crate) type Units = Vec<u16>;

/// A value as JavaScript callers hand it over.
#[derive(Debug, Clone)]
pub(crate) enum Js {
    Null,
    Boolean(bool),
    Number(f64),
    Text(Units),
    List(Vec<Js>),
    /// No name twice.
    Object(Vec<(Units, Js)>),
    /// A valid `Date`.
    Date(f64),
    /// So many bytes.
    Bytes(u32),
    /// What JSON has no place for, as a noun phrase.
    Foreign(Units),
    /// What was thrown when it was read.
    Unreadable(Units),
    Cycle,
}

/// Whole doubles up to here are what they say in every notation.
const EXACT: f64 = 9_007_199_254_740_992.0;
/// Past here no whole number fits 64 bits.
const HUGE: f64 = 18_446_744_073_709_551_616.0;

impl Js {
    pub(crate) fn text(text: &str) -> Self {
        Self::Text(text.encode_utf16().collect())
    }

    /// A number that means the same in every way in. Between 2^53 and 2^64 text can say more than a double.
    pub(crate) fn number(value: f64) -> Self {
        let ambiguous = (EXACT..HUGE).contains(&value.abs());
        Self::Number(if ambiguous { value.signum() } else { value })
    }

    /// How many values it is made of.
    pub(crate) fn count(&self) -> usize {
        match self {
            Self::List(elements) => 1 + elements.iter().map(Self::count).sum::<usize>(),
            Self::Object(entries) => 1 + entries.iter().map(|(_, value)| value.count()).sum::<usize>(),
            _ => 1,
        }
    }

    /// The value as JSON text, unless it is something that JSON has not. `reversed` is the same text written otherwise:
    /// members in the reverse order, whole numbers with a fraction, escapes for all characters.
    pub(crate) fn to_json(&self, reversed: bool) -> Option<String> {
        let mut text = String::new();
        self.write(reversed, &mut text).then_some(text)
    }

    fn write(&self, reversed: bool, out: &mut String) -> bool {
        match self {
            Self::Null => out.push_str("null"),
            Self::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(value) if !value.is_finite() => return false,
            Self::Number(value) => match whole(*value).filter(|_| !reversed) {
                Some(whole) => out.push_str(&whole.to_string()),
                // `1.0` is whole, too.
                None => out.push_str(&format!("{value:?}")),
            },
            Self::Text(text) => write_text(text, reversed, out),
            Self::List(elements) => {
                let write = |element: &Self, out: &mut String| element.write(reversed, out);
                return write_all(elements.iter(), ['[', ']'], write, out);
            }
            Self::Object(members) => {
                let write = |(name, value): &(Units, Self), out: &mut String| {
                    write_text(name, reversed, out);
                    out.push(':');
                    value.write(reversed, out)
                };
                let braces = ['{', '}'];
                return if reversed {
                    write_all(members.iter().rev(), braces, write, out)
                } else {
                    write_all(members.iter(), braces, write, out)
                };
            }
            Self::Date(_) | Self::Bytes(_) | Self::Foreign(_) | Self::Unreadable(_) | Self::Cycle => return false,
        }
        true
    }

    /// The value for Rust callers, unless it has something that theirs has not: unpaired surrogates among it.
    pub(crate) fn to_value(&self) -> Option<Value> {
        Some(match self {
            Self::Null => Value::Null,
            Self::Boolean(value) => (*value).into(),
            Self::Number(value) => match whole(*value) {
                Some(whole) => whole.into(),
                None => Value::Number(Number::from_f64(*value)?),
            },
            Self::Text(text) => String::from_utf16(text).ok()?.into(),
            Self::List(elements) => elements.iter().map(Self::to_value).collect::<Option<Vec<_>>>()?.into(),
            Self::Object(members) => {
                let member = |(name, value): &(Units, Self)| Some((String::from_utf16(name).ok()?, value.to_value()?));
                members.iter().map(member).collect::<Option<Map<_, _>>>()?.into()
            }
            Self::Date(_) | Self::Bytes(_) | Self::Foreign(_) | Self::Unreadable(_) | Self::Cycle => return None,
        })
    }
}

/// The integer that a double is, if text has one for it.
fn whole(value: f64) -> Option<i64> {
    let is_whole = value.fract() == 0.0 && value.abs() < EXACT && !(value == 0.0 && value.is_sign_negative());
    #[allow(clippy::cast_possible_truncation, reason = "it is whole and below 2^53")]
    is_whole.then_some(value as i64)
}

fn write_all<T>(
    items: impl Iterator<Item = T>,
    [open, close]: [char; 2],
    write: impl Fn(T, &mut String) -> bool,
    out: &mut String,
) -> bool {
    out.push(open);
    for (index, item) in items.enumerate() {
        if index > 0 {
            out.push(',');
        }
        if !write(item, out) {
            return false;
        }
    }
    out.push(close);
    true
}

/// A text as it is, but for what has to be escaped, or with every unit of it escaped.
fn write_text(text: &[u16], escaped: bool, out: &mut String) {
    out.push('"');
    if escaped {
        out.extend(text.iter().map(|unit| format!("\\u{unit:04x}")));
    } else {
        write_plain(text, out);
    }
    out.push('"');
}

fn write_plain(text: &[u16], out: &mut String) {
    for character in char::decode_utf16(text.iter().copied()) {
        match character {
            Ok('"') => out.push_str("\\\""),
            Ok('\\') => out.push_str("\\\\"),
            Ok(character) if character < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(character))),
            Ok(character) => out.push(character),
            Err(alone) => out.push_str(&format!("\\u{:04X}", alone.unpaired_surrogate())),
        }
    }
}

/// The WTF-8 of a text.
pub(crate) fn wtf8(text: &[u16]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for character in char::decode_utf16(text.iter().copied()) {
        match character {
            Ok(character) => bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
            Err(alone) => {
                let [high, low] = alone.unpaired_surrogate().to_be_bytes();
                bytes.extend([0xE0 | (high >> 4), 0x80 | ((high & 0x0F) << 2) | (low >> 6), 0x80 | (low & 0x3F)]);
            }
        }
    }
    bytes
}

/// Whether no surrogate of a text is unpaired.
pub(crate) fn is_well_formed(text: &[u16]) -> bool {
    char::decode_utf16(text.iter().copied()).all(|character| character.is_ok())
}
