//! Lays a tree out as a nondeterministic automaton: nodes that consume a code point, and nodes that only lead on.

use super::PatternError;
use super::syntax::{Assertion, Node};

/// Nodes, with every repetition counted as one at least, so that `(?:){1000000}` ends too.
const SIZE_LIMIT: usize = 50_000;

/// The number of a node.
pub(super) type NodeId = u32;

/// What a thread does at a node.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// Consumes a code point of the set.
    Set {
        set: usize,
        next: NodeId,
    },
    Either(NodeId, NodeId),
    Assertion {
        assertion: Assertion,
        next: NodeId,
    },
    LookAhead {
        look: usize,
        next: NodeId,
    },
    Match,
}

/// The automaton of a pattern, or of what a look-ahead holds.
pub(super) struct Nfa {
    steps: Vec<Step>,
    start: NodeId,
}

/// The one node that matches: nodes are built from the last to the first.
pub(super) const MATCH: NodeId = 0;

impl Nfa {
    pub(super) fn build(node: &Node) -> Result<Self, PatternError> {
        let mut builder = Builder { steps: vec![Step::Match], size: 0 };
        let start = builder.node(node, MATCH)?;
        Ok(Self { steps: builder.steps, start })
    }

    pub(super) fn start(&self) -> NodeId {
        self.start
    }

    pub(super) fn step(&self, node: NodeId) -> Step {
        usize::try_from(node).ok().and_then(|at| self.steps.get(at)).copied().unwrap_or(Step::Match)
    }
}

struct Builder {
    steps: Vec<Step>,
    size: usize,
}

impl Builder {
    /// The node at which `node` begins, when `next` is what follows it.
    fn node(&mut self, node: &Node, next: NodeId) -> Result<NodeId, PatternError> {
        match node {
            &Node::Set(set) => self.push(Step::Set { set, next }),
            &Node::Assertion(assertion) => self.push(Step::Assertion { assertion, next }),
            &Node::LookAhead(look) => self.push(Step::LookAhead { look, next }),
            Node::Sequence(nodes) => nodes.iter().rev().try_fold(next, |next, node| self.node(node, next)),
            Node::Choice(nodes) => self.choice(nodes, next),
            Node::Repeat { node, min, max } => self.repeat(node, *min, *max, next),
        }
    }

    fn choice(&mut self, nodes: &[Node], next: NodeId) -> Result<NodeId, PatternError> {
        let mut starts = None;
        for node in nodes.iter().rev() {
            let start = self.node(node, next)?;
            starts = Some(match starts {
                None => start,
                Some(others) => self.push(Step::Either(start, others))?,
            });
        }
        Ok(starts.unwrap_or(next))
    }

    fn repeat(&mut self, node: &Node, min: u32, max: Option<u32>, next: NodeId) -> Result<NodeId, PatternError> {
        let mut start = match max {
            None => self.endless(node, next)?,
            Some(max) => self.optional(node, max - min, next)?,
        };
        for _ in 0..min {
            self.grow()?;
            start = self.node(node, start)?;
        }
        Ok(start)
    }

    fn endless(&mut self, node: &Node, next: NodeId) -> Result<NodeId, PatternError> {
        let fork = self.push(Step::Either(next, next))?;
        let again = self.node(node, fork)?;
        if let Some(step) = usize::try_from(fork).ok().and_then(|at| self.steps.get_mut(at)) {
            *step = Step::Either(again, next);
        }
        Ok(fork)
    }

    /// Up to `count` in a row, each of which may be the last.
    fn optional(&mut self, node: &Node, count: u32, next: NodeId) -> Result<NodeId, PatternError> {
        (0..count).try_fold(next, |rest, _| {
            let again = self.node(node, rest)?;
            self.push(Step::Either(again, next))
        })
    }

    fn push(&mut self, step: Step) -> Result<NodeId, PatternError> {
        self.grow()?;
        self.steps.push(step);
        NodeId::try_from(self.steps.len() - 1).map_err(|_| PatternError::too_large())
    }

    fn grow(&mut self) -> Result<(), PatternError> {
        self.size += 1;
        if self.size > SIZE_LIMIT { Err(PatternError::too_large()) } else { Ok(()) }
    }
}
