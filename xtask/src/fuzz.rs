//! `cargo xtask fuzz`: the targets of `fuzz/` with guidance by coverage, which takes a nightly toolchain; and the short run
//! of the tests, which does not.
//!
//! It knows how to run targets and where their inputs are, and nothing of what they try.

use std::cmp::Reverse;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::tools::{self, heading};

/// Options of `cargo xtask fuzz`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Run only these targets
    #[arg(value_name = "TARGET")]
    targets: Vec<String>,
    /// For how long each target runs
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..))]
    minutes: u64,
    /// Afterwards make fuzz/corpus anew of what reaches most, to be committed
    #[arg(long)]
    keep: bool,
}

const CARGO_FUZZ: &str = "0.13.2";

/// Tables of random models are never freed, so that a long run is made of rounds: large tables are made slowly, small ones
/// fast.
const ROUND: Duration = Duration::from_mins(5);
const ROUND_RUNS: &str = "-runs=500000";

/// The most inputs of a target that are committed; the longest, which reach most.
const KEPT: usize = 190;

/// What libFuzzer is told: tables that are never freed are no leak; the slowest pattern that compiles takes seconds under
/// `AddressSanitizer`.
const SETTINGS: [&str; 4] = ["-detect_leaks=0", "-rss_limit_mb=6144", "-timeout=30", "-max_len=4096"];

/// Runs the targets, one by one.
pub(crate) fn run(options: &Options) -> Result<()> {
    let known = targets()?;
    let named = if options.targets.is_empty() { &known } else { &options.targets };
    for name in named {
        ensure!(known.contains(name), "there is no target {name}; there are: {}", known.join(", "));
    }
    require_nightly()?;
    tools::install("cargo-fuzz", "cargo-fuzz", CARGO_FUZZ, &["--locked"])?;
    for name in named {
        heading(&format!("Fuzzing {name} for {} minutes", options.minutes));
        fuzz(name, options.minutes)?;
        if options.keep {
            keep(name)?;
        }
    }
    Ok(())
}

/// The short run: what is committed, and what is made of it in little more than a minute.
pub(crate) fn short() -> Result<()> {
    tools::run(without_coverage("test").args(["--", "--nocapture"]))
}

/// No lint fires.
pub(crate) fn clippy() -> Result<()> {
    tools::run(without_coverage("clippy").args(["--all-targets", "--", "-D", "warnings"]))
}

/// A command of cargo for the workspace of the targets, without libFuzzer. In its folder stands a configuration that
/// opens what targets reach in for.
fn without_coverage(command: &str) -> Command {
    let mut cargo = tools::cargo();
    cargo.current_dir(folder()).env_remove("RUSTFLAGS").args([command, "--locked", "--no-default-features"]);
    cargo.arg("--target-dir").arg(tools::target("fuzz"));
    cargo
}

fn folder() -> PathBuf {
    tools::root().join("fuzz")
}

/// The name of every target: that of its program.
fn targets() -> Result<Vec<String>> {
    let mut names: Vec<String> = files(&folder().join("fuzz_targets"))?.iter().map(|file| stem(file)).collect();
    names.sort();
    Ok(names)
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn require_nightly() -> Result<()> {
    let found = tools::output(Command::new("rustup").args(["run", "nightly", "rustc", "--version"]));
    found.map(drop).context("coverage takes a nightly toolchain: rustup toolchain install nightly")
}

/// Inputs that are found are kept below `target`; those that are committed are only read.
fn fuzz(name: &str, minutes: u64) -> Result<()> {
    let found = found(name)?;
    let end = Instant::now() + Duration::from_mins(minutes);
    loop {
        let seconds = end.saturating_duration_since(Instant::now()).min(ROUND).as_secs();
        // To libFuzzer 0 is no limit.
        if seconds == 0 {
            return Ok(());
        }
        let mut fuzz = cargo_fuzz(name);
        fuzz.arg(&found).arg(committed(name)).arg("--").args(SETTINGS).args([ROUND_RUNS, "-print_final_stats=1"]);
        tools::run(fuzz.arg(format!("-max_total_time={seconds}")))?;
    }
}

/// Puts few inputs that reach all that any reached in place of those that are committed, but for those that were given a
/// name: each of them once failed, or shows what inputs look like. How often something is reached does not count, or there
/// would be thousands.
fn keep(name: &str) -> Result<()> {
    let kept = tools::target("fuzz/kept").join(name);
    if kept.exists() {
        fs::remove_dir_all(&kept)?;
    }
    fs::create_dir_all(&kept)?;
    let mut fuzz = cargo_fuzz(name);
    fuzz.arg(&kept).args([found(name)?, committed(name)]).arg("--").args(SETTINGS);
    tools::run(fuzz.args(["-set_cover_merge=1", "-use_counters=0"]))?;
    for old in files(&committed(name))?.iter().filter(|file| has_no_name(file)) {
        fs::remove_file(old)?;
    }
    let mut new = files(&kept)?;
    new.sort_by_key(|file| Reverse(fs::metadata(file).map_or(0, |found| found.len())));
    for file in new.iter().take(KEPT) {
        fs::copy(file, committed(name).join(file.file_name().unwrap_or_default()))?;
    }
    Ok(())
}

/// libFuzzer names files by what is in them: forty digits.
fn has_no_name(file: &Path) -> bool {
    let name = stem(file);
    name.len() == 40 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let files = fs::read_dir(folder).with_context(|| format!("cannot look into {}", folder.display()))?;
    files.map(|file| Ok(file?.path())).collect()
}

fn found(name: &str) -> Result<PathBuf> {
    let folder = tools::target("fuzz/corpus").join(name);
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(folder)
}

fn committed(name: &str) -> PathBuf {
    folder().join("corpus").join(name)
}

/// `cargo fuzz run` on nightly, whatever runs this.
fn cargo_fuzz(name: &str) -> Command {
    let mut rustup = Command::new("rustup");
    rustup.current_dir(folder()).args(["run", "nightly"]).arg(tools::installed("cargo-fuzz"));
    // Otherwise the tables, which live as long as the program, fail the run at its end.
    rustup.env("ASAN_OPTIONS", "detect_leaks=0");
    for variable in ["CARGO", "RUSTC", "RUSTUP_TOOLCHAIN", "CARGO_TARGET_DIR"] {
        rustup.env_remove(variable);
    }
    rustup.args(["run", "--target-dir"]).arg(tools::target("fuzz")).arg(name);
    rustup
}
