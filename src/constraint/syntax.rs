//! Text that is not JSON: what is wrong, for words that help to mend it.

use super::{Breach, Code};
use crate::source::json::Fault;
use crate::wording::{Arguments, Demand, Message, Name, Wording};

/// A text that is not JSON from some place on.
#[derive(Debug, Clone)]
pub(crate) struct NotJson {
    fault: Fault,
    opened: Option<Opened>,
}

/// What was still open there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Opened {
    /// A bracket, brace or quote.
    pub(crate) by: &'static str,
    pub(crate) line: u32,
    pub(crate) column: u32,
}

impl NotJson {
    /// Adds what was open.
    pub(crate) fn within(&mut self, opened: Opened) {
        self.opened = Some(opened);
    }
}

impl From<Fault> for NotJson {
    fn from(fault: Fault) -> Self {
        Self { fault, opened: None }
    }
}

impl Breach for NotJson {
    fn code(&self) -> Code {
        Code::Syntax
    }

    fn wording(&self) -> Wording {
        let message = match self.fault {
            Fault::Empty => Message::SyntaxEmpty,
            Fault::End if self.opened.is_some() => Message::SyntaxOpen,
            Fault::End => Message::SyntaxEnd,
            Fault::Close if self.opened.is_some() => Message::SyntaxClose,
            Fault::ExtraComma => Message::SyntaxExtraComma,
            Fault::TrailingComma => Message::SyntaxTrailingComma,
            Fault::SingleQuote => Message::SyntaxSingleQuote,
            Fault::CurlyQuote => Message::SyntaxCurlyQuote,
            Fault::Comment => Message::SyntaxComment,
            Fault::Space => Message::SyntaxSpace,
            Fault::BareKey => Message::SyntaxBareKey,
            Fault::NoValue => Message::SyntaxNoValue,
            Fault::Word => Message::SyntaxWord,
            Fault::Number => Message::SyntaxNumber,
            Fault::Control => Message::SyntaxControl,
            Fault::Escape => Message::SyntaxEscape,
            Fault::Close | Fault::Comma => Message::SyntaxComma,
            Fault::Colon => Message::SyntaxColon,
            Fault::NoBraces => Message::SyntaxBraces,
            Fault::Rest => Message::SyntaxRest,
            Fault::Utf8 => Message::SyntaxUtf8,
            Fault::Damaged => Message::SyntaxDamaged,
            Fault::Unexpected => Message::SyntaxUnexpected,
        };
        let arguments = self.opened.map_or_else(Arguments::none, |Opened { by, line, column }| {
            Arguments::none().and(Name::Open, by).and(Name::Line, line).and(Name::Column, column)
        });
        Wording { message, demand: Demand::Syntax, arguments }
    }
}
