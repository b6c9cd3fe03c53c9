//! Size: inputs that take more bytes than the engine reads. Only JavaScript has such a limit; it notices while it writes the
//! input out, so that there is nothing to judge.

use super::{Breach, Code, Unit};
use crate::wording::{Arguments, Demand, Message, Name, Wording};

/// An input of more than so many bytes. Nobody has looked at it.
#[derive(Debug, Clone)]
pub(crate) struct TooLarge {
    pub(crate) max: u32,
}

impl Breach for TooLarge {
    fn code(&self) -> Code {
        Code::Length
    }

    fn wording(&self) -> Wording {
        let arguments = Arguments::none().and(Name::Max, self.max).and(Name::Unit, Unit::Bytes);
        Wording { message: Message::TooLarge, demand: Demand::TooLarge, arguments }
    }
}
