//! A random value for an operation that is embedded: as a JavaScript value, as JSON text and as `Value` it gets the same
//! report, whatever the order of its members, and however the writer of the buffer places its texts.

use workflow_preflight::fuzzing::embedded;

use crate::random::Random;
use crate::sites::root;
use crate::values::Maker;
use crate::ways::agree;

/// Tries one value.
pub fn run(data: &[u8]) {
    let mut random = Random::new(data);
    let Some((site, direction)) = root(embedded(), &mut random) else { return };
    let value = Maker::new(embedded(), &mut random).at(site);
    agree(embedded(), site, direction, &value);
}
