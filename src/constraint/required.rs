//! Required members. One that is null counts as missing.

use super::{Breach, Code};
use crate::wording::{Arguments, Demand, Message, Name, Wording};

/// A member that must be present and is not.
#[derive(Debug, Clone)]
pub(crate) struct Missing {
    pub(crate) member: &'static str,
    /// SDKs send one of their own.
    pub(crate) autofilled: bool,
}

impl Missing {
    pub(crate) fn limit(autofilled: bool) -> Message {
        if autofilled { Message::LimitRequiredFilledIn } else { Message::LimitRequired }
    }
}

impl Breach for Missing {
    fn code(&self) -> Code {
        Code::Required
    }

    fn wording(&self) -> Wording {
        let message = if self.autofilled { Message::RequiredFilledIn } else { Message::Required };
        Wording { message, demand: Demand::Required, arguments: Arguments::none().and(Name::Member, self.member) }
    }
}
