//! `cargo xtask reproduce`: builds what is committed twice, in as different surroundings as one machine has, and compares
//! what would be published, byte for byte.
//!
//! It knows what may differ between two machines, and where a build leaves what is published; not how it is built.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

use crate::build::{cargo_home, remove_folder};
use crate::tools::{self, heading};

/// Files by their paths, as digests.
type Digests = BTreeMap<PathBuf, String>;

/// A place to build in, and what is different there.
struct Surroundings {
    /// Below `target/reproduce`; how long it is differs, too.
    folder: &'static str,
    /// What new files may be seen by.
    umask: &'static str,
    variables: &'static [(&'static str, &'static str)],
    /// Whether cargo's folders are elsewhere: what it builds, and where the sources of crates are.
    cargo_elsewhere: bool,
}

const SURROUNDINGS: [Surroundings; 2] = [
    Surroundings {
        folder: "a",
        umask: "022",
        variables: &[("TZ", "UTC"), ("LC_ALL", "C"), ("SOURCE_DATE_EPOCH", "1")],
        cargo_elsewhere: false,
    },
    Surroundings {
        folder: "another/folder with spaces",
        umask: "077",
        variables: &[("TZ", "Pacific/Kiritimati"), ("LC_ALL", "tr_TR.UTF-8"), ("USER", "somebody")],
        cargo_elsewhere: true,
    },
];

/// Below `target/reproduce`: where cargo keeps its things in other surroundings.
const CARGO_HOME: &str = "home of cargo";

/// Builds both, and fails where they differ.
pub(crate) fn run() -> Result<()> {
    let top = tools::target("reproduce");
    remove_folder(&top)?;
    let [one, other] = &SURROUNDINGS;
    // By its name, so that both are of one commit whatever is committed meanwhile.
    let commit = tools::output(Command::new("git").current_dir(tools::root()).args(["rev-parse", "HEAD"]))?;
    let (one, other) = (built(&top, one, &commit)?, built(&top, other, &commit)?);
    for (file, digest) in &one {
        println!("{digest}  {}", file.display());
    }
    let files: Vec<_> = one.keys().chain(other.keys()).collect();
    let differing: Vec<_> = files.iter().filter(|file| one.get(**file) != other.get(**file)).collect();
    ensure!(differing.is_empty(), "these files differ between two builds: {differing:?}");
    println!("\nTwo builds in different surroundings have the same {} files, the tarball included.", one.len());
    Ok(())
}

/// What a build of a commit leaves for publication.
fn built(top: &Path, surroundings: &Surroundings, commit: &str) -> Result<Digests> {
    let folder = top.join(surroundings.folder);
    heading(&format!("Building {commit} in {}", folder.display()));
    unpack(commit, &folder)?;
    if surroundings.cargo_elsewhere {
        lend_cargo_home(&top.join(CARGO_HOME))?;
    }
    tools::run(surroundings.command(top, "cargo").args(["xtask", "build"]).current_dir(&folder))?;
    let package = folder.join("pkg");
    let mut pack = surroundings.command(top, "npm");
    tools::run(pack.args(["pack", "--silent", "--pack-destination", "dist"]).current_dir(&package))?;
    let mut digests = Digests::new();
    collect(&package.join("dist"), Path::new(""), &mut digests)?;
    ensure!(digests.keys().any(|file| file.extension().is_some_and(|it| it == "tgz")), "npm packed nothing");
    Ok(digests)
}

/// The files of a commit, with the time at which they are written here.
fn unpack(commit: &str, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let archive = folder.join("archive.tar");
    let mut git = Command::new("git");
    git.current_dir(tools::root()).args(["archive", "--format", "tar", "--output"]).arg(&archive).arg(commit);
    tools::run(&mut git)?;
    tools::run(Command::new("tar").current_dir(folder).args(["-x", "-m", "-f"]).arg(&archive))?;
    Ok(fs::remove_file(archive)?)
}

/// What cargo has downloaded is there under another name, and need not be downloaded again.
fn lend_cargo_home(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for entry in fs::read_dir(cargo_home()?)? {
        tools::run(Command::new("ln").arg("-s").arg(entry?.path()).arg(folder))?;
    }
    Ok(())
}

impl Surroundings {
    /// A command that runs there. What this process was told about its own build is not for that one.
    fn command(&self, top: &Path, program: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", &format!("umask {} && exec \"$@\"", self.umask), "sh", program]);
        for name in ["CARGO_TARGET_DIR", "CARGO_ENCODED_RUSTFLAGS", "RUSTFLAGS"] {
            command.env_remove(name);
        }
        command.envs(self.variables.iter().copied());
        if self.cargo_elsewhere {
            command.env("CARGO_TARGET_DIR", top.join("products")).env("CARGO_HOME", top.join(CARGO_HOME));
        }
        command
    }
}

/// The digests of all files in a folder.
fn collect(folder: &Path, name: &Path, digests: &mut Digests) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let (path, name) = (entry.path(), name.join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            collect(&path, &name, digests)?;
        } else {
            digests.insert(name, hexadecimal(&Sha256::digest(fs::read(&path)?)));
        }
    }
    Ok(())
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
