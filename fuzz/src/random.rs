//! Choices by a fuzzer's bytes. Where they are used up, every choice is the first one, so that whatever is made ends.

use arbitrary::Unstructured;

/// What is left of the bytes.
pub(crate) struct Random<'b>(Unstructured<'b>);

impl<'b> Random<'b> {
    pub(crate) fn new(data: &'b [u8]) -> Self {
        Self(Unstructured::new(data))
    }

    /// A number below `limit`, which is not 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0.choose_index(limit).unwrap_or(0)
    }

    /// True once in so many times, and not once the bytes are used up.
    pub(crate) fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == many - 1 && many > 1
    }

    pub(crate) fn yes(&mut self) -> bool {
        self.one_in(2)
    }

    pub(crate) fn of<'t, T: ?Sized>(&mut self, choices: &[&'t T]) -> &'t T {
        choices[self.below(choices.len())]
    }

    pub(crate) fn bits(&mut self) -> u64 {
        self.0.arbitrary().unwrap_or_default()
    }

    pub(crate) fn byte(&mut self) -> u8 {
        self.0.arbitrary().unwrap_or_default()
    }

    /// Whether nothing is left.
    pub(crate) fn is_over(&self) -> bool {
        self.0.is_empty()
    }

    /// All that is left.
    pub(crate) fn rest(self) -> &'b [u8] {
        self.0.take_rest()
    }
}
