//! Nesting: values deeper than any of these services takes, which would cost memory to follow.

use super::{Breach, Code};
use crate::walk::MAX_DEPTH;
use crate::wording::{Arguments, Demand, Message, Name, Wording};

/// A list or object that stands too deep. What it holds has not been looked at.
#[derive(Debug, Clone)]
pub(crate) struct TooDeep;

impl Breach for TooDeep {
    fn code(&self) -> Code {
        Code::Depth
    }

    fn wording(&self) -> Wording {
        let arguments = Arguments::none().and_if(Name::Max, u32::try_from(MAX_DEPTH).ok());
        Wording { message: Message::Depth, demand: Demand::Depth, arguments }
    }
}
