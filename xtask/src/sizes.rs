//! The size budget: what the package weighs over the wire, recorded in `xtask/sizes.json`, and how far it may grow
//! before somebody has to say so.
//!
//! It measures what `build` leaves behind. Why something grew it does not know.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};
use brotli::CompressorWriter;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Map, Value};

use crate::tools;

/// How much a file may grow past its record, in hundredths. Smaller changes come and go with every compiler.
const TOLERANCE: u64 = 2;

/// The published file that holds the module.
const MODULE: &str = "dist/preflight.wasm";

/// The scripts of each entry: its own, and the module where that is not inlined.
const ENTRIES: [(&str, &[&str]); 13] = [
    ("workflow-preflight, import", &["dist/index.js"]),
    ("workflow-preflight, require", &["dist/index.cjs"]),
    ("workflow-preflight, workerd", &["dist/workerd.js", MODULE]),
    ("workflow-preflight, edge-light", &["dist/edge-light.js", MODULE]),
    ("workflow-preflight/slim, import", &["dist/slim.js", MODULE]),
    ("workflow-preflight/slim, require", &["dist/slim.cjs", MODULE]),
    ("workflow-preflight/form", &["dist/form.js"]),
    ("workflow-preflight/service-error", &["dist/service-error.js"]),
    ("workflow-preflight/ndjson", &["dist/ndjson.js"]),
    ("the command, beside its entries", &["dist/cli.js"]),
    ("workflow-preflight/messages/de", &["dist/messages/de.js"]),
    ("workflow-preflight/codemirror", &["dist/codemirror.js"]),
    ("workflow-preflight/monaco", &["dist/monaco.js"]),
];

/// What npm downloads.
const TARBALL: &str = "the packed package";

/// In bytes; compressed as hard as possible, as static files are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Size {
    plain: u64,
    gzip: u64,
    brotli: u64,
}

impl Size {
    fn of(content: &[u8]) -> Result<Self> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(content)?;
        let mut brotli = Vec::new();
        // A buffer of 4 KiB, the best quality, and the largest window that every browser takes.
        CompressorWriter::new(&mut brotli, 4096, 11, 22).write_all(content)?;
        Ok(Self { plain: bytes(content), gzip: bytes(&gzip.finish()?), brotli: bytes(&brotli) })
    }

    fn and(self, other: Self) -> Self {
        let [plain, gzip, brotli] = [self.plain + other.plain, self.gzip + other.gzip, self.brotli + other.brotli];
        Self { plain, gzip, brotli }
    }
}

fn bytes(content: &[u8]) -> u64 {
    content.len() as u64
}

/// Prints what each entry weighs, file by file where it has several, and what npm downloads.
pub(crate) fn print() -> Result<()> {
    println!("\n{:<40} {:>9} {:>9} {:>9}", "Sizes in bytes", "plain", "gzip", "brotli");
    for (entry, files) in ENTRIES {
        let sizes = files.iter().map(|file| size_of(file)).collect::<Result<Vec<_>>>()?;
        print_row(entry, total(&sizes));
        for (file, size) in files.iter().zip(&sizes).filter(|_| files.len() > 1) {
            print_row(&format!("  {file}"), *size);
        }
    }
    println!("{TARBALL:<40} {:>9} {:>9}", "", tarball()?);
    Ok(())
}

fn print_row(name: &str, Size { plain, gzip, brotli }: Size) {
    println!("{name:<40} {plain:>9} {gzip:>9} {brotli:>9}");
}

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
        println!("{name:<34} {size:>8} bytes behind gzip, recorded {budget:>8}");
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
    let mut sizes = vec![(MODULE, size_of(MODULE)?.gzip)];
    for (entry, files) in ENTRIES {
        let files = files.iter().map(|file| size_of(file)).collect::<Result<Vec<_>>>()?;
        sizes.push((entry, total(&files).gzip));
    }
    sizes.push((TARBALL, tarball()?));
    Ok(sizes)
}

/// The size of a file of the package.
fn size_of(file: &str) -> Result<Size> {
    let path = tools::package().join(file);
    let content = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    ensure!(!content.is_empty(), "{} is empty", path.display());
    Size::of(&content)
}

fn total(sizes: &[Size]) -> Size {
    sizes.iter().copied().fold(Size { plain: 0, gzip: 0, brotli: 0 }, Size::and)
}

/// What npm would upload, which is gzipped.
fn tarball() -> Result<u64> {
    let packed = tools::output(tools::npm()?.args(["pack", "--dry-run", "--json", "--ignore-scripts"]))?;
    let packed: Value = serde_json::from_str(&packed)?;
    // npm 10 and 11 print a list; later ones an object by the package's name.
    let package = packed.get(0).or_else(|| packed.get("workflow-preflight"));
    let size = package.and_then(|package| package.get("size")).and_then(Value::as_u64);
    size.context("`npm pack --json` names no size")
}

#[cfg(test)]
mod tests {
    use super::{Size, exceeds, total};

    #[test]
    fn two_percent_are_let_pass_and_no_more() {
        assert!(!exceeds(50_000, 50_000) && !exceeds(40_000, 50_000) && !exceeds(51_000, 50_000));
        assert!(exceeds(51_001, 50_000));
    }

    #[test]
    fn what_repeats_shrinks_and_files_add_up() {
        let size = Size::of(&[b'a'; 10_000]).unwrap();
        assert_eq!(size.plain, 10_000);
        assert!((1..100).contains(&size.gzip) && (1..100).contains(&size.brotli), "{size:?}");
        assert_eq!(total(&[size, size]).gzip, 2 * size.gzip);
    }
}
