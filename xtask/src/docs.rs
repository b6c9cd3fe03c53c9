//! `cargo xtask docs`: builds, then writes the reference of all constraints to `docs/`.
//!
//! The pages are made by the package's own script from what the built package says of itself. This file knows where
//! they go, not what is on them.

use std::process::Command;

use anyhow::Result;

use crate::build;
use crate::tools::{self, heading};

/// Builds the package and writes the pages.
pub(crate) fn run() -> Result<()> {
    build::run()?;
    heading("Writing the reference of all constraints to docs");
    let script = tools::package().join("scripts/docs.mjs");
    tools::run(Command::new("node").arg(script).arg(tools::root().join("docs")))
}
