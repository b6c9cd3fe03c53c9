//! Any text as a Smithy model and as what is documented of it: it compiles or is refused with a reason. What compiles is
//! written, read back, described, and judges values by every way alike.

use workflow_preflight::fuzzing::{read, validator};
use workflow_preflight_compiler::{compile, emit};

use crate::random::Random;
use crate::sites::{described, root};
use crate::values::Maker;
use crate::ways::agree;

/// Stands between the two texts, and before the bytes that values are made of. No UTF-8 has it.
const NEXT: u8 = 0xFF;

/// What documents nothing.
const SILENT: &str = r#"{"smithy": "2.0", "shapes": {}}"#;

/// Tries one model.
pub fn run(data: &[u8]) {
    let mut parts = data.splitn(3, |byte| *byte == NEXT);
    let [model, documented, values] = [(); 3].map(|()| parts.next().unwrap_or_default());
    let [Ok(model), Ok(documented)] = [model, documented].map(str::from_utf8) else { return };
    let documented = if documented.is_empty() { SILENT } else { documented };
    match compile(&[model], documented).and_then(|model| emit(&model)) {
        Ok(tables) => judge(tables, values),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// Judges values by tables that were just compiled.
pub(crate) fn judge(tables: Vec<u8>, values: &[u8]) {
    let model = read(tables.leak()).expect("what the compiler writes is read");
    let mut random = Random::new(values);
    let Some((site, direction)) = root(model, &mut random) else { return };
    if described(model, site, 1_000).is_some() {
        serde_json::to_string(&validator(model, site, direction).describe()).unwrap();
    }
    let value = Maker::new(model, &mut random).at(site);
    agree(model, site, direction, &value);
}
