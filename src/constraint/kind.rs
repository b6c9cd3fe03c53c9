//! Types: a value that cannot be what its shape says. It breaks only this, none of the shape's limits.

use super::{Breach, Code, Params, example, excerpt};
use crate::model::{Kind, Model, Rule, Site, TimestampFormat, integer_bounds};
use crate::source::{Number, Source, Token};

/// How many containers inside each other an example shows.
const LEVELS: usize = 2;

/// A value of the wrong type.
#[derive(Debug, Clone)]
pub(crate) struct Mismatch {
    model: &'static Model,
    site: &'static Site,
    kind: &'static Kind,
    on_the_wire: bool,
    /// What came, as a noun phrase.
    received: String,
    found: Found,
}

/// What came instead.
pub(crate) struct Received {
    phrase: String,
    found: Found,
}

/// What of the value a message repeats.
#[derive(Debug, Clone)]
enum Found {
    Nothing,
    Number(Number),
    /// Text that would be a whole number without its quotes.
    Digits(i64),
    /// What was thrown when the value was read.
    Thrown(String),
}

impl Mismatch {
    /// A value of `kind` was expected at `site`.
    pub(crate) fn new(
        model: &'static Model,
        site: &'static Site,
        kind: &'static Kind,
        on_the_wire: bool,
        received: Received,
    ) -> Self {
        let Received { phrase, found } = received;
        Self { model, site, kind, on_the_wire, received: phrase, found }
    }

    /// What to do instead, for the mistakes that people make most.
    fn advice(&self) -> String {
        match (self.kind, self.received.as_str()) {
            (Kind::Boolean, "text") => "Write true or false without quotes.".to_owned(),
            (Kind::Integer { .. } | Kind::Float | Kind::Timestamp(_), "text") => self.unquoted(),
            (Kind::Integer { bits }, "a number") => self.whole(*bits),
            (Kind::Float, "a number") => "Use a number that a double can hold, at most 1.7e308.".to_owned(),
            (Kind::Text, received @ ("a number" | "true or false")) => {
                format!("Use text, not {received}: put it in quotes.")
            }
            (Kind::Text, "null") => format!("Use {} or leave this out, not null.", self.phrase()),
            (Kind::Map { .. }, "a list") => format!("Use {}, not a list of keys and values.", self.phrase()),
            (_, received) => format!("Use {}, not {received}.", self.phrase()),
        }
    }

    /// What to do with text where a number belongs.
    fn unquoted(&self) -> String {
        match (&self.found, self.kind) {
            (Found::Digits(number), Kind::Integer { .. } | Kind::Float) => format!("Write {number} without quotes."),
            (_, Kind::Integer { .. }) => format!("Use {}, without quotes or units.", self.phrase()),
            (_, Kind::Float) => "Use a number such as 0.5, without quotes or units.".to_owned(),
            (_, _) => format!("Use {}, not text.", self.phrase()),
        }
    }

    /// What to do with a number that has a fraction, or that its type cannot hold.
    fn whole(&self, bits: u32) -> String {
        const TWO_TO_63: f64 = 9_223_372_036_854_775_808.0;
        let own = self.bounds(bits);
        match self.found {
            Found::Number(Number::Float(number)) if number.abs() < TWO_TO_63 => {
                format!("Use {}, without a fraction.", self.phrase())
            }
            Found::Number(Number::Integer(number)) => {
                format!("Use a whole number{} (now {number}).", own.unwrap_or_else(|| bounds_of(bits)))
            }
            Found::Number(Number::Float(_)) | Found::Nothing | Found::Digits(_) | Found::Thrown(_) => {
                format!("Use a whole number{}.", own.unwrap_or_else(|| bounds_of(bits)))
            }
        }
    }

    /// The bounds that the site has of its own, within those of its type: " from 1 to 100".
    fn bounds(&self, bits: u32) -> Option<String> {
        let [least, most] = integer_bounds(bits);
        self.site.constraints.iter().find_map(|constraint| match &constraint.rule {
            Rule::Range(rule) => Some(between(rule.min.unwrap_or(least), rule.max.unwrap_or(most))),
            Rule::Enum(_)
            | Rule::Length(_)
            | Rule::Pattern(_)
            | Rule::Reserved(_)
            | Rule::Exclusive(_)
            | Rule::Depends(_) => None,
        })
    }

    /// What belongs here, with an example where words alone do not say it.
    fn phrase(&self) -> String {
        let wanted = match self.kind {
            Kind::Structure { count: 0, .. } => return self.noun(),
            Kind::Structure { .. } | Kind::Map { .. } => "an object",
            Kind::List { .. } => "a list",
            Kind::Timestamp(TimestampFormat::DateTime) if self.on_the_wire => "a date and time",
            Kind::Timestamp(TimestampFormat::EpochSeconds) if self.on_the_wire => "seconds since 1970, a number",
            Kind::Text if example::choice(self.site).is_some() => "text",
            Kind::Integer { bits } => return format!("a whole number{}", self.bounds(*bits).unwrap_or_default()),
            Kind::Text | Kind::Blob | Kind::Boolean | Kind::Float | Kind::Timestamp(_) | Kind::Document => {
                return self.noun();
            }
        };
        format!("{wanted} such as {}", example::at(self.model, self.site, LEVELS))
    }

    /// What belongs here, in words.
    fn noun(&self) -> String {
        let noun = match self.kind {
            Kind::Structure { .. } => "an object",
            Kind::Map { .. } => "an object of keys and values",
            Kind::List { .. } => "a list",
            Kind::Text => "text",
            Kind::Blob => "bytes or base64 text",
            Kind::Boolean => "true or false",
            Kind::Integer { bits } => return format!("a whole number{}", bounds_of(*bits)),
            Kind::Float => "a number",
            Kind::Timestamp(TimestampFormat::EpochSeconds) if self.on_the_wire => "seconds since 1970, a number",
            Kind::Timestamp(_) => "a date and time",
            Kind::Document => "a value that JSON can hold",
        };
        noun.to_owned()
    }

    /// What belongs here, in one word for programs.
    fn name(&self) -> &'static str {
        match self.kind {
            Kind::Structure { .. } | Kind::Map { .. } => "object",
            Kind::List { .. } => "list",
            Kind::Text => "string",
            Kind::Blob => "blob",
            Kind::Boolean => "boolean",
            Kind::Integer { .. } => "integer",
            Kind::Float => "number",
            Kind::Timestamp(_) => "timestamp",
            Kind::Document => "document",
        }
    }
}

impl Received {
    /// What `source` has just read.
    pub(crate) fn of<'a>(token: Token, source: &impl Source<'a>) -> Self {
        let text = || source.text().display();
        let phrase = match token {
            Token::Null => "null",
            Token::Boolean => "true or false",
            Token::Number => return Self::with("a number", Found::Number(source.number())),
            Token::Text => return Self::with("text", text().parse().map_or(Found::Nothing, Found::Digits)),
            Token::List => "a list",
            Token::Object => "an object",
            Token::Date => "a date",
            Token::Bytes => "bytes",
            Token::Foreign => return Self::phrase(&text()),
            Token::Unreadable => return Self::with("a value that cannot be read", Found::Thrown(excerpt(&text()))),
            Token::Cycle => "an object that contains itself",
            Token::Deep => "an object nested too deeply",
        };
        Self::phrase(phrase)
    }

    /// Something that a noun phrase is enough for.
    pub(crate) fn phrase(phrase: &str) -> Self {
        Self::with(phrase, Found::Nothing)
    }

    fn with(phrase: &str, found: Found) -> Self {
        Self { phrase: phrase.to_owned(), found }
    }
}

fn between(min: i64, max: i64) -> String {
    format!(" from {min} to {max}")
}

fn bounds_of(bits: u32) -> String {
    let [min, max] = integer_bounds(bits);
    between(min, max)
}

impl Breach for Mismatch {
    fn code(&self) -> Code {
        Code::Type
    }

    fn params(&self) -> Params {
        Params { expected: Some(self.name()), received: Some(self.received.clone()), ..Params::default() }
    }

    fn message(&self) -> String {
        match &self.found {
            Found::Thrown(reason) => format!("This value cannot be read: {reason}."),
            Found::Nothing | Found::Number(_) | Found::Digits(_) => self.advice(),
        }
    }

    fn demand(&self) -> String {
        format!("be {}", self.noun())
    }
}
