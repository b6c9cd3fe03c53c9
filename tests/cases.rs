//! Runs `tests/cases/*.json` through JSON text and `serde_json::Value`: both must give the same report, and the one
//! that the case expects. `pkg/test/cases.test.mjs` runs the same files through JavaScript values and JSON text.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "this is how tests fail")]

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};
use workflow_preflight::{Report, Validator, operation};

#[test]
fn every_case_gives_the_report_that_it_expects() {
    let mut count = 0;
    for entry in fs::read_dir("tests/cases").unwrap() {
        let path = entry.unwrap().path();
        let file: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for case in file["cases"].as_array().unwrap() {
            run(&path, case);
            count += 1;
        }
    }
    println!("{count} cases");
    assert!(count > 100, "only {count} cases were found");
}

#[track_caller]
fn run(path: &Path, case: &Value) {
    if case["ways"] == json!(["js"]) {
        return;
    }
    let validator = validator(case);
    let name = format!("{}: {}", path.display(), case["name"]);
    let report = if let Some(text) = case.get("text") {
        validator.validate_json(expand(text).as_str().unwrap())
    } else {
        let value = expand(&case["value"]);
        let report = validator.validate(&value);
        assert_eq!(report, validator.validate_json(value.to_string()), "{name}: the two ways differ");
        report
    };
    expect(&name, case, &report);
}

fn validator(case: &Value) -> Validator {
    let operation = operation(case["operation"].as_str().unwrap()).unwrap();
    let validator = match case["direction"].as_str() {
        Some("request") => operation.request(),
        Some("response") => operation.response(),
        other => panic!("no direction: {other:?}"),
    };
    validator.field(case["field"].as_str().unwrap_or("")).unwrap()
}

/// Each expected violation is compared on the members that it names, in order and number.
#[track_caller]
fn expect(name: &str, case: &Value, report: &Report) {
    let report = serde_json::to_value(report).unwrap();
    for list in ["errors", "warnings"] {
        let found = report[list].as_array().unwrap();
        let none = Vec::new();
        let expected = case.get(list).map_or(&none, |list| list.as_array().unwrap());
        let wanted: Vec<Value> =
            expected.iter().zip(found).map(|(expected, found)| restrict(&expand(expected), found)).collect();
        let expected: Vec<Value> = expected.iter().map(expand).collect();
        assert!(
            wanted == expected && found.len() == expected.len(),
            "{name}: {list}\nexpected {expected:#?}\nfound {found:#?}"
        );
    }
    assert_eq!(report["ok"], json!(report["errors"] == json!([])), "{name}");
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

/// Writes out `$repeat`, `$entries` and `$items`, which keep long values readable.
fn expand(value: &Value) -> Value {
    match value {
        Value::Object(entries) => expand_object(entries),
        Value::Array(elements) => elements.iter().map(expand).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

fn expand_object(entries: &Map<String, Value>) -> Value {
    if let Some(repeat) = entries.get("$repeat") {
        return repeat[0].as_str().unwrap().repeat(count(&repeat[1])).into();
    }
    if let Some(items) = entries.get("$items") {
        return vec![expand(&items[1]); count(&items[0])].into();
    }
    if let Some(many) = entries.get("$entries") {
        let value = expand(&many[1]);
        return (0..count(&many[0])).map(|index| (format!("k{index}"), value.clone())).collect::<Map<_, _>>().into();
    }
    entries.iter().map(|(key, value)| (key.clone(), expand(value))).collect::<Map<_, _>>().into()
}

fn count(value: &Value) -> usize {
    value.as_u64().unwrap().try_into().unwrap()
}
