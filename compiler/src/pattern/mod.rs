//! Compiles the `pattern` trait of a model into the tables that the engine's matcher runs.
//!
//! A pattern is an ECMA-262 regular expression with the `u` flag, and the tables say exactly what `RegExp.prototype.test`
//! says, on text that may hold unpaired surrogates, in time linear in the text. The stages, one file each:
//!
//! ```text
//! source ─syntax─▶ tree ─nfa─▶ threads ─dfa─▶ states ─minimize─▶ fewest states ─automaton─▶ tables
//!                   └─classes─▶ partition of all code points into the classes that the pattern tells apart
//! ```
//!
//! Nothing here knows of shapes or models; what cannot be enforced is an error, never an approximation.

mod automaton;
mod classes;
mod code_points;
mod dfa;
mod error;
mod escape;
mod minimize;
mod names;
mod nfa;
mod property;
mod syntax;

pub use automaton::{ACCEPT, Automaton, ClassRanges, REJECT};
pub use error::{Construct, PatternError, PatternErrorKind};

use classes::Classes;
use dfa::{Budget, Determinizer, Dfa, LookAhead, Mode};
use nfa::Nfa;
use syntax::{Node, Syntax};

/// Which part of the text a pattern has to match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Extent {
    /// All of it, as in `^(?:pattern)$`: botocore's models drop the anchors.
    Whole,
    /// Some part of it, which is what Smithy says.
    Anywhere,
}

/// Compiles a pattern.
///
/// # Errors
/// When ECMAScript rejects the pattern under its `u` flag, when it holds a construct that no finite automaton can
/// enforce, and when its automaton would be too large; see [`PatternErrorKind`].
pub fn compile(pattern: &str, extent: Extent) -> Result<Automaton, PatternError> {
    let syntax = Syntax::parse(pattern)?;
    let classes = Classes::partition(&syntax.sets)?;
    let mut compiler = Compiler { syntax: &syntax, classes: &classes, looks: Vec::new(), budget: Budget::default() };
    for look in &syntax.looks {
        let dfa = compiler.minimal(&look.node, Mode::Prefix)?;
        compiler.looks.push(LookAhead { negative: look.negative, dfa });
    }
    let mode = match extent {
        Extent::Whole => Mode::Whole,
        Extent::Anywhere => Mode::Search,
    };
    let dfa = compiler.minimal(&syntax.root, mode)?;
    Automaton::lay_out(&dfa, &classes)
}

/// What the pattern and its look-aheads share; an inner look-ahead is compiled before the one around it.
struct Compiler<'s> {
    syntax: &'s Syntax,
    classes: &'s Classes,
    looks: Vec<LookAhead>,
    budget: Budget,
}

impl Compiler<'_> {
    fn minimal(&mut self, node: &Node, mode: Mode) -> Result<Dfa, PatternError> {
        let nfa = Nfa::build(node)?;
        let determinizer = Determinizer::new(self.syntax, self.classes, &self.looks, &nfa, mode);
        Ok(minimize::minimize(&determinizer.run(&mut self.budget)?))
    }
}
