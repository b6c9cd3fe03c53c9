//! The named cases of `tests/cases/*.json`: reads them and says where a report differs from what a case expects. Who
//! judges the values is for the caller to say.

pub mod short;

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};
use workflow_preflight::{Direction, Report, Validator, operation};

use short::expand;

/// Every case, with a name that leads to it.
pub fn cases() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.flat_map(|path| cases_of(&path)).collect()
}

fn cases_of(path: &Path) -> Vec<(String, Value)> {
    let mut file: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let Value::Array(cases) = file["cases"].take() else { panic!("{}: no cases", path.display()) };
    let file = path.file_name().unwrap().display();
    cases.into_iter().map(|case| (format!("{file}: {}", case["name"]), case)).collect()
}

/// Which way the value of a case travels.
pub fn direction(case: &Value) -> Direction {
    match case["direction"].as_str() {
        Some("request") => Direction::Request,
        Some("response") => Direction::Response,
        other => panic!("no direction: {other:?}"),
    }
}

/// The validator that a case is about.
pub fn validator(case: &Value) -> Validator {
    let operation = operation(case["operation"].as_str().unwrap()).unwrap();
    let validator = match direction(case) {
        Direction::Request => operation.request(),
        Direction::Response => operation.response(),
    };
    validator.field(case["field"].as_str().unwrap_or("")).unwrap()
}

/// How the report differs from what the case expects; nothing if it does not. Each expected violation is compared on
/// the members that it names, in order and number.
pub fn difference(case: &Value, report: &Report) -> Option<String> {
    let report = serde_json::to_value(report).unwrap();
    let different = ["errors", "warnings"].into_iter().find_map(|list| {
        let found = report[list].as_array().unwrap();
        let expected = case.get(list).map_or_else(|| json!([]), expand);
        let expected = expected.as_array().unwrap();
        let wanted: Vec<Value> =
            expected.iter().zip(found).map(|(expected, found)| restrict(expected, found)).collect();
        let same = wanted == *expected && found.len() == expected.len();
        (!same).then(|| format!("{list}\nexpected {expected:#?}\nfound {found:#?}"))
    });
    let ok = report["ok"] == json!(report["errors"] == json!([]));
    let truncated = report["truncated"] == case["truncated"];
    different
        .or_else(|| (!ok).then(|| "ok does not say whether there are errors".to_owned()))
        .or_else(|| (!truncated).then(|| "truncated does not say whether there is more".to_owned()))
}

/// `found`, as far as `pattern` speaks of it.
fn restrict(pattern: &Value, found: &Value) -> Value {
    match (pattern, found) {
        (Value::Object(pattern), Value::Object(found)) => pattern
            .iter()
            .filter_map(|(key, inner)| found.get(key).map(|value| (key.clone(), restrict(inner, value))))
            .collect::<Map<_, _>>()
            .into(),
        (_, found) => match (pattern.as_f64(), found.as_f64()) {
            (Some(one), Some(other)) if one.to_bits() == other.to_bits() => pattern.clone(),
            _ => found.clone(),
        },
    }
}
