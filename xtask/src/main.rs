//! `cargo xtask`: everything that is done to this checkout by a command.
//!
//! Each command has a file of its own; `tools` holds what they share. This crate knows where files are and which
//! programs to run on them. It must not know what a constraint is, nor use the library that it builds.

mod bench;
mod browser;
mod build;
mod crates;
mod demo;
mod deny;
mod docs;
mod fuzz;
mod import;
mod notices;
mod reproduce;
mod screen;
mod sizes;
mod soak;
mod spark;
mod test;
mod tools;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

/// Imports the service models, builds the npm package, the demo page and the reference, and tests everything.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true)]
enum Command {
    /// Write models/{omics,codecatalyst,glue}.json from botocore's service models
    Import(import::Options),
    /// Build the npm package into pkg/dist and the demo page into target/site
    Build,
    /// Build, then serve the demo page on this machine
    Demo(demo::Options),
    /// Build, then write a reference of all constraints, as pages to open in a browser, to docs
    Docs,
    /// Build, then compare the package and the crate with what people use instead
    Bench(bench::Options),
    /// Build the last commit twice, in different surroundings, and compare what would be published
    Reproduce,
    /// Build, then judge random values for a long time: reports must stay the same, and memory must not grow
    Soak(soak::Options),
    /// Run the fuzz targets with guidance by coverage, on a nightly toolchain
    Fuzz(fuzz::Options),
    /// Run every check and every test, or the named steps only
    Test(test::Options),
    /// Run the example on Spark, which is installed for it (450 MB; needs Java 17)
    TestSpark,
}

fn main() -> ExitCode {
    match run(&Command::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report(&error);
            ExitCode::FAILURE
        }
    }
}

fn run(command: &Command) -> Result<()> {
    match command {
        Command::Import(options) => import::run(options),
        Command::Build => build::run(),
        Command::Demo(options) => demo::run(options),
        Command::Docs => docs::run(),
        Command::Bench(options) => bench::run(options),
        Command::Reproduce => reproduce::run(),
        Command::Soak(options) => soak::run(options),
        Command::Fuzz(options) => fuzz::run(options),
        Command::Test(options) => test::run(options),
        Command::TestSpark => spark::run(),
    }
}

/// Says what failed and why, without the backtrace that anyhow would add: these are failures of other programs.
fn report(error: &anyhow::Error) {
    eprintln!("\nerror: {error}");
    for cause in error.chain().skip(1) {
        eprintln!("  because: {cause}");
    }
}
