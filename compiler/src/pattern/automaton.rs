//! Lays a minimal automaton out as tables that are small, compress well and step fast.
//!
//! States are numbered breadth first and steps are relative, so that the thousand states of `.{1,1024}` all have the same
//! row, and rows are kept once. What is below U+0080 has a table of its own; classes are numbered by their order above
//! it, so that patterns which differ in ASCII only, as most do, have equal [`ClassRanges`] to share.

use super::PatternError;
use super::classes::{Class, Classes};
use super::dfa::{Before, Dfa, StateId};
use std::collections::{HashMap, VecDeque};

/// The step that means: the text does not match, whatever follows.
pub const REJECT: i16 = i16::MIN;

/// The step that means: the text matches, whatever follows.
pub const ACCEPT: i16 = i16::MAX;

const ASCII: u32 = 0x80;

/// The tables of a pattern. State 0 is where a text begins.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Automaton {
    /// The class of each code point below U+0080.
    pub ascii: [u8; 128],
    /// The classes of the others.
    pub ranges: ClassRanges,
    /// How many classes there are, which is the length of a row of steps.
    pub class_count: usize,
    /// The row of each state.
    pub rows: Vec<u16>,
    /// Whether the text may end in a state of each row.
    pub accepting: Vec<bool>,
    /// The longest run of ASCII characters, from the first to the second, that leave a state of each row where it is;
    /// the first is above the second where there is none.
    pub plain: Vec<[u8; 2]>,
    /// Row by row, how far it is to the next state for each class, or [`REJECT`], or [`ACCEPT`].
    pub steps: Vec<i16>,
}

/// The classes of the code points from U+0080, surrogates included. Patterns often have it in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ClassRanges {
    /// Where each range begins, in order; the first at U+0080.
    pub starts: Vec<u32>,
    /// The class of each range.
    pub classes: Vec<u8>,
}

impl Automaton {
    pub(super) fn lay_out(dfa: &Dfa, classes: &Classes) -> Result<Self, PatternError> {
        let order = breadth_first(dfa);
        let columns = columns(dfa, &order, classes)?;
        let (ids, class_count) = merged(&columns, classes);
        let class = |class: Class| ids.get(usize::from(class)).copied().unwrap_or_default();
        let mut kept: Vec<_> = (0..class_count).map(|_| &[] as &[i16]).collect();
        for (column, &id) in columns.iter().zip(&ids) {
            if let Some(slot) = kept.get_mut(usize::from(id)) {
                *slot = column;
            }
        }
        let mut rows = Rows::default();
        for (at, &state) in order.iter().enumerate() {
            let steps = kept.iter().filter_map(|column| column.get(at)).copied().collect();
            rows.push(steps, dfa.is_accepting(state))?;
        }
        let ascii = ascii(classes, class);
        let plain = rows.steps.chunks_exact(class_count.max(1)).map(|steps| plain(steps, &ascii)).collect();
        Ok(Self {
            ascii,
            plain,
            ranges: ranges(classes, class),
            class_count,
            rows: rows.of_states,
            accepting: rows.accepting,
            steps: rows.steps,
        })
    }
}

/// The states that are reached before the answer is settled, the start first.
fn breadth_first(dfa: &Dfa) -> Vec<StateId> {
    let start = dfa.start(Before::Start);
    let (mut order, mut pending) = (vec![start], VecDeque::from([start]));
    let mut seen = vec![false; dfa.accepting.len()];
    let mut is_new = |state| seen.get_mut(super::dfa::index(state)).is_some_and(|seen| !std::mem::replace(seen, true));
    is_new(start);
    while let Some(state) = pending.pop_front() {
        for &next in dfa.row(state) {
            if dfa.verdict(next).is_none() && is_new(next) {
                order.push(next);
                pending.push_back(next);
            }
        }
    }
    order
}

/// The steps for each class, state by state.
fn columns(dfa: &Dfa, order: &[StateId], classes: &Classes) -> Result<Vec<Vec<i16>>, PatternError> {
    let position: HashMap<_, _> = order.iter().copied().zip(0_i32..).collect();
    let step = |state: StateId, class: Class| -> Option<i16> {
        let next = *dfa.row(state).get(usize::from(class))?;
        match dfa.verdict(next) {
            Some(true) => Some(ACCEPT),
            Some(false) => Some(REJECT),
            None => i16::try_from(position.get(&next)? - position.get(&state)?).ok(),
        }
    };
    let column = |class| order.iter().map(|&state| step(state, class)).collect::<Option<Vec<_>>>();
    classes.all().map(column).collect::<Option<_>>().ok_or_else(PatternError::too_large)
}

/// New numbers for the classes, equal for those that no state tells apart, in the order of their first range above ASCII;
/// and how many there are.
fn merged(columns: &[Vec<i16>], classes: &Classes) -> (Vec<Class>, usize) {
    let mut numbers = HashMap::new();
    let above = above_ascii(classes).map(|(_, class)| class);
    for column in above.chain(classes.all()).filter_map(|class| columns.get(usize::from(class))) {
        let next = numbers.len();
        numbers.entry(column).or_insert(next);
    }
    let number = |column| numbers.get(column).and_then(|&number| Class::try_from(number).ok()).unwrap_or_default();
    (columns.iter().map(number).collect(), numbers.len())
}

/// The intervals from U+0080.
fn above_ascii(classes: &Classes) -> impl Iterator<Item = (u32, Class)> {
    let below = classes.intervals().partition_point(|&(start, _)| start <= ASCII);
    let above = classes.intervals().iter().skip(below.saturating_sub(1));
    above.map(|&(start, class)| (start.max(ASCII), class))
}

fn ascii(classes: &Classes, class: impl Fn(Class) -> Class) -> [u8; 128] {
    let mut table = [0; 128];
    for &(start, interval) in classes.intervals() {
        for slot in table.iter_mut().skip(usize::try_from(start).unwrap_or(usize::MAX)) {
            *slot = class(interval);
        }
    }
    table
}

/// The longest run of ASCII characters whose step is to stay.
fn plain(steps: &[i16], ascii: &[u8; 128]) -> [u8; 2] {
    let stays = |class: &u8| steps.get(usize::from(*class)) == Some(&0);
    let (mut longest, mut first) = ([1, 0], 0);
    for (character, class) in (0_u8..).zip(ascii) {
        if !stays(class) {
            first = character + 1;
        } else if longest[0] > longest[1] || character - first > longest[1] - longest[0] {
            longest = [first, character];
        }
    }
    longest
}

fn ranges(classes: &Classes, class: impl Fn(Class) -> Class) -> ClassRanges {
    let mut ranges: Vec<_> = above_ascii(classes).map(|(start, interval)| (start, class(interval))).collect();
    ranges.dedup_by_key(|&mut (_, class)| class);
    let (starts, classes) = ranges.into_iter().unzip();
    ClassRanges { starts, classes }
}

/// Rows, each kept once.
#[derive(Default)]
struct Rows {
    numbers: HashMap<(Vec<i16>, bool), u16>,
    of_states: Vec<u16>,
    accepting: Vec<bool>,
    steps: Vec<i16>,
}

impl Rows {
    fn push(&mut self, steps: Vec<i16>, accepting: bool) -> Result<(), PatternError> {
        let next = u16::try_from(self.accepting.len()).map_err(|_| PatternError::too_large())?;
        let number = *self.numbers.entry((steps, accepting)).or_insert_with_key(|(steps, accepting)| {
            self.accepting.push(*accepting);
            self.steps.extend_from_slice(steps);
            next
        });
        self.of_states.push(number);
        Ok(())
    }
}
