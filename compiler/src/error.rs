//! What keeps a model from being compiled.

use std::fmt;

/// A reason, and the shape or file that it is about.
#[derive(Debug)]
pub struct Error {
    about: String,
    reason: String,
}

impl Error {
    pub(crate) fn new(about: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { about: about.into(), reason: reason.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.about, self.reason)
    }
}

impl std::error::Error for Error {}
