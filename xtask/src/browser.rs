//! Finds browsers and their drivers for the tests that need them, and installs them where that is possible unasked.
//!
//! Installing needs Debian's package manager and root, which is what a container has. Anyone else is told the command.
//! Whether a missing browser is a failure is for the tests to say.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::screen::Screen;
use crate::tools;

/// A program, the names that it goes by on the `PATH`, and Debian's packages that bring it.
struct Program {
    what: &'static str,
    names: &'static [&'static str],
    packages: &'static [&'static str],
}

const CHROMIUM_PACKAGES: &[&str] = &["chromium", "chromium-driver"];
const WEBKIT_PACKAGES: &[&str] = &["webkit2gtk-driver", "xvfb"];

const CHROMIUM: Program = Program {
    what: "Chromium",
    names: &["chromium", "chromium-browser", "google-chrome"],
    packages: CHROMIUM_PACKAGES,
};
const CHROMEDRIVER: Program = Program { what: "chromedriver", names: &["chromedriver"], packages: CHROMIUM_PACKAGES };
const FIREFOX: Program = Program { what: "Firefox", names: &["firefox-esr", "firefox"], packages: &["firefox-esr"] };
const WEBKIT_DRIVER: Program =
    Program { what: "WebKitWebDriver", names: &["WebKitWebDriver"], packages: WEBKIT_PACKAGES };
const XVFB: Program = Program { what: "Xvfb", names: &["Xvfb"], packages: WEBKIT_PACKAGES };

/// The version of geckodriver that the tests run with. No package of Debian's has it.
const GECKODRIVER: &str = "0.37.1";

/// The browser: what `CHROMIUM_PATH` names, or the first of its names on the `PATH`.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(path) = env::var_os("CHROMIUM_PATH").map(PathBuf::from) {
        ensure!(path.is_file(), "CHROMIUM_PATH is {}, which is no file", path.display());
        return Ok(path);
    }
    find_or_install(&CHROMIUM)
}

/// The browser's `WebDriver` server.
pub(crate) fn chromedriver() -> Result<PathBuf> {
    find_or_install(&CHROMEDRIVER)
}

/// Firefox and its `WebDriver` server.
pub(crate) struct Firefox {
    pub(crate) browser: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Firefox, and geckodriver, which is compiled if it is not there.
pub(crate) fn firefox() -> Result<Firefox> {
    let browser = find_or_install(&FIREFOX)?;
    tools::install("geckodriver", "geckodriver", GECKODRIVER, tools::UNOPTIMISED)?;
    Ok(Firefox { browser, driver: tools::installed("geckodriver") })
}

/// `WebKit` in its smallest browser, its `WebDriver` server, and a screen for it, as it has no headless mode.
pub(crate) struct WebKit {
    pub(crate) browser: PathBuf,
    pub(crate) driver: PathBuf,
    screen: Screen,
}

impl WebKit {
    /// Lets a command start it.
    pub(crate) fn lent_to<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        if is_root() {
            // Its sandbox refuses to work for root. The pages that it is shown are the tests' own.
            command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
        }
        command.env("DISPLAY", self.screen.name())
    }
}

/// `WebKit` for GTK, as Debian has it.
pub(crate) fn webkit() -> Result<WebKit> {
    let driver = find_or_install(&WEBKIT_DRIVER)?;
    let browser = mini_browser().context("MiniBrowser, which comes with WebKitWebDriver, is not below /usr/lib")?;
    let screen = Screen::start(&find_or_install(&XVFB)?)?;
    Ok(WebKit { browser, driver, screen })
}

/// It is on no `PATH`, but in a folder named by machine and version.
fn mini_browser() -> Option<PathBuf> {
    let folders = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path());
    let versions = folders(Path::new("/usr/lib")).flat_map(|machine| folders(&machine).collect::<Vec<_>>());
    let is_webkit = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit"));
    versions.filter(is_webkit).map(|version| version.join("MiniBrowser")).find(|file| file.is_file())
}

fn find_or_install(program: &Program) -> Result<PathBuf> {
    let Program { what, names, packages } = program;
    let find = || names.iter().find_map(|name| tools::find(name));
    if let Some(path) = find() {
        return Ok(path);
    }
    let packages_shown = packages.join(" ");
    if tools::find("apt-get").is_none() || !is_root() {
        bail!("{what} is missing. To install it: sudo apt-get install {packages_shown}");
    }
    install(packages)?;
    find().with_context(|| format!("{what} is still missing after installing {packages_shown}"))
}

fn is_root() -> bool {
    tools::output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

fn install(packages: &[&str]) -> Result<()> {
    println!("Installing {} (apt-get)", packages.join(" and "));
    tools::run(Command::new("apt-get").arg("update"))?;
    let mut apt = Command::new("apt-get");
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    tools::run(apt.args(["install", "-y", "--no-install-recommends"]).args(packages))
}
