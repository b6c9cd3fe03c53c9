//! Finds Chromium and its driver for the tests that need a browser, and installs them where that is possible unasked.
//!
//! Installing needs Debian's package manager and root, which is what a container has. Anyone else is told the command.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail, ensure};

use crate::tools;

/// The names that Chromium goes by.
const CHROMIUM: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

/// The name of its driver.
const CHROMEDRIVER: &[&str] = &["chromedriver"];

/// What installs both.
const PACKAGES: &[&str] = &["chromium", "chromium-driver"];

/// The browser: what `CHROMIUM_PATH` names, or the first of its names on the `PATH`.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(path) = env::var_os("CHROMIUM_PATH").map(PathBuf::from) {
        ensure!(path.is_file(), "CHROMIUM_PATH is {}, which is no file", path.display());
        return Ok(path);
    }
    find_or_install("Chromium", CHROMIUM)
}

/// The browser's `WebDriver` server.
pub(crate) fn chromedriver() -> Result<PathBuf> {
    find_or_install("chromedriver", CHROMEDRIVER)
}

fn find_or_install(what: &str, names: &[&str]) -> Result<PathBuf> {
    let find = || names.iter().find_map(|name| tools::find(name));
    if let Some(path) = find() {
        return Ok(path);
    }
    if !can_install() {
        bail!("{what} is missing. To install it: sudo apt-get install {}", PACKAGES.join(" "));
    }
    install()?;
    match find() {
        Some(path) => Ok(path),
        None => bail!("{what} is still missing after installing {}", PACKAGES.join(" ")),
    }
}

fn can_install() -> bool {
    let is_root = || tools::output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0");
    tools::find("apt-get").is_some() && is_root()
}

fn install() -> Result<()> {
    println!("Installing {} (apt-get)", PACKAGES.join(" and "));
    tools::run(Command::new("apt-get").arg("update"))?;
    let mut apt = Command::new("apt-get");
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    tools::run(apt.args(["install", "-y", "--no-install-recommends"]).args(PACKAGES))
}
