//! What the walk remembers of one object: which members are there, and which keys have been.

use std::collections::BTreeSet;

use crate::source::{Source, Text};

/// Which members of a structure are there: a set of their positions.
#[derive(Debug, Default)]
pub(crate) struct Present {
    low: u64,
    /// Those past the first 64, which few structures have.
    high: Vec<usize>,
}

impl Present {
    #[inline]
    pub(crate) fn has(&self, position: usize) -> bool {
        mask(position).map_or_else(|| self.high.contains(&position), |mask| self.low & mask != 0)
    }

    /// Answers whether it is new.
    #[inline]
    pub(super) fn add(&mut self, position: usize) -> bool {
        let Some(mask) = mask(position) else { return self.add_high(position) };
        let new = self.low & mask == 0;
        self.low |= mask;
        new
    }

    #[cold]
    fn add_high(&mut self, position: usize) -> bool {
        let new = !self.high.contains(&position);
        self.high.push(position);
        new
    }
}

#[inline]
fn mask(position: usize) -> Option<u64> {
    (position < 64).then(|| 1 << position)
}

/// The keys of a map so far, kept only where a source can repeat one.
pub(super) struct Keys<'a> {
    seen: BTreeSet<&'a [u8]>,
    kept: bool,
}

impl<'a> Keys<'a> {
    pub(super) fn of(source: &impl Source<'a>) -> Self {
        Self { seen: BTreeSet::new(), kept: source.repeats_keys() }
    }

    /// Answers whether the key is new.
    pub(super) fn add(&mut self, key: Text<'a>) -> bool {
        !self.kept || self.seen.insert(key.bytes)
    }
}
