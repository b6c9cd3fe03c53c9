//! The short run: every target on its corpus, and then on changed inputs for a while. It takes no nightly and no coverage;
//! what it tries depends on the seed alone, and how much on the time.
//!
//! `FUZZ_SECONDS` and `FUZZ_SEED` change both. An input that fails is left in `fuzz/artifacts`, where cargo-fuzz leaves
//! its own: `cargo fuzz run TARGET FILE` runs it again.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use workflow_preflight_fuzz::{TARGETS, Target};

/// For all targets together.
const SECONDS: u64 = 70;
const SEED: u64 = 0x9E37_79B9_7F4A_7C15;
/// As long as an input gets.
const LONGEST: usize = 4096;

/// What texts of all kinds are made of.
const WORDS: [&[u8]; 26] = [
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b":",
    b",",
    b"\\u",
    b"\\uD83D",
    b"\\uDFFF",
    b"null",
    b"-0",
    b"1e",
    b"4.999",
    b"//",
    b"\xEF\xBB\xBF",
    b"\xF0\x9F\xA7\xAC",
    b"\xED\xA0\x80",
    b"\r\n",
    b"(?!",
    b"[^",
    b"\\p{L}",
    b"{1,",
    b"smithy.api#",
    b"target",
    b"\xFF",
];

#[test]
fn nothing_is_found() {
    let variable = |name| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let seed = variable("FUZZ_SEED").unwrap_or(SEED);
    let seconds = variable("FUZZ_SECONDS").unwrap_or(SECONDS);
    let share = Duration::from_secs(seconds) / u32::try_from(TARGETS.len()).unwrap();
    println!("seed {seed}");
    for target in &TARGETS {
        let corpus = corpus(target);
        assert!(!corpus.is_empty(), "{}: the corpus is not there", target.name);
        for input in &corpus {
            attempt(target, input);
        }
        let (mut random, start, mut changed) = (Random(seed), Instant::now(), 0);
        while start.elapsed() < share {
            attempt(target, &random.change(&corpus));
            changed += 1;
        }
        println!("{:<12} {:4} inputs, {changed:8} changed ones", target.name, corpus.len());
    }
}

fn corpus(target: &Target) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target.name);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

fn attempt(target: &Target, input: &[u8]) {
    if let Err(panic) = catch_unwind(AssertUnwindSafe(|| (target.run)(input))) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("artifacts").join(target.name);
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("crash-short-run");
        fs::write(&file, input).unwrap();
        println!("{}: the input is in {}", target.name, file.display());
        resume_unwind(panic);
    }
}

/// Xorshift: the same inputs in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % limit
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.below(256)).unwrap()
    }

    /// An input of the corpus with a few changes.
    fn change(&mut self, corpus: &[Vec<u8>]) -> Vec<u8> {
        let mut input = corpus[self.below(corpus.len())].clone();
        for _ in 0..=self.below(4) {
            self.change_once(&mut input, corpus);
        }
        input.truncate(LONGEST);
        input
    }

    fn change_once(&mut self, input: &mut Vec<u8>, corpus: &[Vec<u8>]) {
        let at = self.below(input.len() + 1);
        let end = input.len().min(at + self.below(16));
        match self.below(8) {
            0 if at < input.len() => input[at] ^= 1 << self.below(8),
            1 if at < input.len() => input[at] = self.byte(),
            2 => input.insert(at, self.byte()),
            3 => drop(input.drain(at..end)),
            4 => drop(input.splice(at..end, WORDS[self.below(WORDS.len())].iter().copied())),
            5 => {
                let again = input[at..end].to_vec();
                drop(input.splice(at..at, again));
            }
            6 => {
                let other = &corpus[self.below(corpus.len())];
                let from = self.below(other.len() + 1);
                input.truncate(at);
                input.extend_from_slice(&other[from..]);
            }
            _ => input.extend((0..self.below(32)).map(|_| self.byte()).collect::<Vec<_>>()),
        }
    }
}
