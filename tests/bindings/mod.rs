//! Tests of what JavaScript calls, run in Node by `tests/node.rs` and in a browser by `tests/browser.rs`.

use js_sys::{Reflect, Uint8Array, Uint32Array, WebAssembly};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use workflow_preflight::wasm::{describe, field, reserve, results, root, shape, shape_of, validate, validate_json};
use workflow_preflight::{Code, operations};

fn get(object: &JsValue, keys: &[&str]) -> JsValue {
    keys.iter().fold(object.clone(), |object, key| Reflect::get(&object, &JsValue::from_str(key)).unwrap())
}

/// What a call puts into the results.
fn result(call: impl FnOnce()) -> JsValue {
    call();
    results().pop()
}

/// What stands at the beginning of a report.
#[derive(Debug, PartialEq)]
struct Beginning {
    errors: u32,
    warnings: u32,
    /// The code of the first violation, by its number.
    code: u32,
}

/// The report, if a call answers that there is one.
fn judged(report: *const u32) -> Option<Beginning> {
    let memory: WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
    let cells = Uint32Array::new(&memory.buffer());
    let at = u32::try_from(report.addr() / size_of::<u32>()).unwrap();
    let code = || cells.get_index(at + 3) & 0xff;
    (!report.is_null()).then(|| Beginning {
        errors: cells.get_index(at),
        warnings: cells.get_index(at + 1),
        code: code(),
    })
}

/// The beginning of a report with one error, of this code.
fn one(code: Code) -> Beginning {
    Beginning { errors: 1, warnings: 0, code: code as u32 }
}

fn text(object: &JsValue, keys: &[&str]) -> String {
    get(object, keys).as_string().unwrap()
}

/// The site of an operation's request.
fn request(id: &str) -> u16 {
    root(number(id), false).unwrap()
}

fn response(id: &str) -> u16 {
    root(number(id), true).unwrap()
}

fn number(id: &str) -> usize {
    operations().position(|known| known == id).unwrap()
}

/// The bytes of the input buffer, as JavaScript sees them.
fn input(start: usize, length: usize) -> Uint8Array {
    let address = reserve(start + length) as usize + start;
    let memory: WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
    let whole = Uint8Array::new(&memory.buffer());
    whole.subarray(address.try_into().unwrap(), (address + length).try_into().unwrap())
}

fn write(start: usize, bytes: &[u8]) {
    input(start, bytes.len()).copy_from(bytes);
}

fn judge_text(site: u16, json: &str) -> Option<Beginning> {
    write(0, json.as_bytes());
    judged(validate_json(site, false, 0, json.len(), true))
}

#[wasm_bindgen_test]
fn a_value_with_which_nothing_is_wrong_has_no_report() {
    assert_eq!(judge_text(request("glue.CreateWorkflow"), r#"{"Name":"nightly"}"#), None);
}

#[wasm_bindgen_test]
fn a_report_counts_errors_and_warnings() {
    let report = judge_text(request("glue.CreateWorkflow"), r#"{"Name":"","Tags":{"aws:a":"b"}}"#).unwrap();
    assert_eq!((report.warnings, report.code), (1, Code::Length as u32));
}

#[wasm_bindgen_test]
fn fractions_are_read_by_the_host() {
    assert_eq!(judge_text(request("glue.ListWorkflows"), r#"{"MaxResults":12.5e-1}"#), Some(one(Code::Type)));
    let double = |capacity: &str| {
        let job = format!(
            r#"{{"Run":{{"Graph":{{"Nodes":[{{"JobDetails":{{"JobRuns":[{{"MaxCapacity":{capacity}}}]}}}}]}}}}}}"#
        );
        write(0, job.as_bytes());
        judged(validate_json(response("glue.GetWorkflowRun"), true, 0, job.len(), true))
    };
    assert_eq!(double("0.1e1"), None);
    assert_eq!(double("1e400"), Some(one(Code::Type)));
}

#[wasm_bindgen_test]
fn input_may_stand_behind_other_input() {
    let json = br#"{"Name":7}"#;
    write(100, json);
    assert_eq!(
        judged(validate_json(request("glue.CreateWorkflow"), false, 100, json.len(), false)),
        Some(one(Code::Type))
    );
}

#[wasm_bindgen_test]
fn input_that_was_never_written_is_no_value() {
    let site = request("glue.CreateWorkflow");
    for (start, length) in [(0, 0), (usize::MAX, 1), (0, usize::MAX), (usize::MAX, usize::MAX)] {
        assert_eq!(judged(validate(site, false, start, length)), Some(one(Code::Syntax)));
        assert_eq!(judged(validate_json(site, false, start, length, true)), Some(one(Code::Syntax)));
    }
}

#[wasm_bindgen_test]
fn sites_that_do_not_exist_accept_nothing() {
    assert!(judge_text(u16::MAX, "{}").is_some());
    assert_eq!(field(u16::MAX, "name"), None);
    assert_eq!(shape_of(u16::MAX), u16::MAX);
    assert_eq!(root(usize::MAX, false), None);
}

#[wasm_bindgen_test]
fn room_is_made_without_loss() {
    write(0, b"kept");
    reserve(1 << 20);
    assert_eq!(input(0, 4).to_vec(), b"kept");
}

#[wasm_bindgen_test]
fn shapes_and_fields_lead_from_site_to_site() {
    let site = request("healthomics.CreateWorkflow");
    let table = result(|| shape(shape_of(site)));
    assert_eq!(text(&table, &["kind"]), "structure");
    assert_eq!(text(&table, &["names", "0"]), "name");
    let tags = field(site, "tags").unwrap();
    assert_eq!(text(&result(|| shape(shape_of(tags))), &["kind"]), "map");
    assert_eq!(text(&result(|| shape(shape_of(field(tags, "any").unwrap()))), &["kind"]), "scalar");
    assert_eq!(field(site, "nope"), None);
}

#[wasm_bindgen_test]
fn descriptions_are_plain_objects() {
    let description = result(|| describe(request("healthomics.CreateWorkflow"), false));
    assert_eq!(text(&description, &["type"]), "structure");
    assert_eq!(text(&description, &["members", "0", "name"]), "name");
    assert_eq!(get(&description, &["members", "0", "constraints", "0", "params", "max"]).as_f64(), Some(128.0));
}
