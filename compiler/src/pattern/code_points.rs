//! Sets of code points, surrogates included: what a literal, a class, an escape or a property stands for.
//! Ranges only; it knows neither syntax nor automata.

/// The last code point.
pub(super) const LAST: u32 = 0x10_FFFF;

/// A set, as inclusive ranges in order, with a gap between any two.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct CodePoints(Vec<(u32, u32)>);

impl CodePoints {
    pub(super) fn one(point: u32) -> Self {
        Self(vec![(point, point)])
    }

    /// The union of the ranges, which may come in any order and overlap.
    pub(super) fn new(mut ranges: Vec<(u32, u32)>) -> Self {
        ranges.sort_unstable();
        let mut merged: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
        for (first, last) in ranges {
            match merged.last_mut() {
                Some(previous) if first <= previous.1.saturating_add(1) => previous.1 = previous.1.max(last),
                Some(_) | None => merged.push((first, last)),
            }
        }
        Self(merged)
    }

    pub(super) fn complement(&self) -> Self {
        let mut gaps = Vec::with_capacity(self.0.len() + 1);
        let mut next = 0;
        for &(first, last) in &self.0 {
            if next < first {
                gaps.push((next, first - 1));
            }
            next = last + 1;
        }
        if next <= LAST {
            gaps.push((next, LAST));
        }
        Self(gaps)
    }

    pub(super) fn complement_if(self, negated: bool) -> Self {
        if negated { self.complement() } else { self }
    }

    pub(super) fn ranges(&self) -> &[(u32, u32)] {
        &self.0
    }

    pub(super) fn contains(&self, point: u32) -> bool {
        let after = self.0.partition_point(|range| range.0 <= point);
        after.checked_sub(1).and_then(|at| self.0.get(at)).is_some_and(|range| point <= range.1)
    }
}
