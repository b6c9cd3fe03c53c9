//! Makes an automaton deterministic: a state is the set of threads that are alive, and what was before them.
//!
//! A thread that passes a look-ahead takes the look-ahead's own automaton along as a duty, which steps with it and has to
//! be met by the end of the text. Assertions are settled when the next code point is known, so that `\b` needs no more than
//! a state that remembers whether the last code point was of `\w`.

use super::PatternError;
use super::classes::{Class, Classes};
use super::nfa::{MATCH, Nfa, NodeId, Step};
use super::syntax::{Assertion, Syntax};
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

const STATE_LIMIT: usize = 20_000;

/// How often a thread may be moved, over all automata of a pattern: a second or so without optimisation, and by far
/// more than a pattern needs whose automaton is within its limit.
const WORK_LIMIT: usize = 5_000_000;

/// The number of a state.
pub(super) type StateId = u32;

/// Where matches begin and end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// From the start of the text to its end.
    Whole,
    /// From the start of the text to anywhere.
    Prefix,
    /// From anywhere to anywhere.
    Search,
}

/// What is before a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Before {
    Start,
    Word,
    Other,
}

/// What is after a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum After {
    End,
    Word,
    Other,
}

/// A look-ahead, compiled.
pub(super) struct LookAhead {
    pub(super) negative: bool,
    pub(super) dfa: Dfa,
}

/// A deterministic automaton over classes.
#[derive(Debug)]
pub(super) struct Dfa {
    pub(super) class_count: usize,
    /// The state after each class, state by state.
    pub(super) transitions: Vec<StateId>,
    /// Whether the text may end in each state.
    pub(super) accepting: Vec<bool>,
    /// Where to begin at the start of a text, after `\w` and after anything else.
    pub(super) starts: [StateId; 3],
}

impl Dfa {
    pub(super) fn start(&self, before: Before) -> StateId {
        let [start, word, other] = self.starts;
        match before {
            Before::Start => start,
            Before::Word => word,
            Before::Other => other,
        }
    }

    pub(super) fn row(&self, state: StateId) -> &[StateId] {
        let start = index(state) * self.class_count;
        self.transitions.get(start..start + self.class_count).unwrap_or_default()
    }

    pub(super) fn is_accepting(&self, state: StateId) -> bool {
        self.accepting.get(index(state)).copied().unwrap_or_default()
    }

    /// The answer, once no further text can change it. It is exact when the automaton is minimal.
    pub(super) fn verdict(&self, state: StateId) -> Option<bool> {
        self.row(state).iter().all(|&next| next == state).then(|| self.is_accepting(state))
    }
}

pub(super) fn index(state: StateId) -> usize {
    usize::try_from(state).unwrap_or(usize::MAX)
}

/// What is left of [`WORK_LIMIT`].
pub(super) struct Budget(usize);

impl Default for Budget {
    fn default() -> Self {
        Self(WORK_LIMIT)
    }
}

impl Budget {
    fn spend(&mut self, work: usize) -> Result<(), PatternError> {
        self.0 = self.0.checked_sub(work).ok_or_else(PatternError::too_large)?;
        Ok(())
    }
}

/// A look-ahead that a thread has passed, and the state that its automaton is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Duty {
    look: usize,
    state: StateId,
}

/// A position in the pattern.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Thread {
    node: NodeId,
    /// In order, none twice, each undecided.
    duties: Vec<Duty>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct State {
    threads: Rc<[Thread]>,
    before: Before,
}

/// The construction, under way.
pub(super) struct Determinizer<'a> {
    syntax: &'a Syntax,
    classes: &'a Classes,
    looks: &'a [LookAhead],
    nfa: &'a Nfa,
    mode: Mode,
    states: Vec<State>,
    numbers: HashMap<State, StateId>,
}

impl<'a> Determinizer<'a> {
    pub(super) fn new(
        syntax: &'a Syntax,
        classes: &'a Classes,
        looks: &'a [LookAhead],
        nfa: &'a Nfa,
        mode: Mode,
    ) -> Self {
        Self { syntax, classes, looks, nfa, mode, states: Vec::new(), numbers: HashMap::new() }
    }

    pub(super) fn run(mut self, budget: &mut Budget) -> Result<Dfa, PatternError> {
        let starts = [self.start(Before::Start)?, self.start(Before::Word)?, self.start(Before::Other)?];
        let (mut transitions, mut accepting) = (Vec::new(), Vec::new());
        while let Some(state) = self.states.get(accepting.len()).cloned() {
            let end = self.closure(&state, After::End, budget)?;
            accepting.push(end.iter().any(|thread| self.is_met(thread)));
            let word = if self.syntax.word.is_some() { self.closure(&state, After::Word, budget)? } else { Vec::new() };
            let other = self.closure(&state, After::Other, budget)?;
            for class in self.classes.all() {
                let is_word = self.syntax.word.is_some_and(|set| self.classes.is_in(class, set));
                let threads = if is_word { &word } else { &other };
                budget.spend(threads.len() + 1)?;
                let threads = self.advance(threads, class);
                transitions.push(self.state(threads, if is_word { Before::Word } else { Before::Other })?);
            }
        }
        Ok(Dfa { class_count: self.classes.count(), transitions, accepting, starts })
    }

    fn start(&mut self, before: Before) -> Result<StateId, PatternError> {
        self.state(vec![Thread { node: self.nfa.start(), duties: Vec::new() }], before)
    }

    /// The number of a state, given one if it is new.
    fn state(&mut self, mut threads: Vec<Thread>, before: Before) -> Result<StateId, PatternError> {
        threads.sort_unstable();
        threads.dedup();
        let state = State { threads: threads.into(), before: self.remembered(before) };
        if let Some(&number) = self.numbers.get(&state) {
            return Ok(number);
        }
        let number = self.states.len();
        if number >= STATE_LIMIT {
            return Err(PatternError::too_large());
        }
        let number = StateId::try_from(number).map_err(|_| PatternError::too_large())?;
        self.states.push(state.clone());
        self.numbers.insert(state, number);
        Ok(number)
    }

    /// What no assertion asks about is not remembered, or it would double the states.
    fn remembered(&self, before: Before) -> Before {
        match before {
            Before::Start if self.syntax.start => Before::Start,
            Before::Word if self.syntax.word.is_some() => Before::Word,
            Before::Start | Before::Word | Before::Other => Before::Other,
        }
    }

    /// The threads that wait for a code point, or have matched, once all that leads on without one is followed.
    fn closure(&self, state: &State, after: After, budget: &mut Budget) -> Result<Vec<Thread>, PatternError> {
        let mut seen = BTreeSet::new();
        let mut settled = Vec::new();
        let mut pending = state.threads.to_vec();
        while let Some(thread) = pending.pop() {
            budget.spend(1)?;
            if !seen.insert(thread.clone()) {
                continue;
            }
            let mut lead = |node| pending.push(Thread { node, duties: thread.duties.clone() });
            match self.nfa.step(thread.node) {
                Step::Set { .. } | Step::Match => settled.push(thread),
                Step::Either(one, other) => [one, other].into_iter().for_each(lead),
                Step::Assertion { assertion, next } if holds(assertion, state.before, after) => lead(next),
                Step::Assertion { .. } => {}
                Step::LookAhead { look, next } => {
                    let duties = self.pass(&thread.duties, look, state.before);
                    pending.extend(duties.map(|duties| Thread { node: next, duties }));
                }
            }
        }
        Ok(settled)
    }

    /// The duties after a look-ahead; none when it has failed already.
    fn pass(&self, duties: &[Duty], look: usize, before: Before) -> Option<Vec<Duty>> {
        let state = self.looks.get(look)?.dfa.start(before);
        let mut duties = duties.iter().copied().collect();
        self.settle(Duty { look, state }, &mut duties)?;
        Some(duties.into_iter().collect())
    }

    /// Adds a duty unless it is met already; none when it has failed.
    fn settle(&self, duty: Duty, duties: &mut BTreeSet<Duty>) -> Option<()> {
        let look = self.looks.get(duty.look)?;
        match look.dfa.verdict(duty.state) {
            Some(found) if found == look.negative => return None,
            Some(_) => {}
            None => {
                duties.insert(duty);
            }
        }
        Some(())
    }

    /// The threads after a code point of the class.
    fn advance(&self, threads: &[Thread], class: Class) -> Vec<Thread> {
        let mut next: Vec<_> = threads.iter().filter_map(|thread| self.moved(thread, class)).collect();
        let found = Thread { node: MATCH, duties: Vec::new() };
        // Nothing after a match can undo it.
        if self.mode != Mode::Whole && (threads.contains(&found) || next.contains(&found)) {
            return vec![found];
        }
        if self.mode == Mode::Search {
            next.push(Thread { node: self.nfa.start(), duties: Vec::new() });
        }
        next
    }

    fn moved(&self, thread: &Thread, class: Class) -> Option<Thread> {
        let node = match self.nfa.step(thread.node) {
            Step::Set { set, next } if self.classes.is_in(class, set) => next,
            Step::Match if self.mode != Mode::Whole => MATCH,
            Step::Set { .. } | Step::Match | Step::Either(..) | Step::Assertion { .. } | Step::LookAhead { .. } => {
                return None;
            }
        };
        let mut duties = BTreeSet::new();
        for duty in &thread.duties {
            let state = *self.looks.get(duty.look)?.dfa.row(duty.state).get(usize::from(class))?;
            self.settle(Duty { look: duty.look, state }, &mut duties)?;
        }
        Some(Thread { node, duties: duties.into_iter().collect() })
    }

    /// Whether a thread has matched if the text ends here.
    fn is_met(&self, thread: &Thread) -> bool {
        let is_met = |duty: &Duty| {
            self.looks.get(duty.look).is_some_and(|look| look.dfa.is_accepting(duty.state) != look.negative)
        };
        thread.node == MATCH && thread.duties.iter().all(is_met)
    }
}

fn holds(assertion: Assertion, before: Before, after: After) -> bool {
    let boundary = (before == Before::Word) != (after == After::Word);
    match assertion {
        Assertion::Start => before == Before::Start,
        Assertion::End => after == After::End,
        Assertion::Boundary => boundary,
        Assertion::NoBoundary => !boundary,
    }
}
