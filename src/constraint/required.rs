//! Required members. One that is null counts as missing.

use super::{Breach, Code, Params};

/// A member that must be present and is not.
#[derive(Debug, Clone)]
pub(crate) struct Missing {
    pub(crate) member: &'static str,
    /// SDKs send one of their own.
    pub(crate) autofilled: bool,
}

impl Missing {
    pub(crate) fn text(&self) -> String {
        let filled_in = if self.autofilled { ", but AWS SDKs fill it in" } else { "" };
        format!("required{filled_in}")
    }
}

impl Breach for Missing {
    fn code(&self) -> Code {
        Code::Required
    }

    fn params(&self) -> Params {
        Params::default()
    }

    fn message(&self) -> String {
        let member = self.member;
        if self.autofilled {
            return format!("Add {member} if you send the request yourself; AWS SDKs fill it in.");
        }
        format!("Add {member}: it is required.")
    }

    fn demand(&self) -> String {
        "not be null".to_owned()
    }
}
