//! `cargo xtask soak`: builds the package, then has it judge random values for as long as one likes.
//!
//! What is judged and what is looked at stands in `pkg/soak`; this file passes on how long, and where.

use std::process::Command;

use anyhow::Result;
use clap::ValueEnum;

use crate::tools::{self, heading};
use crate::{browser, build};

/// Options of `cargo xtask soak`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Where to run; everywhere, one after the other, unless named
    #[arg(value_name = "HOST", value_enum)]
    hosts: Vec<Host>,
    /// How long in each, in minutes
    #[arg(long, default_value_t = 10.0)]
    minutes: f64,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Host {
    /// This machine's Node
    Node,
    /// A page of headless Chromium
    Chromium,
}

/// Builds, and runs for so long in each place.
pub(crate) fn run(options: &Options) -> Result<()> {
    build::run()?;
    heading(&format!("Judging random values for {} minutes in each place", options.minutes));
    let hosts: &[Host] = if options.hosts.is_empty() { Host::value_variants() } else { &options.hosts };
    let mut node = Command::new("node");
    node.arg("--expose-gc").arg(tools::package().join("soak/main.mjs"));
    if hosts.contains(&Host::Chromium) {
        node.env("CHROMIUM_PATH", browser::chromium()?);
    }
    node.args(["--minutes", &options.minutes.to_string()]);
    let names = hosts.iter().filter_map(Host::to_possible_value).map(|host| host.get_name().to_owned());
    tools::run(node.args(names))
}
