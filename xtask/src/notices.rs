//! The licences of what is compiled into the published module, in a file that is published with it: they ask for that.
//!
//! cargo says which crates those are, and where their sources are; this file knows in which of their files a crate's
//! licence stands. All of them offer the MIT licence, or the build fails.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::tools;

/// Where the MIT licence of a crate stands, the surest name first.
const LICENCE_FILES: &[&str] = &["LICENSE-MIT", "LICENSE", "LICENSE.md"];

/// What some crates hold besides: tables that are somebody else's.
const FURTHER_FILES: &[&str] = &["LICENSE-UNICODE"];

/// How every MIT licence begins, behind the names of the authors.
const MIT: &str = "Permission is hereby granted, free of charge, to any person obtaining a copy";

const HEAD: &str = "\
workflow-preflight contains, compiled, the standard library of Rust, whose authors are the Rust Project Developers (see
https://thanks.rust-lang.org) and whose licence is MIT or Apache-2.0, as in the files LICENSE-MIT and LICENSE-APACHE of
this package; and the crates below, each under the licence that follows it.
";

/// Writes the licences of the crates that the module for `target` is made of.
pub(crate) fn write(target: &str, file: &Path) -> Result<()> {
    let folders = source_folders(target)?;
    let mut crates_by_text = BTreeMap::<String, Vec<String>>::new();
    for name in compiled_crates(target)? {
        let folder = folders.get(&name).with_context(|| format!("cargo does not say where {name} is"))?;
        crates_by_text.entry(licence_in(folder)?).or_default().push(name);
    }
    Ok(fs::write(file, listed(crates_by_text))?)
}

/// Those that share a text stand together; all is in the order of the crates' names.
fn listed(crates_by_text: BTreeMap<String, Vec<String>>) -> String {
    let mut groups: Vec<_> = crates_by_text.into_iter().map(|(text, names)| (names, text)).collect();
    groups.sort();
    let mut notices = HEAD.to_owned();
    for (names, text) in groups {
        let rule = "-".repeat(80);
        // Writing to a text cannot fail.
        let _ = write!(notices, "\n{rule}\n{}\n\n{}\n", names.join(", "), text);
    }
    notices
}

/// What is compiled besides this package: no build scripts, no plug-ins of the compiler's.
fn compiled_crates(target: &str) -> Result<BTreeSet<String>> {
    let mut tree = tools::cargo();
    tree.args(["tree", "--locked", "--package", "workflow-preflight", "--target", target]);
    let printed = tools::output(tree.args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"]))?;
    let crates = printed.lines().filter_map(name_and_version).filter(|name| !name.starts_with("workflow-preflight "));
    Ok(crates.collect())
}

/// Of a line such as `itoa v1.0.18 (*)`.
fn name_and_version(line: &str) -> Option<String> {
    let mut words = line.split_whitespace();
    let (name, version) = (words.next()?, words.next()?);
    Some(format!("{name} {}", version.strip_prefix('v')?))
}

/// Where the sources of every crate are, by name and version.
fn source_folders(target: &str) -> Result<BTreeMap<String, PathBuf>> {
    let mut metadata = tools::cargo();
    metadata.args(["metadata", "--locked", "--format-version", "1", "--filter-platform", target]);
    let metadata: Value = serde_json::from_str(&tools::output(&mut metadata)?)?;
    let packages = metadata.get("packages").and_then(Value::as_array).context("`cargo metadata` names no packages")?;
    Ok(packages.iter().filter_map(source_folder).collect())
}

fn source_folder(package: &Value) -> Option<(String, PathBuf)> {
    let text = |key| package.get(key).and_then(Value::as_str);
    let folder = Path::new(text("manifest_path")?).parent()?;
    Some((format!("{} {}", text("name")?, text("version")?), folder.to_owned()))
}

fn licence_in(folder: &Path) -> Result<String> {
    let file = LICENCE_FILES.iter().map(|name| folder.join(name)).find(|file| file.is_file());
    let file = file.with_context(|| format!("{} holds no licence", folder.display()))?;
    let mut text = read(&file)?;
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    ensure!(words.contains(MIT), "{} is not the MIT licence", file.display());
    for further in FURTHER_FILES.iter().map(|name| folder.join(name)).filter(|file| file.is_file()) {
        text.extend(["\n\n", &read(&further)?]);
    }
    Ok(text)
}

/// The text of a file, however it ends its lines.
fn read(file: &Path) -> Result<String> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(text.replace("\r\n", "\n").trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::{compiled_crates, listed, name_and_version};
    use std::collections::BTreeMap;

    #[test]
    fn a_line_of_the_tree_begins_with_name_and_version() {
        assert_eq!(name_and_version("itoa v1.0.18 (*)").as_deref(), Some("itoa 1.0.18"));
        assert_eq!(name_and_version(""), None);
    }

    #[test]
    fn what_makes_code_is_no_part_of_it() {
        let crates = compiled_crates("wasm32-unknown-unknown").unwrap();
        let has = |name: &str| crates.iter().any(|it| it.split(' ').next() == Some(name));
        assert!(has("serde_json") && has("wasm-bindgen") && has("talc"), "{crates:?}");
        assert!(!has("serde_derive") && !has("syn") && !has("workflow-preflight-compiler"), "{crates:?}");
    }

    #[test]
    fn crates_of_one_licence_share_its_text() {
        let texts = [("a text", vec!["c 1", "d 1"]), ("b text", vec!["a 2"])];
        let texts: BTreeMap<_, _> =
            texts.map(|(text, names)| (text.to_owned(), names.into_iter().map(str::to_owned).collect())).into();
        let listed = listed(texts);
        let (first, second) = (listed.find("\na 2\n\nb text\n"), listed.find("\nc 1, d 1\n\na text\n"));
        assert!(first.is_some() && first < second, "{listed}");
    }
}
