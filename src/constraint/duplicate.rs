//! Keys that stand twice in one object of a JSON text: parsers keep one of the two and drop the other.

use super::{Breach, Code, excerpt};
use crate::wording::{Arguments, Demand, Message, Name, Wording};

/// A key that was there before.
#[derive(Debug, Clone)]
pub(crate) struct Repeated {
    key: String,
}

impl Repeated {
    pub(crate) fn new(key: &str) -> Self {
        Self { key: excerpt(key) }
    }
}

impl Breach for Repeated {
    fn code(&self) -> Code {
        Code::Duplicate
    }

    fn wording(&self) -> Wording {
        let arguments = Arguments::none().and(Name::Received, self.key.clone());
        Wording { message: Message::Duplicate, demand: Demand::Duplicate, arguments }
    }
}
