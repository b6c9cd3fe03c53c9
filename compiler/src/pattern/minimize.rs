//! Merges the states of a deterministic automaton that no text tells apart: Hopcroft's partition refinement, since a
//! counted repetition makes long chains, on which simpler ways are quadratic.

#![allow(clippy::indexing_slicing, reason = "every index is a state, block or class that was numbered here")]

use super::dfa::{Dfa, StateId, index};
use std::collections::BTreeMap;

/// The smallest automaton that says the same.
pub(super) fn minimize(dfa: &Dfa) -> Dfa {
    let mut partition = Partition::by_acceptance(dfa);
    let sources = Sources::new(dfa);
    while let Some(splitter) = partition.pending.pop() {
        partition.is_pending[splitter] = false;
        let members = partition.blocks[splitter].clone();
        for class in 0..dfa.class_count {
            let leading: Vec<_> = members.iter().flat_map(|&state| sources.of(state, class)).copied().collect();
            partition.split(&leading);
        }
    }
    partition.quotient(dfa)
}

/// The states that lead to each state, by class.
struct Sources {
    class_count: usize,
    starts: Vec<usize>,
    states: Vec<usize>,
}

impl Sources {
    fn new(dfa: &Dfa) -> Self {
        let class_count = dfa.class_count;
        let target = |(at, &next): (usize, &StateId)| index(next) * class_count + at % class_count;
        let mut starts = vec![0; dfa.transitions.len() + 1];
        for edge in dfa.transitions.iter().enumerate() {
            starts[target(edge) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut free = starts.clone();
        let mut states = vec![0; dfa.transitions.len()];
        for edge in dfa.transitions.iter().enumerate() {
            let slot = &mut free[target(edge)];
            states[*slot] = edge.0 / class_count;
            *slot += 1;
        }
        Self { class_count, starts, states }
    }

    fn of(&self, state: usize, class: usize) -> &[usize] {
        let at = state * self.class_count + class;
        &self.states[self.starts[at]..self.starts[at + 1]]
    }
}

/// States in blocks; states of different blocks are known to differ.
struct Partition {
    blocks: Vec<Vec<usize>>,
    block_of: Vec<usize>,
    /// Where each state is in its block.
    position: Vec<usize>,
    /// Blocks that others have yet to be split by.
    pending: Vec<usize>,
    is_pending: Vec<bool>,
}

impl Partition {
    fn by_acceptance(dfa: &Dfa) -> Self {
        let count = dfa.accepting.len();
        let mut partition = Self {
            blocks: vec![Vec::new(), Vec::new()],
            block_of: vec![0; count],
            position: vec![0; count],
            pending: vec![0, 1],
            is_pending: vec![true; 2],
        };
        for (state, &accepting) in dfa.accepting.iter().enumerate() {
            partition.put(state, usize::from(accepting));
        }
        partition
    }

    fn put(&mut self, state: usize, block: usize) {
        self.block_of[state] = block;
        self.position[state] = self.blocks[block].len();
        self.blocks[block].push(state);
    }

    fn take(&mut self, state: usize) {
        let (block, position) = (self.block_of[state], self.position[state]);
        self.blocks[block].swap_remove(position);
        if let Some(&moved) = self.blocks[block].get(position) {
            self.position[moved] = position;
        }
    }

    /// Separates `states` from the others in their blocks.
    fn split(&mut self, states: &[usize]) {
        let mut by_block = BTreeMap::<usize, Vec<usize>>::new();
        for &state in states {
            by_block.entry(self.block_of[state]).or_default().push(state);
        }
        for (block, states) in by_block {
            if states.len() < self.blocks[block].len() {
                self.move_out(block, states);
            }
        }
    }

    fn move_out(&mut self, block: usize, states: Vec<usize>) {
        let new = self.blocks.len();
        self.blocks.push(Vec::with_capacity(states.len()));
        self.is_pending.push(false);
        for state in states {
            self.take(state);
            self.put(state, new);
        }
        // The smaller half is enough, unless the whole is still to be looked at.
        let smaller = if self.blocks[new].len() <= self.blocks[block].len() { new } else { block };
        let next = if self.is_pending[block] { new } else { smaller };
        self.pending.push(next);
        self.is_pending[next] = true;
    }

    /// The automaton whose states are the blocks.
    fn quotient(&self, dfa: &Dfa) -> Dfa {
        let block = |state: StateId| StateId::try_from(self.block_of[index(state)]).unwrap_or(StateId::MAX);
        // A block may be empty when no state accepts, or every one does; it becomes a state that nothing leads to.
        let first = |block: &Vec<usize>| block.first().copied().unwrap_or_default();
        let row = |state: usize| &dfa.transitions[state * dfa.class_count..(state + 1) * dfa.class_count];
        Dfa {
            class_count: dfa.class_count,
            transitions: self.blocks.iter().flat_map(|states| row(first(states))).map(|&next| block(next)).collect(),
            accepting: self.blocks.iter().map(|states| dfa.accepting[first(states)]).collect(),
            starts: dfa.starts.map(block),
        }
    }
}
