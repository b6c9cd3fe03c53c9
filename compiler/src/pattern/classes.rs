//! Divides all code points into the classes that a pattern tells apart, so that automata step on a few classes rather
//! than on a million code points. It sees the pattern's sets and nothing else of it.

use super::PatternError;
use super::code_points::{CodePoints, LAST};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A class, numbered from 0.
pub(super) type Class = u8;

/// A partition of the code points: any two in one class belong to the same sets.
pub(super) struct Classes {
    /// Where each interval begins, and its class; the first begins at 0.
    intervals: Vec<(u32, Class)>,
    /// The sets that hold each class.
    sets: Vec<BTreeSet<usize>>,
}

impl Classes {
    pub(super) fn partition(sets: &[CodePoints]) -> Result<Self, PatternError> {
        let mut numbers = HashMap::new();
        let mut partition = Self { intervals: Vec::new(), sets: Vec::new() };
        let mut holding = BTreeSet::new();
        for (start, toggled) in boundaries(sets) {
            for set in toggled {
                if !holding.remove(&set) {
                    holding.insert(set);
                }
            }
            let next = partition.sets.len();
            let number = *numbers.entry(holding.clone()).or_insert(next);
            if number == next {
                partition.sets.push(holding.clone());
            }
            let class = Class::try_from(number).map_err(|_| PatternError::too_large())?;
            partition.intervals.push((start, class));
        }
        Ok(partition)
    }

    pub(super) fn count(&self) -> usize {
        self.sets.len()
    }

    pub(super) fn intervals(&self) -> &[(u32, Class)] {
        &self.intervals
    }

    pub(super) fn all(&self) -> impl Iterator<Item = Class> + use<> {
        (0..=Class::MAX).take(self.count())
    }

    /// Whether a set, by its number, holds the class.
    pub(super) fn is_in(&self, class: Class, set: usize) -> bool {
        self.sets.get(usize::from(class)).is_some_and(|sets| sets.contains(&set))
    }
}

/// The code points at which membership changes, and the sets that begin or end there.
fn boundaries(sets: &[CodePoints]) -> BTreeMap<u32, Vec<usize>> {
    let mut boundaries = BTreeMap::from([(0, Vec::new())]);
    for (number, set) in sets.iter().enumerate() {
        for &(first, last) in set.ranges() {
            boundaries.entry(first).or_default().push(number);
            if last < LAST {
                boundaries.entry(last + 1).or_default().push(number);
            }
        }
    }
    boundaries
}
