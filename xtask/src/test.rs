//! `cargo xtask test`: every check and every test of the checkout, in one order, up to the first failure.
//!
//! A step is one line of [`STEPS`] and one function. `tools` and `browser` find or install what the steps need.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use clap::builder::PossibleValuesParser;

use crate::tools::{self, heading};
use crate::{browser, build, crates, fuzz, sizes};

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

/// The version of wasm-pack that the tests run with.
const WASM_PACK: &str = "0.15.1";

/// Every step: what needs no compilation first, what needs a browser last.
const STEPS: &[Step] = &[
    Step { name: "fmt", about: "Rust is formatted", run: fmt },
    Step { name: "prettier", about: "TypeScript, JS, HTML and CSS are formatted", run: prettier },
    Step { name: "clippy", about: "no lint fires, natively and for wasm", run: clippy },
    Step { name: "rustdoc", about: "the Rust documentation builds without a warning", run: rustdoc },
    Step { name: "native", about: "Rust tests on this machine", run: native },
    Step { name: "fuzz", about: "the fuzz targets find nothing in a short run", run: fuzz::short },
    Step { name: "build", about: "the npm package and the demo page build", run: build::run },
    Step { name: "size", about: "what was built has not outgrown its budget", run: size },
    Step { name: "package", about: "tests of the npm package in Node", run: package },
    Step { name: "wasm-node", about: "wasm-bindgen tests in Node", run: wasm_node },
    Step { name: "wasm-chrome", about: "wasm-bindgen tests in headless Chromium", run: wasm_chrome },
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
fn run_steps(steps: &[&'static Step], timings: &mut Vec<(&'static str, bool, Duration)>) -> Result<()> {
    for (index, step) in steps.iter().enumerate() {
        if index > 0 && index + 1 == steps.len() {
            print_summary(timings);
        }
        heading(&format!("[{}] {}", step.name, step.about));
        let start = Instant::now();
        let outcome = (step.run)();
        timings.push((step.name, outcome.is_ok(), start.elapsed()));
        outcome.with_context(|| format!("step `{0}` failed. To run it again: cargo xtask test {0}", step.name))?;
    }
    Ok(())
}

fn print_summary(timings: &[(&str, bool, Duration)]) {
    println!();
    for (name, passed, time) in timings {
        let outcome = if *passed { "ok" } else { "FAILED" };
        println!("{name:<12} {outcome:<6} {:>7.1} s", time.as_secs_f64());
    }
    let total: Duration = timings.iter().map(|(_, _, time)| *time).sum();
    println!("{:<19} {:>7.1} s", "total", total.as_secs_f64());
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
    let wasm = ["--target", "wasm32-unknown-unknown", "--package", "workflow-preflight", "--all-targets"];
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
    run_tests(wasm_pack()?.args(["test", "--node"]))
}

fn wasm_chrome() -> Result<()> {
    browser::chromium()?;
    browser::chromedriver()?;
    run_tests(wasm_pack()?.args(["test", "--headless", "--chrome"]))
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
fn require_build() -> Result<()> {
    let site = tools::target("site").join("workflow-preflight/index.js");
    ensure!(site.is_file(), "nothing is built yet; first: cargo xtask build");
    tools::install_node_programs()
}

/// wasm-pack, which finds the matching wasm-bindgen on its `PATH`.
fn wasm_pack() -> Result<Command> {
    tools::install("wasm-pack", "wasm-pack", WASM_PACK, &["--locked"])?;
    // Without --locked: its lock file names webpki-roots 1.0.11, which not every registry has.
    let version = tools::locked_version("wasm-bindgen")?;
    tools::install("wasm-bindgen-cli", "wasm-bindgen", &version, &[])?;
    let mut wasm_pack = Command::new(tools::installed("wasm-pack"));
    wasm_pack.current_dir(tools::root()).env("PATH", tools::path_with_installed()?);
    // In seconds; the defaults are short for a browser's first start on a loaded machine.
    wasm_pack.env("WASM_BINDGEN_TEST_TIMEOUT", "180").env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    Ok(wasm_pack)
}
