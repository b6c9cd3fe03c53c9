//! `cargo xtask bench`: builds the package, then compares it with its peers, in JavaScript and natively.
//!
//! What is measured stands in `pkg/bench` and `benches/native`; this file installs what they need, runs them, and
//! passes on what was asked for. It knows no figures but the sizes that `--record-sizes` writes down.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;
use clap::ValueEnum;

use crate::tools::{self, heading};
use crate::{browser, build, sizes};

/// Options of `cargo xtask bench`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Run only these parts
    #[arg(value_name = "PART", value_enum)]
    parts: Vec<Part>,
    /// How many rounds each comparison takes the median of
    #[arg(long, default_value_t = 41, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
    /// Run this workload only, in Node and in Chromium unless parts are named
    #[arg(long, value_name = "WORKLOAD")]
    only: Option<String>,
    /// Also write the JavaScript rows to this file, as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Build and record the package's sizes as its budget, instead of comparing anything
    #[arg(long)]
    record_sizes: bool,
}

/// What can be run by itself.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Every workload in Node, against every peer
    Node,
    /// The same in headless Chromium
    Chromium,
    /// The first verdict of a new process
    Cold,
    /// What a page has to fetch
    Size,
    /// How far the memory of the wasm module grows
    Memory,
    /// The crate against `serde_json` and `jsonschema`
    Native,
    /// A large file of lines, against Ajv
    Ndjson,
    /// What the demo page loads, and when it gives its first verdict
    Page,
}

/// Builds, and runs what was asked for.
pub(crate) fn run(options: &Options) -> Result<()> {
    build::run()?;
    if options.record_sizes {
        return sizes::record();
    }
    install_peers()?;
    let parts = options.chosen();
    let compared: Vec<Part> = parts.iter().copied().filter(|part| part.is_in_the_table()).collect();
    if !compared.is_empty() {
        compare_packages(options, &compared)?;
    }
    if parts.contains(&Part::Ndjson) {
        heading("Judging a large file of lines");
        tools::run(&mut bench_script("ndjson.mjs"))?;
    }
    if parts.contains(&Part::Page) {
        heading("Opening the demo page");
        tools::run(bench_script("page.mjs").env("CHROMIUM_PATH", browser::chromium()?))?;
    }
    if parts.contains(&Part::Native) { compare_crates() } else { Ok(()) }
}

impl Options {
    fn chosen(&self) -> Vec<Part> {
        match (&self.parts, &self.only) {
            (parts, _) if !parts.is_empty() => parts.clone(),
            (_, Some(_)) => vec![Part::Node, Part::Chromium],
            (_, None) => Part::value_variants().to_vec(),
        }
    }
}

impl Part {
    /// The others print tables of their own.
    fn is_in_the_table(self) -> bool {
        !matches!(self, Self::Native | Self::Ndjson | Self::Page)
    }

    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

/// The peers have a lock file of their own, so that the tests need not install them.
fn install_peers() -> Result<()> {
    tools::install_node_packages(&tools::package().join("bench"), "the peers of the benchmark")
}

fn compare_packages(options: &Options, parts: &[Part]) -> Result<()> {
    heading("Comparing the npm package with its peers");
    let mut node = bench_script("main.mjs");
    node.args(["--rounds", &options.rounds.to_string()]);
    if let Some(workload) = &options.only {
        node.args(["--only", workload]);
    }
    if let Some(file) = &options.json {
        node.arg("--json").arg(file);
    }
    if parts.contains(&Part::Chromium) {
        node.env("CHROMIUM_PATH", browser::chromium()?);
    }
    tools::run(node.args(parts.iter().map(|part| part.name())))
}

fn compare_crates() -> Result<()> {
    heading("Comparing the crate with its peers");
    tools::run(&mut bench_script("native.mjs"))?;
    let native = tools::root().join("benches/native");
    let mut cargo = tools::cargo();
    cargo.arg("bench").arg("--locked").arg("--manifest-path").arg(native.join("Cargo.toml"));
    tools::run(cargo.arg("--target-dir").arg(tools::target("bench/cargo")))
}

fn bench_script(name: &str) -> Command {
    let mut node = Command::new("node");
    node.arg(tools::package().join("bench").join(name));
    node
}
