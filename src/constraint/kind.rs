//! Types: a value that cannot be what its shape says. It breaks only this, none of the shape's limits.

use super::{Breach, Code, example, excerpt};
use crate::model::{Kind, Model, Rule, Site, TimestampFormat, integer_bounds};
use crate::source::{Number, Source, Token};
use crate::wording::{Arguments, Demand, Message, Name, Value, Wording};

/// How many containers inside each other an example shows.
const LEVELS: usize = 2;

/// A value of the wrong type.
#[derive(Debug, Clone)]
pub(crate) struct Mismatch {
    model: &'static Model,
    site: &'static Site,
    kind: &'static Kind,
    on_the_wire: bool,
    received: Received,
}

/// What came instead.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    noun: Noun,
    found: Found,
}

/// What came, as a noun phrase.
#[derive(Debug, Clone)]
enum Noun {
    Known(Message),
    /// What JavaScript calls an object that JSON has no place for.
    Foreign(String),
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
        Self { model, site, kind, on_the_wire, received }
    }

    /// What to do instead, for the mistakes that people make most.
    fn message(&self) -> Message {
        let Received { noun, found } = &self.received;
        if matches!(found, Found::Thrown(_)) {
            return Message::TypeUnreadable;
        }
        match (self.kind, noun) {
            (Kind::Boolean, Noun::Known(Message::Text)) => Message::TypeBooleanQuoted,
            (Kind::Integer { .. } | Kind::Float, Noun::Known(Message::Text)) => self.unquoted(),
            (Kind::Integer { .. }, Noun::Known(Message::Number)) => self.whole(),
            (Kind::Float, Noun::Known(Message::Number)) => Message::TypeFloatSize,
            (Kind::Text, Noun::Known(Message::Number | Message::Boolean)) => Message::TypeUnquoted,
            (Kind::Text, Noun::Known(Message::Null)) => Message::TypeNull,
            (Kind::Map { .. }, Noun::Known(Message::List)) => Message::TypePairs,
            (_, _) => Message::Type,
        }
    }

    /// What to do with text where a number belongs.
    fn unquoted(&self) -> Message {
        match (&self.received.found, self.kind) {
            (Found::Digits(_), _) => Message::TypeNumberQuoted,
            (_, Kind::Float) => Message::TypeFloatText,
            (_, _) => Message::TypeIntegerText,
        }
    }

    /// What to do with a number that has a fraction, or that its type cannot hold.
    fn whole(&self) -> Message {
        const TWO_TO_63: f64 = 9_223_372_036_854_775_808.0;
        match self.received.found {
            Found::Number(Number::Float(number)) if number.abs() < TWO_TO_63 => Message::TypeFraction,
            Found::Number(Number::Integer(_)) => Message::TypeIntegerSize,
            Found::Number(Number::Float(_)) | Found::Nothing | Found::Digits(_) | Found::Thrown(_) => {
                Message::TypeIntegerSizeUnsaid
            }
        }
    }

    /// The bounds of whole numbers here, and whether the site has some of its own.
    fn bounds(&self, bits: u32) -> ([i64; 2], bool) {
        let [least, most] = integer_bounds(bits);
        let own = self.site.constraints.iter().find_map(|constraint| match &constraint.rule {
            Rule::Range(rule) => Some([rule.min.unwrap_or(least), rule.max.unwrap_or(most)]),
            Rule::Enum(_)
            | Rule::Length(_)
            | Rule::Pattern(_)
            | Rule::Reserved(_)
            | Rule::Exclusive(_)
            | Rule::Depends(_) => None,
        });
        (own.unwrap_or([least, most]), own.is_some())
    }

    /// What `message` fills in.
    fn arguments(&self, message: Message) -> Arguments {
        let arguments = Arguments::none().and(Name::Expected, self.name());
        let (arguments, received) = match &self.received.noun {
            Noun::Known(noun) => (arguments, Value::from(*noun)),
            Noun::Foreign(noun) => (arguments, Value::from(noun.clone())),
        };
        let arguments = self.wanted(message, arguments.and(Name::Received, received));
        match &self.received.found {
            Found::Nothing => arguments,
            Found::Number(number) => arguments.and(Name::Number, *number),
            Found::Digits(number) => arguments.and(Name::Number, *number),
            Found::Thrown(reason) => arguments.and(Name::Reason, reason.clone()),
        }
    }

    /// What belongs here, with an example where words alone do not say it.
    fn wanted(&self, message: Message, arguments: Arguments) -> Arguments {
        let is_shown = match self.kind {
            Kind::Structure { count: 0, .. } | Kind::Blob | Kind::Boolean | Kind::Float | Kind::Document => false,
            Kind::Structure { .. } | Kind::Map { .. } | Kind::List { .. } => true,
            Kind::Timestamp(_) => self.on_the_wire,
            Kind::Text => example::choice(self.site).is_some(),
            Kind::Integer { bits } => return self.wanted_integer(*bits, message, arguments),
        };
        if !is_shown {
            return arguments.and(Name::Wanted, self.noun());
        }
        let example = example::at(self.model, self.site, LEVELS);
        arguments.and(Name::Wanted, Message::SuchAs).and(Name::Noun, self.noun()).and(Name::Example, example)
    }

    /// Bounds that the type alone has are worth telling only where a number breaks them.
    fn wanted_integer(&self, bits: u32, message: Message, arguments: Arguments) -> Arguments {
        let ([least, most], own) = self.bounds(bits);
        let [floor, ceiling] = integer_bounds(bits);
        let arguments = arguments.and(Name::Floor, floor).and(Name::Ceiling, ceiling);
        let too_large = matches!(message, Message::TypeIntegerSize | Message::TypeIntegerSizeUnsaid);
        if own || too_large {
            return arguments.and(Name::Wanted, Message::IntegerBetween).and(Name::Least, least).and(Name::Most, most);
        }
        arguments.and(Name::Wanted, Message::Integer)
    }

    /// What belongs here, in words.
    fn noun(&self) -> Message {
        match self.kind {
            Kind::Structure { .. } | Kind::Map { .. } => Message::Object,
            Kind::List { .. } => Message::List,
            Kind::Text => Message::Text,
            Kind::Blob => Message::Blob,
            Kind::Boolean => Message::Boolean,
            Kind::Integer { .. } => Message::Integer,
            Kind::Float => Message::Number,
            Kind::Timestamp(TimestampFormat::EpochSeconds) if self.on_the_wire => Message::EpochSeconds,
            Kind::Timestamp(_) => Message::DateTime,
            Kind::Document => Message::Document,
        }
    }

    /// What belongs here, for Smithy servers, and in one word for programs.
    fn demand(&self) -> Demand {
        match self.kind {
            Kind::Structure { .. } => Demand::TypeObject,
            Kind::Map { .. } => Demand::TypeMap,
            Kind::List { .. } => Demand::TypeList,
            Kind::Text => Demand::TypeText,
            Kind::Blob => Demand::TypeBlob,
            Kind::Boolean => Demand::TypeBoolean,
            Kind::Integer { .. } => Demand::TypeInteger,
            Kind::Float => Demand::TypeFloat,
            Kind::Timestamp(TimestampFormat::EpochSeconds) if self.on_the_wire => Demand::TypeEpochSeconds,
            Kind::Timestamp(_) => Demand::TypeDateTime,
            Kind::Document => Demand::TypeDocument,
        }
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
        let noun = match token {
            Token::Null => Message::Null,
            Token::Boolean => Message::Boolean,
            Token::Number => return Self::with(Message::Number, Found::Number(source.number())),
            Token::Text => return Self::with(Message::Text, text().parse().map_or(Found::Nothing, Found::Digits)),
            Token::List => Message::List,
            Token::Object => Message::Object,
            Token::Date => Message::Date,
            Token::Bytes => Message::Binary,
            Token::Foreign => return Self { noun: Noun::Foreign(text().into_owned()), found: Found::Nothing },
            Token::Unreadable => return Self::with(Message::Unreadable, Found::Thrown(excerpt(&text()))),
            Token::Cycle => Message::Cycle,
            Token::Deep => Message::Deep,
        };
        Self::noun(noun)
    }

    /// Something that a noun phrase is enough for.
    pub(crate) fn noun(noun: Message) -> Self {
        Self::with(noun, Found::Nothing)
    }

    fn with(noun: Message, found: Found) -> Self {
        Self { noun: Noun::Known(noun), found }
    }
}

impl Breach for Mismatch {
    fn code(&self) -> Code {
        Code::Type
    }

    fn wording(&self) -> Wording {
        let message = self.message();
        Wording { message, demand: self.demand(), arguments: self.arguments(message) }
    }
}
