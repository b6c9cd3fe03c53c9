//! The crates as they would be published: packed, built from what was packed, and tested there.
//!
//! It knows which crates are published and where cargo leaves what it packs; nothing of what they do.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, ensure};

use crate::tools::{self, heading};

/// What is published; the second needs the first.
const COMPILER: &str = "workflow-preflight-compiler";
const ENGINE: &str = "workflow-preflight";

/// Packs the crates, which builds them, and runs the tests that are packed with them.
pub(crate) fn check() -> Result<()> {
    heading("Packing the crates, and building what was packed");
    let mut pack = cargo("package");
    tools::run(pack.args(["--locked", "--allow-dirty", "--package", COMPILER, "--package", ENGINE]))?;
    ensure!(!unpacked(ENGINE).join("tests").exists(), "{ENGINE} is packed with the tests of the checkout");
    for name in [COMPILER, ENGINE] {
        heading(&format!("Testing the packed crate {name}"));
        tools::run(with_packed_compiler(&mut cargo("test")).current_dir(unpacked(name)))?;
    }
    Ok(())
}

/// A subcommand of cargo that keeps its products apart, and does without a network where nothing is left to fetch.
fn cargo(subcommand: &str) -> Command {
    let mut cargo = tools::cargo();
    cargo.arg(subcommand).arg("--target-dir").arg(folder());
    if tools::output(tools::cargo().args(["fetch", "--quiet", "--locked", "--offline"])).is_ok() {
        cargo.arg("--offline");
    }
    cargo
}

/// Before it is published, no registry has the compiler.
fn with_packed_compiler(cargo: &mut Command) -> &mut Command {
    let path = unpacked(COMPILER).display().to_string();
    cargo.arg("--config").arg(format!("patch.crates-io.{COMPILER}.path={path:?}"))
}

fn folder() -> PathBuf {
    tools::target("crates")
}

/// Where cargo leaves a packed crate that it has built. All crates here share one version.
fn unpacked(name: &str) -> PathBuf {
    folder().join(Path::new("package").join(format!("{name}-{}", env!("CARGO_PKG_VERSION"))))
}
