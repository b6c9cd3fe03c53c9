//! A screen that nobody looks at, for browsers that have to have one: Xvfb, which ends with the value that holds it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, ensure};

/// A running Xvfb.
pub(crate) struct Screen {
    server: Child,
    name: String,
}

impl Screen {
    /// Starts it on a display number of its own choice.
    pub(crate) fn start(xvfb: &Path) -> Result<Self> {
        let mut command = Command::new(xvfb);
        command.args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]);
        let server = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut screen = Self { server: server.context("cannot start Xvfb")?, name: String::new() };
        screen.name = format!(":{}", screen.number()?);
        Ok(screen)
    }

    /// What `DISPLAY` has to be.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// It says its number as soon as it can be used.
    fn number(&mut self) -> Result<u32> {
        let stdout = self.server.stdout.take().context("Xvfb has no output")?;
        let mut line = String::new();
        BufReader::new(stdout).read_line(&mut line)?;
        ensure!(!line.is_empty(), "Xvfb ended before it could be used");
        line.trim().parse().with_context(|| format!("Xvfb says {line:?}, which is no display number"))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // It may be gone already: that is no failure.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
