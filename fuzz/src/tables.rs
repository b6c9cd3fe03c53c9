//! Any bytes as tables. Those that are embedded come from our own compiler and are no input of anybody's; but the reader
//! claims to be total, and where it takes what the compiler would not write, nothing may panic, either.

use workflow_preflight::fuzzing::{read, validator};

use crate::places::check;
use crate::random::Random;
use crate::sites::{described, root};

/// Values that reach most of what tables can say.
const VALUES: [&str; 6] = ["null", "{}", "[]", "\"a\"", "[1, {\"a\": [null]}]", "{\"a\": \"b\", \"m\": {\"a\": 1}}"];

/// Tries one set of tables, and a few values by what they say.
pub fn run(data: &[u8]) {
    let Some(model) = read(data.to_vec().leak()) else { return };
    let rows = model.operations.len() + model.shapes.len() + model.sites.len() + model.documents.len();
    assert!(rows <= data.len());
    let mut random = Random::new(data);
    let Some((site, direction)) = root(model, &mut random) else { return };
    let validator = validator(model, site, direction);
    for value in VALUES {
        check(&validator.validate_json(value));
        check(&validator.validate_buffer(data));
    }
    if described(model, site, 1_000).is_some() {
        serde_json::to_string(&validator.describe()).unwrap();
    }
}
