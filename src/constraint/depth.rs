//! Nesting: values deeper than any of these services takes, which would cost memory to follow.

use super::{Breach, Code, Params};
use crate::walk::MAX_DEPTH;

/// A list or object that stands too deep. What it holds has not been looked at.
#[derive(Debug, Clone)]
pub(crate) struct TooDeep;

impl Breach for TooDeep {
    fn code(&self) -> Code {
        Code::Depth
    }

    fn params(&self) -> Params {
        Params { max: i64::try_from(MAX_DEPTH).ok(), ..Params::default() }
    }

    fn message(&self) -> String {
        format!("Nest lists and objects at most {MAX_DEPTH} deep.")
    }

    fn demand(&self) -> String {
        format!("not be nested deeper than {MAX_DEPTH}")
    }
}
