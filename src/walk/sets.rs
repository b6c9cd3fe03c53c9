//! What the walk remembers of one object: which members are there, and which keys have been.

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
    seen: Blocks<'a>,
    kept: bool,
}

impl<'a> Keys<'a> {
    pub(super) fn of(source: &impl Source<'a>) -> Self {
        Self { seen: Blocks::default(), kept: source.repeats_keys() }
    }

    /// Answers whether the key is new.
    pub(super) fn add(&mut self, key: Text<'a>) -> bool {
        !self.kept || self.seen.insert(key.bytes)
    }
}

/// Names in order, in blocks that are in order, so that few others move when one is inserted. The standard library's
/// B-tree has more levels than a text of 256 MiB can fill, and takes 1 KB more of the compressed module.
#[derive(Default)]
struct Blocks<'a>(Vec<Vec<&'a [u8]>>);

/// Most maps have no more keys than this.
const FEW: usize = 8;
/// How long a block gets before it is split.
const FULL_BLOCK: usize = 1024;

impl<'a> Blocks<'a> {
    /// Answers whether the name is new.
    fn insert(&mut self, name: &'a [u8]) -> bool {
        let begins_before = |block: &Vec<&[u8]>| block.first().is_some_and(|first| *first <= name);
        let at = self.0.partition_point(begins_before).saturating_sub(1);
        let Some(block) = self.0.get_mut(at) else {
            let mut block = Vec::with_capacity(FEW);
            block.push(name);
            self.0.push(block);
            return true;
        };
        let Err(place) = block.binary_search(&name) else { return false };
        block.insert(place, name);
        if block.len() == FULL_BLOCK {
            let upper = block.split_off(FULL_BLOCK / 2);
            self.0.insert(at + 1, upper);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Blocks, FULL_BLOCK};

    #[test]
    fn a_name_is_new_once_in_whatever_order_names_come() {
        let count = 5 * FULL_BLOCK;
        let names: Vec<String> = (0..count).map(|number| number.to_string()).collect();
        // Steps that share no factor with the count reach every name.
        for step in [1, count - 1, 7, 1999] {
            let mut blocks = Blocks::default();
            let order = || (0..count).map(|turn| names[turn * step % count].as_bytes());
            assert!(order().all(|name| blocks.insert(name)), "{step}");
            assert!(!order().any(|name| blocks.insert(name)), "{step}");
            assert!(blocks.0.iter().all(|block| (1..FULL_BLOCK).contains(&block.len())));
            assert!(blocks.0.concat().is_sorted());
        }
    }
}
