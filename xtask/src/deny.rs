//! What the crates are that this workspace is built from: their licences, where they come from, how many versions of each
//! there are, and whether faults of theirs are known. The rules stand in `deny.toml`; cargo-deny applies them.

use std::process::Command;

use anyhow::Result;

use crate::tools;

/// The version of cargo-deny that the tests run with.
const CARGO_DENY: &str = "0.20.2";

/// Checks everything; known faults only where the list of them can be fetched.
pub(crate) fn check() -> Result<()> {
    tools::install("cargo-deny", "cargo-deny", CARGO_DENY, tools::UNOPTIMISED)?;
    tools::run(cargo_deny().args(["check", "licenses", "bans", "sources"]))?;
    if let Err(error) = tools::output(cargo_deny().args(["fetch", "db"])) {
        println!("advisories skipped, because their list cannot be fetched: {error:#}");
        return Ok(());
    }
    tools::run(cargo_deny().args(["check", "advisories"]))
}

/// All crates of the workspace: this one's commands make what is published.
fn cargo_deny() -> Command {
    let mut command = Command::new(tools::installed("cargo-deny"));
    command.current_dir(tools::root()).args(["--locked", "--workspace"]);
    command
}
