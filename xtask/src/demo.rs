//! `cargo xtask demo`: builds, then serves `target/site` to this machine only.
//!
//! The server is sirv, from the package's development tools. This file finds it a port, says when it answers, and
//! ends it.

use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, ExitStatus};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::{build, tools};

/// Node starts in a fraction of a second; a loaded machine may take far longer.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often the server is looked at.
const TICK: Duration = Duration::from_millis(100);

/// Options of `cargo xtask demo`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The port to serve on; 0 takes a free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

/// Builds and serves until interrupted.
pub(crate) fn run(options: &Options) -> Result<()> {
    // Before the build: it would be a pity to wait for it and then hear that the port is taken.
    let address = free_address(options.port)?;
    build::run()?;
    let interrupted = interruption()?;
    let mut server = start(address)?;
    let outcome = serve(&mut server, address, &interrupted);
    // Whatever happened, the server must not outlive this command. It may be gone already: that is no failure.
    let _ = server.kill();
    let _ = server.wait();
    outcome
}

/// The address on that port, or on a free one for port 0.
fn free_address(port: u16) -> Result<SocketAddr> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(listener) => Ok(listener.local_addr()?),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            bail!("port {port} is taken; choose another with --port, or a free one with --port 0")
        }
        Err(error) => Err(error).with_context(|| format!("cannot serve on port {port}")),
    }
}

/// Receives a message on Ctrl-C, and when this process is asked to end.
fn interruption() -> Result<Receiver<()>> {
    let (sender, receiver) = mpsc::channel();
    // The receiver is gone only when this process is about to end anyway.
    ctrlc::set_handler(move || {
        let _ = sender.send(());
    })?;
    Ok(receiver)
}

fn start(address: SocketAddr) -> Result<Child> {
    let mut sirv = Command::new(tools::node_program("sirv"));
    sirv.arg(tools::target("site")).args(["--dev", "--quiet", "--host", "127.0.0.1"]);
    sirv.arg("--port").arg(address.port().to_string());
    // sirv prefers these to its arguments.
    sirv.env_remove("HOST").env_remove("PORT");
    sirv.spawn().context("cannot start sirv from pkg/node_modules")
}

/// Says when the server answers, then waits for its end or an interruption.
fn serve(server: &mut Child, address: SocketAddr, interrupted: &Receiver<()>) -> Result<()> {
    let started = Instant::now();
    let mut announced = false;
    while !is_interrupted(interrupted)? {
        if let Some(status) = server.try_wait()? {
            return ended(status, interrupted);
        }
        if !announced && answers(address) {
            println!("\nThe demo page: http://{address}/   (Ctrl-C ends it)\n");
            announced = true;
        }
        if !announced && started.elapsed() > PATIENCE {
            bail!("the server did not answer within {} seconds", PATIENCE.as_secs());
        }
    }
    Ok(())
}

/// Waits a moment for an interruption.
fn is_interrupted(interrupted: &Receiver<()>) -> Result<bool> {
    match interrupted.recv_timeout(TICK) {
        Ok(()) => Ok(true),
        Err(RecvTimeoutError::Timeout) => Ok(false),
        Err(RecvTimeoutError::Disconnected) => bail!("nothing listens for Ctrl-C any more"),
    }
}

/// A terminal's Ctrl-C reaches the server as well, which may end before this process hears of it.
fn ended(status: ExitStatus, interrupted: &Receiver<()>) -> Result<()> {
    ensure!(is_interrupted(interrupted)?, "the server ended ({status})");
    Ok(())
}

/// Whether the page is served there.
fn answers(address: SocketAddr) -> bool {
    let ask = || -> std::io::Result<[u8; 12]> {
        let mut stream = TcpStream::connect_timeout(&address, TICK)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(stream, "GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
        let mut start = [0; 12];
        stream.read_exact(&mut start)?;
        Ok(start)
    };
    ask().is_ok_and(|start| &start == b"HTTP/1.1 200")
}

#[cfg(test)]
mod tests {
    use super::{answers, free_address};
    use std::net::{Ipv4Addr, TcpListener};

    #[test]
    fn a_taken_port_is_named() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let error = free_address(port).unwrap_err().to_string();
        assert_eq!(error, format!("port {port} is taken; choose another with --port, or a free one with --port 0"));
    }

    #[test]
    fn port_zero_finds_a_free_one_where_nothing_answers_yet() {
        let address = free_address(0).unwrap();
        assert_ne!(address.port(), 0);
        assert!(!answers(address));
    }
}
