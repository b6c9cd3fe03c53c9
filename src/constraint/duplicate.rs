//! Keys that stand twice in one object of a JSON text: parsers keep one of the two and drop the other.

use super::{Breach, Code, Params, excerpt};

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

    fn params(&self) -> Params {
        Params { received: Some(self.key.clone()), ..Params::default() }
    }

    fn message(&self) -> String {
        format!("Keep only one {}: it stands twice in this object.", self.key)
    }

    fn demand(&self) -> String {
        "have unique keys".to_owned()
    }
}
