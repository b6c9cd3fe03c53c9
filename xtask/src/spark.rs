//! `cargo xtask test-spark`: the example on Spark, tried on Spark.
//!
//! By itself, since Spark is 450 MB and starts slowly. This file installs Spark into `target/spark` and knows how to ask
//! for Java; what is tried stands beside the example.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::{
    test,
    tools::{self, heading},
};

/// The oldest Java that this Spark runs on.
const JAVA_MAJOR: u32 = 17;

/// Installs what is missing, and runs the test.
pub(crate) fn run() -> Result<()> {
    test::require_build()?;
    require_java()?;
    let programs = install()?;
    heading("Judging requests on Spark");
    let path = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(std::iter::once(programs.clone()).chain(env::split_paths(&path)))?;
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=spec"]).arg(tools::root().join("examples/spark/check_requests.test.mjs"));
    // Spark asks for the name of the machine otherwise, which need not be known to anybody.
    node.env("SPARK_LOCAL_IP", "127.0.0.1").env("PYSPARK_PYTHON", programs.join("python3"));
    tools::run(node.env("PATH", path).env_remove("SPARK_HOME"))
}

fn require_java() -> Result<()> {
    let how = format!("install Java {JAVA_MAJOR}, such as with `apt-get install openjdk-{JAVA_MAJOR}-jre-headless`");
    ensure!(tools::find("java").is_some(), "java is missing: {how}");
    // `--version`, unlike `-version`, writes to standard output.
    let said = tools::output(Command::new("java").arg("--version"))?;
    let major = major_version(&said).with_context(|| format!("`java --version` says {said}, which is no version"))?;
    ensure!(major >= JAVA_MAJOR, "java is version {major}, which is too old: {how}");
    Ok(())
}

/// Of `openjdk 17.0.15 2025-04-15` and the like.
fn major_version(said: &str) -> Option<u32> {
    let number = said.split_whitespace().nth(1)?;
    number.split(|it: char| !it.is_ascii_digit()).next()?.parse().ok()
}

/// Where Spark's programs are, in an environment of Python that holds what the example asks for.
fn install() -> Result<PathBuf> {
    let folder = tools::target("spark/python");
    let programs = folder.join("bin");
    let wanted = fs::read_to_string(tools::root().join("examples/spark/requirements.txt"))?;
    // Written last, so that what was interrupted is done again.
    let mark = folder.join("installed.txt");
    if fs::read_to_string(&mark).is_ok_and(|installed| installed == wanted) {
        return Ok(programs);
    }
    ensure!(tools::find("python3").is_some(), "python3 is missing: install Python 3.10 or newer");
    heading("Installing Spark into target/spark (450 MB)");
    let venv = tools::run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder));
    venv.context("on Debian, python3-venv has what this needs")?;
    let mut pip = Command::new(programs.join("python3"));
    pip.args(["-m", "pip", "install", "--disable-pip-version-check", "--require-hashes", "--requirement"]);
    tools::run(pip.arg(tools::root().join("examples/spark/requirements.txt")))?;
    fs::write(mark, wanted)?;
    Ok(programs)
}

#[cfg(test)]
mod tests {
    use super::major_version;

    #[test]
    fn the_version_of_java_is_its_first_number() {
        assert_eq!(major_version("openjdk 17.0.15 2025-04-15\nOpenJDK Runtime Environment"), Some(17));
        assert_eq!(major_version("java 21 2023-09-19 LTS"), Some(21));
        assert_eq!(major_version("openjdk 26-ea 2026-03-17"), Some(26));
        assert_eq!(major_version("nonsense"), None);
    }
}
