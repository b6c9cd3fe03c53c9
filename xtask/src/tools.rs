//! What the commands share: where this checkout is, how a program is run, and the programs that must be there.
//!
//! It must not know what any command wants a program for.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, bail, ensure};

/// The oldest Node that the package supports.
const NODE_MAJOR: u32 = 20;

/// The top of the checkout.
pub(crate) fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// A file or folder below the checkout's own `target`, which is where the package's build script looks, wherever
/// `CARGO_TARGET_DIR` points.
pub(crate) fn target(name: &str) -> PathBuf {
    root().join("target").join(name)
}

/// The folder of the npm package.
pub(crate) fn package() -> PathBuf {
    root().join("pkg")
}

/// A program that npm installed for the package.
pub(crate) fn node_program(name: &str) -> PathBuf {
    package().join("node_modules/.bin").join(name)
}

/// Says what is done next.
pub(crate) fn heading(what: &str) {
    println!("\n==> {what}");
}

/// Runs a command to its end; its output is the user's. Fails when it cannot start or reports a failure.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    ensure!(status.success(), "`{}` failed ({status})", shown(command));
    Ok(())
}

/// What a command prints. Fails like [`run`], with what it said on its standard error.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().with_context(|| cannot_start(command))?;
    let Output { status, stdout, stderr } = output;
    ensure!(status.success(), "`{}` failed ({status}): {}", shown(command), String::from_utf8_lossy(&stderr).trim());
    Ok(String::from_utf8_lossy(&stdout).trim().to_owned())
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start `{}`", shown(command))
}

/// The command as one would type it.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

/// Where a program is on the `PATH`.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// `cargo`, the one that runs this, in the checkout.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root());
    cargo
}

/// `npm`, in the package's folder, once it is known that Node is there and new enough.
pub(crate) fn npm() -> Result<Command> {
    require_node()?;
    ensure!(find("npm").is_some(), "npm is missing: install it with Node (https://nodejs.org)");
    let mut npm = Command::new("npm");
    npm.current_dir(package());
    Ok(npm)
}

/// Fails unless Node is there and new enough.
pub(crate) fn require_node() -> Result<()> {
    let how = format!("install Node {NODE_MAJOR} or later (https://nodejs.org)");
    ensure!(find("node").is_some(), "node is missing: {how}");
    let version = output(Command::new("node").arg("--version"))?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|it| it.parse::<u32>().ok());
    let major = major.with_context(|| format!("`node --version` says {version}, which is no version"))?;
    ensure!(major >= NODE_MAJOR, "node is {version}, which is too old: {how}");
    Ok(())
}

/// Installs the package's development tools, unless what is installed is as new as the lock file.
pub(crate) fn install_node_programs() -> Result<()> {
    install_node_packages(&package(), "the development tools of pkg/")
}

/// Installs what a folder's lock file names, unless what is installed is as new as that.
pub(crate) fn install_node_packages(folder: &Path, what: &str) -> Result<()> {
    let lock = folder.join("package-lock.json");
    // npm writes this file on every install; the age of the folder around it says nothing.
    let installed = folder.join("node_modules/.package-lock.json");
    if is_newer(&installed, &lock)? {
        return Ok(());
    }
    heading(&format!("Installing {what} (npm ci)"));
    run(npm()?.args(["ci", "--no-audit", "--no-fund"]).current_dir(folder))
}

/// Whether `file` exists and is not older than `than`, which must exist.
fn is_newer(file: &Path, than: &Path) -> Result<bool> {
    let limit = fs::metadata(than).and_then(|it| it.modified());
    let limit = limit.with_context(|| format!("cannot look at {}", than.display()))?;
    match fs::metadata(file).and_then(|it| it.modified()) {
        Ok(time) => Ok(time >= limit),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => bail!("cannot look at {}: {error}", file.display()),
    }
}

/// Where [`install`] puts a program.
pub(crate) fn installed(program: &str) -> PathBuf {
    target("tools/bin").join(program)
}

/// Installs that version of a crate into this checkout, unless its program there says it is that version.
pub(crate) fn install(name: &str, program: &str, version: &str, options: &[&str]) -> Result<()> {
    let says = output(Command::new(installed(program)).arg("--version"));
    if says.is_ok_and(|it| it.split_whitespace().nth(1) == Some(version)) {
        return Ok(());
    }
    heading(&format!("Installing {name} {version} into target/tools"));
    let mut cargo = cargo();
    cargo.args(["install", name, "--version", version, "--force", "--root"]).arg(target("tools"));
    // A folder of its own, which cargo makes and removes: these builds must not fill the checkout's.
    run(cargo.args(options).env_remove("CARGO_TARGET_DIR"))
}

/// Options of `cargo install` for programs that do little: compiling one takes a minute so, and up to nine otherwise.
pub(crate) const UNOPTIMISED: &[&str] = &["--locked", "--debug", "--config", "profile.dev.debug=0"];

/// The version of a package in the checkout's `Cargo.lock`.
pub(crate) fn locked_version(package: &str) -> Result<String> {
    let path = root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let version = version_in(&lock, package);
    version.map(str::to_owned).with_context(|| format!("Cargo.lock does not hold {package}"))
}

/// In a lock file the line after a package's name is its version.
fn version_in<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| **line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::{locked_version, version_in};

    #[test]
    fn a_version_is_that_of_the_whole_name() {
        let lock =
            "[[package]]\nname = \"a-b\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"a\"\nversion = \"2.0.0\"\n";
        assert_eq!(version_in(lock, "a"), Some("2.0.0"));
        assert_eq!(version_in(lock, "a-b"), Some("1.0.0"));
        assert_eq!(version_in(lock, "b"), None);
    }

    #[test]
    fn the_bindings_are_made_by_the_version_that_the_library_uses() {
        assert_eq!(locked_version("wasm-bindgen").unwrap(), locked_version("wasm-bindgen-cli-support").unwrap());
    }
}
