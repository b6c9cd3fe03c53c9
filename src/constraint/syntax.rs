//! Text that is not JSON: what is wrong, for words that help to mend it.

use super::{Breach, Code};
use crate::source::json::Fault;
use crate::wording::{Arguments, Demand, Message, Wording};

/// A text that is not JSON from some place on.
#[derive(Debug, Clone)]
pub(crate) struct NotJson {
    fault: Fault,
}

impl From<Fault> for NotJson {
    fn from(fault: Fault) -> Self {
        Self { fault }
    }
}

impl Breach for NotJson {
    fn code(&self) -> Code {
        Code::Syntax
    }

    fn wording(&self) -> Wording {
        let message = match self.fault {
            Fault::End => Message::SyntaxEnd,
            Fault::TrailingComma => Message::SyntaxTrailingComma,
            Fault::SingleQuote => Message::SyntaxSingleQuote,
            Fault::Comment => Message::SyntaxComment,
            Fault::BareKey => Message::SyntaxBareKey,
            Fault::Word => Message::SyntaxWord,
            Fault::Number => Message::SyntaxNumber,
            Fault::Control => Message::SyntaxControl,
            Fault::Escape => Message::SyntaxEscape,
            Fault::Comma => Message::SyntaxComma,
            Fault::Colon => Message::SyntaxColon,
            Fault::Rest => Message::SyntaxRest,
            Fault::Utf8 => Message::SyntaxUtf8,
            Fault::Damaged => Message::SyntaxDamaged,
            Fault::Unexpected => Message::SyntaxUnexpected,
        };
        Wording { message, demand: Demand::Syntax, arguments: Arguments::none() }
    }
}
