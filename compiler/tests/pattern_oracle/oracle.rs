//! The other side: a JavaScript engine in a process of its own, which answers one question a line.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A running `node`.
pub(crate) struct Oracle {
    node: Child,
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Oracle {
    /// Nothing, and a word about it, where there is no `node`.
    pub(crate) fn start() -> Option<Self> {
        let script = ["--input-type=module", "--eval", include_str!("oracle.mjs")];
        let mut command = Command::new("node");
        match command.args(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn() {
            Ok(mut node) => {
                let questions = node.stdin.take();
                let answers = BufReader::new(node.stdout.take().unwrap());
                Some(Self { node, questions, answers })
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                println!("skipped: there is no `node` to ask");
                None
            }
            Err(error) => panic!("{error}"),
        }
    }

    /// The version of Unicode that it has.
    pub(crate) fn unicode(&mut self) -> String {
        self.ask(&json!({"unicode": true})).as_str().unwrap().to_owned()
    }

    /// Which texts contain a match; nothing if the pattern is a syntax error.
    pub(crate) fn verdicts(&mut self, source: &str, texts: &[Vec<u16>]) -> Option<Vec<bool>> {
        let answer = self.ask(&json!({"source": source, "texts": texts}));
        answer.as_str().map(|digits| digits.bytes().map(|digit| digit == b'1').collect())
    }

    /// A flag per code point: whether the class holds it.
    pub(crate) fn members(&mut self, class: &str) -> Vec<bool> {
        let mut flags = vec![false; 0x11_0000];
        let end = |range: &Value, end: usize| usize::try_from(range[end].as_u64().unwrap()).unwrap();
        for range in self.ask(&json!({"class": class})).as_array().unwrap() {
            flags[end(range, 0)..=end(range, 1)].fill(true);
        }
        flags
    }

    /// It reads the whole of a question before it answers, so that neither waits for the other.
    fn ask(&mut self, question: &Value) -> Value {
        let line = format!("{question}\n");
        self.questions.as_ref().unwrap().write_all(line.as_bytes()).unwrap();
        let mut answer = String::new();
        self.answers.read_line(&mut answer).unwrap();
        serde_json::from_str(&answer).unwrap()
    }
}

impl Drop for Oracle {
    /// The end of the questions is the end of the process.
    fn drop(&mut self) {
        drop(self.questions.take());
        let _ = self.node.wait();
    }
}
