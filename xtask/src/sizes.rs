//! The size budget: what the package weighs over the wire, recorded in `xtask/sizes.json`, and how far it may grow
//! before somebody has to say so.
//!
//! It measures what `build` leaves behind. Why something grew it does not know.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use crate::{build, tools};

/// How much a file may grow past its record, in hundredths. Smaller changes come and go with every compiler.
const TOLERANCE: u64 = 2;

/// Writes the sizes of what is built into the record.
pub(crate) fn record() -> Result<()> {
    let sizes: Map<String, Value> =
        measured()?.into_iter().map(|(name, size)| (name.to_owned(), size.into())).collect();
    let text = serde_json::to_string_pretty(&sizes)?;
    fs::write(file(), format!("{text}\n"))?;
    println!("\nRecorded in xtask/sizes.json, in bytes behind gzip:\n{text}");
    Ok(())
}

/// Fails when something that is built has outgrown its record.
pub(crate) fn check() -> Result<()> {
    let text = fs::read_to_string(file()).context("cannot read xtask/sizes.json")?;
    let recorded: Map<String, Value> = serde_json::from_str(&text)?;
    let mut outgrown = Vec::new();
    for (name, size) in measured()? {
        let budget = recorded.get(name).and_then(Value::as_u64);
        let budget = budget.with_context(|| format!("xtask/sizes.json has no size of {name}"))?;
        println!("{name:<16} {size:>8} bytes behind gzip, recorded {budget:>8}");
        if exceeds(size, budget) {
            outgrown.push(format!("{name}: {size} bytes, recorded {budget}"));
        }
    }
    if outgrown.is_empty() {
        return Ok(());
    }
    bail!(
        "more than {TOLERANCE} % larger than recorded: {}. If it is worth it: cargo xtask bench --record-sizes",
        outgrown.join("; ")
    )
}

fn exceeds(size: u64, budget: u64) -> bool {
    size * 100 > budget * (100 + TOLERANCE)
}

fn file() -> PathBuf {
    tools::root().join("xtask/sizes.json")
}

/// The gzipped sizes, in bytes.
fn measured() -> Result<Vec<(&'static str, u64)>> {
    let mut sizes = Vec::new();
    for (name, path) in build::products() {
        let content = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        sizes.push((name, build::gzipped_size(&content)? as u64));
    }
    Ok(sizes)
}

#[cfg(test)]
mod tests {
    use super::exceeds;

    #[test]
    fn two_percent_are_let_pass_and_no_more() {
        assert!(!exceeds(50_000, 50_000) && !exceeds(40_000, 50_000) && !exceeds(51_000, 50_000));
        assert!(exceeds(51_001, 50_000));
    }
}
