//! Text that is not JSON: what is wrong, in words that help to mend it.

use super::{Breach, Code, Params};
use crate::source::json::Fault;

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

    fn params(&self) -> Params {
        Params::default()
    }

    fn message(&self) -> String {
        let advice = match self.fault {
            Fault::End => "The text ends too early: close every quote, bracket and brace",
            Fault::TrailingComma => "Remove the comma before the closing bracket or brace",
            Fault::SingleQuote => "Use double quotes, not single quotes",
            Fault::Comment => "Remove the comment: JSON has none",
            Fault::BareKey => "Put the key in double quotes",
            Fault::Word => "Put text in double quotes; only true, false and null stand without",
            Fault::Number => "Write the number as JSON does, such as 0.5, 10 or -1e3",
            Fault::Control => "Write line breaks and tabs inside text as \\n and \\t",
            Fault::Escape => "Write a backslash as \\\\, or use \\n, \\t, \\\" or \\uXXXX",
            Fault::Comma => "Add a comma between the two items",
            Fault::Colon => "Add a colon after the key",
            Fault::Rest => "Remove what follows after the end of the value",
            Fault::Utf8 => "Save the text as UTF-8: it has bytes that are not",
            Fault::Damaged => return "This value could not be read. Please report it.".to_owned(),
            Fault::Unexpected => {
                "Put a value here: text in double quotes, a number, an object, a list, true, false or null"
            }
        };
        format!("This is not JSON. {advice}.")
    }

    fn demand(&self) -> String {
        "be valid JSON".to_owned()
    }
}
