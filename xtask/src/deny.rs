//! What the crates are that this workspace is built from: their licences, where they come from, how many versions of each
//! there are, and whether faults of theirs are known. The rules stand in `deny.toml`; cargo-deny applies them.

use std::fs;
use std::process::Command;

use anyhow::Result;

use crate::build::cargo_home;
use crate::tools;

/// The version of cargo-deny that the tests run with.
const CARGO_DENY: &str = "0.20.2";

/// Checks everything; known faults only where the list of them was fetched, because tests reach for no network.
pub(crate) fn check() -> Result<()> {
    tools::install("cargo-deny", "cargo-deny", CARGO_DENY, tools::UNOPTIMISED)?;
    tools::run(cargo_deny().args(["check", "licenses", "bans", "sources"]))?;
    if !has_advisories() {
        let program = tools::installed("cargo-deny");
        println!("advisories skipped, because their list is not here; `{} fetch db` brings it", program.display());
        return Ok(());
    }
    tools::run(cargo_deny().args(["check", "--disable-fetch", "advisories"]))
}

/// Whether cargo-deny has fetched the list of known faults, which it keeps beside cargo's own things.
fn has_advisories() -> bool {
    let lists = cargo_home().ok().and_then(|home| fs::read_dir(home.join("advisory-dbs")).ok());
    lists.is_some_and(|lists| lists.flatten().any(|list| list.path().is_dir()))
}

/// All crates of the workspace: this one's commands make what is published.
fn cargo_deny() -> Command {
    let mut command = Command::new(tools::installed("cargo-deny"));
    command.current_dir(tools::root()).args(["--locked", "--workspace"]);
    command
}
