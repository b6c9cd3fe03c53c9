//! Runs `tests/cases/*.json` through JSON text and `serde_json::Value`: both must give the same report, and the one
//! that the case expects. `pkg/test/cases.test.mjs` runs the same files through JavaScript values and JSON text.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "this is how tests fail")]

mod named;

use serde_json::{Value, json};
use workflow_preflight::Report;

#[test]
fn every_case_gives_the_report_that_it_expects() {
    let cases = named::cases();
    println!("{} cases", cases.len());
    assert!(cases.len() > 100, "only {} cases were found", cases.len());
    for (name, case) in cases {
        run(&name, &case);
    }
}

/// The report on a text, but for the ranges, which all its violations have.
fn without_ranges(mut report: Report) -> Report {
    for violation in report.errors.iter_mut().chain(&mut report.warnings) {
        let range = violation.range.take().unwrap();
        assert!(range.start <= range.end);
    }
    report
}

fn run(name: &str, case: &Value) {
    if case["ways"] == json!(["js"]) {
        return;
    }
    let validator = named::validator(case);
    let report = if let Some(text) = case.get("text") {
        validator.validate_json(named::short::expand(text).as_str().unwrap())
    } else {
        let value = named::short::expand(&case["value"]);
        let report = validator.validate(&value);
        let of_text = without_ranges(validator.validate_json(value.to_string()));
        assert_eq!(report, of_text, "{name}: the two ways differ");
        report
    };
    if let Some(difference) = named::difference(case, &report) {
        panic!("{name}: {difference}");
    }
}
