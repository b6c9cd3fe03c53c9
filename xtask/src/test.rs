//! `cargo xtask test`: every check and every test of the checkout, in one order, up to the first failure.
//!
//! A step is one line of [`STEPS`] and one function. `tools` and `browser` find or install what the steps need.

use std::fmt::{self, Display};
use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use clap::builder::PossibleValuesParser;
use serde_json::json;

use crate::tools::{self, heading};
use crate::{browser, build, crates, deny, fuzz, sizes};

/// Options of `cargo xtask test`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Run only these steps, in the usual order
    #[arg(value_name = "STEP", value_parser = PossibleValuesParser::new(STEPS.iter().map(|step| step.name)))]
    steps: Vec<String>,
    /// List the steps and run none
    #[arg(long)]
    list: bool,
}

struct Step {
    name: &'static str,
    about: &'static str,
    run: fn() -> Result<()>,
}

/// Why a step was not run: what it needs cannot be had here. It is said, and is no failure.
#[derive(Debug)]
struct Skipped(String);

impl Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Skipped {}

/// Every step: what needs no compilation first, what needs a browser last.
const STEPS: &[Step] = &[
    Step { name: "fmt", about: "Rust is formatted", run: fmt },
    Step { name: "prettier", about: "TypeScript, JS, HTML and CSS are formatted", run: prettier },
    Step { name: "clippy", about: "no lint fires, natively and for wasm", run: clippy },
    Step { name: "rustdoc", about: "the Rust documentation builds without a warning", run: rustdoc },
    Step { name: "deny", about: "licences, origins, versions and known faults of the crates", run: deny::check },
    Step { name: "native", about: "Rust tests on this machine", run: native },
    Step { name: "fuzz", about: "the fuzz targets find nothing in a short run", run: fuzz::short },
    Step { name: "build", about: "the npm package and the demo page build", run: build::run },
    Step { name: "size", about: "what was built has not outgrown its budget", run: size },
    Step { name: "package", about: "tests of the npm package in Node", run: package },
    Step { name: "wasm-node", about: "wasm-bindgen tests in Node", run: wasm_node },
    Step { name: "wasm-chrome", about: "wasm-bindgen tests in headless Chromium", run: wasm_chrome },
    Step { name: "wasm-firefox", about: "wasm-bindgen tests in headless Firefox", run: wasm_firefox },
    Step { name: "wasm-webkit", about: "wasm-bindgen tests in WebKit", run: wasm_webkit },
    Step { name: "engines", about: "the demo page and the named cases in the three engines", run: engines },
    Step { name: "e2e", about: "the demo page in headless Chromium", run: e2e },
    Step {
        name: "examples",
        about: "the examples, with the libraries that people use, in headless Chromium",
        run: examples,
    },
    Step { name: "matrix", about: "the packed npm package in runtimes, bundlers, frameworks and pages", run: matrix },
    Step { name: "crates", about: "the packed crates build and pass their tests", run: crates::check },
];

/// Runs the steps, or lists them.
pub(crate) fn run(options: &Options) -> Result<()> {
    let named = |step: &&Step| options.steps.is_empty() || options.steps.iter().any(|name| name == step.name);
    let steps: Vec<&Step> = STEPS.iter().filter(named).collect();
    if options.list {
        for step in steps {
            println!("{:<12} {}", step.name, step.about);
        }
        return Ok(());
    }
    let mut timings = Vec::new();
    let outcome = run_steps(&steps, &mut timings);
    if outcome.is_err() {
        print_summary(&timings);
    }
    outcome
}

/// Runs steps up to the first that fails, and notes what each took. The notes are shown before the last step, so that
/// the output ends with its runner's own closing lines.
fn run_steps(steps: &[&'static Step], timings: &mut Vec<(&'static str, &'static str, Duration)>) -> Result<()> {
    for (index, step) in steps.iter().enumerate() {
        if index > 0 && index + 1 == steps.len() {
            print_summary(timings);
        }
        heading(&format!("[{}] {}", step.name, step.about));
        let start = Instant::now();
        let outcome = (step.run)();
        timings.push((step.name, outcome_of(&outcome), start.elapsed()));
        if let Some(Skipped(reason)) = outcome.as_ref().err().and_then(|error| error.downcast_ref()) {
            println!("skipped, because {reason}");
            continue;
        }
        outcome.with_context(|| format!("step `{0}` failed. To run it again: cargo xtask test {0}", step.name))?;
    }
    Ok(())
}

fn outcome_of(outcome: &Result<()>) -> &'static str {
    match outcome {
        Ok(()) => "ok",
        Err(error) if error.is::<Skipped>() => "skipped",
        Err(_) => "FAILED",
    }
}

fn print_summary(timings: &[(&str, &str, Duration)]) {
    println!();
    for (name, outcome, time) in timings {
        println!("{name:<12} {outcome:<7} {:>7.1} s", time.as_secs_f64());
    }
    let total: Duration = timings.iter().map(|(_, _, time)| *time).sum();
    println!("{:<20} {:>7.1} s", "total", total.as_secs_f64());
}

fn fmt() -> Result<()> {
    tools::run(tools::cargo().args(["fmt", "--all", "--check"]))?;
    // Workspaces of their own, but no style of their own.
    for manifest in ["benches/native/Cargo.toml", "fuzz/Cargo.toml"] {
        tools::run(tools::cargo().args(["fmt", "--check", "--manifest-path", manifest]))?;
    }
    Ok(())
}

fn prettier() -> Result<()> {
    tools::install_node_programs()?;
    tools::run(tools::npm()?.args(["run", "--silent", "format:check"]))
}

fn clippy() -> Result<()> {
    let deny = ["--", "-D", "warnings"];
    tools::run(tools::cargo().args(["clippy", "--workspace", "--all-targets"]).args(deny))?;
    let wasm = ["--target", build::WASM_TARGET, "--package", "workflow-preflight", "--all-targets"];
    tools::run(tools::cargo().arg("clippy").args(wasm).args(deny))?;
    fuzz::clippy()
}

fn rustdoc() -> Result<()> {
    tools::run(tools::cargo().args(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"))
}

fn native() -> Result<()> {
    tools::run(tools::cargo().args(["test", "--workspace"]))
}

fn size() -> Result<()> {
    require_build()?;
    sizes::check()
}

fn package() -> Result<()> {
    require_build()?;
    tools::run(tools::npm()?.arg("test"))
}

fn wasm_node() -> Result<()> {
    tools::require_node()?;
    run_tests(wasm_tests()?.env("WASM_BINDGEN_TEST_ONLY_NODE", "1"))
}

fn wasm_chrome() -> Result<()> {
    browser::chromium()?;
    run_tests(wasm_tests_in_browser()?.env("CHROMEDRIVER", browser::chromedriver()?))
}

fn wasm_firefox() -> Result<()> {
    let firefox = or_skip(browser::firefox())?;
    run_tests(wasm_tests_in_browser()?.env("GECKODRIVER", firefox.driver))
}

/// The runner knows Safari's driver, but hands that no options. It hands `webdriver.json` to Firefox's driver, so that is
/// what it is told here; it says "Firefox" therefore.
fn wasm_webkit() -> Result<()> {
    let webkit = or_skip(browser::webkit())?;
    let mut tests = wasm_tests_in_browser()?;
    let options = json!({ "webkitgtk:browserOptions": { "binary": webkit.browser, "args": ["--automation"] } });
    let file = tools::target("webkit.json");
    fs::write(&file, options.to_string())?;
    webkit.lent_to(&mut tests).env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", file);
    run_tests(tests.env("GECKODRIVER", &webkit.driver))
}

/// An engine that is not here is skipped by the tests, with its reason.
fn engines() -> Result<()> {
    require_build()?;
    let mut npm = tools::npm()?;
    npm.env("CHROMIUM_PATH", browser::chromium()?).env("CHROMEDRIVER", browser::chromedriver()?);
    match browser::firefox() {
        Ok(firefox) => npm.env("FIREFOX_PATH", firefox.browser).env("GECKODRIVER", firefox.driver),
        Err(reason) => npm.env("GECKODRIVER_MISSING", format!("{reason:#}")),
    };
    let webkit = browser::webkit();
    match &webkit {
        Ok(webkit) => {
            webkit.lent_to(&mut npm).env("WEBKIT_BROWSER", &webkit.browser).env("WEBKIT_DRIVER", &webkit.driver)
        }
        Err(reason) => npm.env("WEBKIT_DRIVER_MISSING", format!("{reason:#}")),
    };
    tools::run(npm.args(["run", "--silent", "engines"]))
}

/// What is not here does without its tests, which say so.
fn or_skip<T>(found: Result<T>) -> Result<T> {
    found.map_err(|reason| Skipped(format!("{reason:#}")).into())
}

fn e2e() -> Result<()> {
    require_build()?;
    let chromium = browser::chromium()?;
    tools::run(tools::npm()?.args(["run", "--silent", "e2e"]).env("CHROMIUM_PATH", chromium))
}

fn matrix() -> Result<()> {
    require_build()?;
    let chromium = browser::chromium()?;
    let folder = tools::root().join("tests/npm");
    tools::install_node_packages(&folder, "runtimes and bundlers (1 GB)")?;
    tools::run(tools::npm()?.current_dir(folder).arg("test").env("CHROMIUM_PATH", chromium))
}

/// The examples have a lock file of their own, as the libraries in it are none of the package's.
fn examples() -> Result<()> {
    require_build()?;
    let chromium = browser::chromium()?;
    let folder = tools::root().join("examples");
    tools::install_node_packages(&folder, "what the examples use")?;
    tools::run(tools::npm()?.args(["test", "--silent"]).current_dir(folder).env("CHROMIUM_PATH", chromium))
}

/// Runs a command and makes sure that tests ran: tests for another kind of host are passed over without failing.
fn run_tests(command: &mut Command) -> Result<()> {
    let output = tools::output(command.stderr(Stdio::inherit()))?;
    println!("{output}");
    let ran = |line: &str| line.starts_with("test result: ok.") && !line.contains(" 0 passed");
    ensure!(output.lines().any(ran), "no test ran");
    Ok(())
}

/// These tests are of what `build` leaves behind; alone they do not build it.
pub(crate) fn require_build() -> Result<()> {
    let site = tools::target("site").join("workflow-preflight/index.js");
    ensure!(site.is_file(), "nothing is built yet; first: cargo xtask build");
    tools::install_node_programs()
}

fn wasm_tests_in_browser() -> Result<Command> {
    let mut tests = wasm_tests()?;
    // In seconds; the defaults are short for a browser's first start on a loaded machine.
    tests.env("WASM_BINDGEN_TEST_TIMEOUT", "180").env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    tests.env("WASM_BINDGEN_TEST_ONLY_WEB", "1");
    Ok(tests)
}

/// The tests for wasm, run by the runner that comes with wasm-bindgen. Its variables say where.
fn wasm_tests() -> Result<Command> {
    let runner = "wasm-bindgen-test-runner";
    // Without --locked: its lock file names webpki-roots 1.0.11, which not every registry has. Optimised: it makes the
    // glue of all tests anew each time.
    tools::install("wasm-bindgen-cli", runner, &tools::locked_version("wasm-bindgen")?, &["--bin", runner])?;
    let mut cargo = tools::cargo();
    cargo.args(["test", "--package", "workflow-preflight", "--target", build::WASM_TARGET]);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools::installed(runner));
    Ok(cargo)
}

#[cfg(test)]
mod tests {
    use super::{Step, or_skip, run_steps};
    use anyhow::anyhow;

    static MISSING: Step = Step {
        name: "missing",
        about: "needs what is not here",
        run: || or_skip(Err(anyhow!("Firefox is missing. To install it: sudo apt-get install firefox-esr"))),
    };
    static FAILING: Step = Step { name: "failing", about: "fails", run: || Err(anyhow!("no")) };

    #[test]
    fn what_cannot_be_had_here_is_skipped_and_the_rest_goes_on() {
        let mut timings = Vec::new();
        assert!(run_steps(&[&MISSING, &FAILING], &mut timings).is_err());
        let outcomes: Vec<_> = timings.iter().map(|(name, outcome, _)| (*name, *outcome)).collect();
        assert_eq!(outcomes, [("missing", "skipped"), ("failing", "FAILED")]);
    }
}
