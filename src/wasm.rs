//! The bindings: numbers and bytes in, reports out. No judgement is made here.
//!
//! The JavaScript side (`pkg/src/`) writes a value into the input buffer and asks for a verdict in one call. A place
//! in the tables is known to it by its number.

use std::cell::RefCell;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen::throw_val;

use crate::api::Validator;
use crate::model::{Direction, Kind, SiteIndex};
use crate::source::{json::JsonSource, wire::WireSource};
use crate::tables::MODEL;
use crate::violation::Report;

/// Half the size of the standard library's.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

thread_local! {
    /// Where the JavaScript side writes values and texts.
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// An operation, as the JavaScript side looks it up.
#[derive(Serialize)]
struct Entry {
    id: &'static str,
    request: SiteIndex,
    response: SiteIndex,
}

/// What the encoder needs to know of a shape.
#[derive(Serialize)]
struct ShapeTable {
    kind: &'static str,
    names: Vec<&'static str>,
    targets: Vec<u16>,
}

/// Makes room for `capacity` bytes of input, keeping what is there, and answers their address.
#[wasm_bindgen]
pub fn reserve(capacity: usize) -> *mut u8 {
    INPUT.with_borrow_mut(|input| {
        if input.len() < capacity {
            input.resize(capacity, 0);
        }
        input.as_mut_ptr()
    })
}

/// All operations: `{ id, request, response }`.
#[wasm_bindgen]
pub fn operations() -> JsValue {
    let entries = MODEL.operations.iter().map(|operation| Entry {
        id: operation.id,
        request: operation.input,
        response: operation.output,
    });
    to_js(&entries.collect::<Vec<_>>())
}

/// The shape of the values at a site; past all shapes where there is no such site.
#[wasm_bindgen]
pub fn shape_of(site: SiteIndex) -> u16 {
    MODEL.site(site).map_or(u16::MAX, |site| site.shape)
}

/// What the encoder needs to know of a shape: `{ kind, names, targets }`.
#[wasm_bindgen]
pub fn shape(index: u16) -> JsValue {
    let target = |site| MODEL.site(site).map(|site| site.shape);
    let table = match MODEL.shape(index).map_or(&Kind::Document, |shape| &shape.kind) {
        Kind::Structure { first, count, .. } => {
            let members = MODEL.members(*first, *count);
            ShapeTable {
                kind: "structure",
                names: members.iter().map(|site| site.name).collect(),
                targets: members.iter().map(|site| site.shape).collect(),
            }
        }
        Kind::List { element } => ShapeTable::around("list", target(*element)),
        Kind::Map { value, .. } => ShapeTable::around("map", target(*value)),
        Kind::Document => ShapeTable::around("document", None),
        Kind::Text | Kind::Blob | Kind::Boolean | Kind::Integer { .. } | Kind::Float | Kind::Timestamp(_) => {
            ShapeTable::around("scalar", None)
        }
    };
    to_js(&table)
}

impl ShapeTable {
    fn around(kind: &'static str, target: Option<u16>) -> Self {
        Self { kind, names: Vec::new(), targets: target.into_iter().collect() }
    }
}

/// The site of a member, of a list's elements or of a map's values.
#[wasm_bindgen]
pub fn field(site: SiteIndex, segment: &str) -> Option<SiteIndex> {
    Validator::at(site, Direction::Request).part(segment).and_then(|part| part.index())
}

/// Judges the value in the input buffer from `start` on; undefined where nothing is wrong with it.
#[wasm_bindgen]
pub fn validate(site: SiteIndex, response: bool, start: usize, length: usize) -> JsValue {
    let report = judge(start, length, |input| validator(site, response).judge(WireSource::new(input)));
    report_to_js(report)
}

/// Judges the JSON text in the input buffer from `start` on; undefined where nothing is wrong with it.
#[wasm_bindgen]
pub fn validate_json(site: SiteIndex, response: bool, start: usize, length: usize) -> JsValue {
    let report = judge(start, length, |input| validator(site, response).judge(JsonSource::new(input)));
    report_to_js(report)
}

/// The constraints at a site, as data.
#[wasm_bindgen]
pub fn describe(site: SiteIndex, response: bool) -> JsValue {
    to_js(&validator(site, response).describe())
}

fn validator(site: SiteIndex, response: bool) -> Validator {
    Validator::at(site, if response { Direction::Response } else { Direction::Request })
}

fn judge(start: usize, length: usize, judge: impl FnOnce(&[u8]) -> Option<Report>) -> Option<Report> {
    INPUT.with_borrow(|input| {
        let end = start.saturating_add(length);
        judge(input.get(start..end).unwrap_or_default())
    })
}

/// A value with which nothing is wrong costs no object.
fn report_to_js(report: Option<Report>) -> JsValue {
    match report {
        Some(report) => to_js(&report),
        None => JsValue::UNDEFINED,
    }
}

fn to_js(value: &impl Serialize) -> JsValue {
    match value.serialize(&Serializer::json_compatible()) {
        Ok(value) => value,
        Err(error) => throw_val(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use js_sys::{Array, Reflect};
    use wasm_bindgen::JsValue;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::{INPUT, describe, field, operations, reserve, shape, shape_of, validate, validate_json};

    fn get(object: &JsValue, keys: &[&str]) -> JsValue {
        keys.iter().fold(object.clone(), |object, key| Reflect::get(&object, &JsValue::from_str(key)).unwrap())
    }

    fn text(object: &JsValue, keys: &[&str]) -> String {
        get(object, keys).as_string().unwrap()
    }

    /// The site of an operation's request.
    fn request(id: &str) -> u16 {
        let operations = Array::from(&operations());
        let entry = operations.iter().find(|entry| text(entry, &["id"]) == id).unwrap();
        serde_wasm_bindgen::from_value(get(&entry, &["request"])).unwrap()
    }

    fn write(start: usize, bytes: &[u8]) {
        reserve(start + bytes.len());
        INPUT.with_borrow_mut(|input| input[start..start + bytes.len()].copy_from_slice(bytes));
    }

    fn judge_text(site: u16, json: &str) -> JsValue {
        write(0, json.as_bytes());
        validate_json(site, false, 0, json.len())
    }

    #[wasm_bindgen_test]
    fn a_value_with_which_nothing_is_wrong_is_undefined() {
        assert!(judge_text(request("glue.CreateWorkflow"), r#"{"Name":"nightly"}"#).is_undefined());
    }

    #[wasm_bindgen_test]
    fn a_report_is_a_plain_object() {
        let report = judge_text(request("glue.CreateWorkflow"), r#"{"Name":"","Tags":{"aws:a":"b"}}"#);
        assert_eq!(get(&report, &["ok"]).as_bool(), Some(false));
        let error = &["errors", "0"];
        assert_eq!(text(&report, &[error, &["code"][..]].concat()), "length");
        assert_eq!(text(&report, &[error, &["path", "0"][..]].concat()), "Name");
        assert_eq!(text(&report, &[error, &["params", "unit"][..]].concat()), "bytes");
        assert_eq!(get(&report, &[error, &["params", "actual"][..]].concat()).as_f64(), Some(0.0));
        assert!(
            text(&report, &[error, &["serviceMessage"][..]].concat()).starts_with("Value with length 0 at '/Name'")
        );
        assert_eq!(text(&report, &["warnings", "0", "target"]), "key");
    }

    #[wasm_bindgen_test]
    fn fractions_are_read_and_written_by_the_host() {
        let report = judge_text(request("glue.ListWorkflows"), r#"{"MaxResults":1.25}"#);
        assert_eq!(text(&report, &["errors", "0", "code"]), "type");
        assert_eq!(crate::decimal::write(0.1), "0.1");
        assert!(crate::decimal::parse("1e400").is_infinite());
    }

    #[wasm_bindgen_test]
    fn input_may_stand_behind_other_input() {
        let json = br#"{"Name":7}"#;
        write(100, json);
        let report = validate_json(request("glue.CreateWorkflow"), false, 100, json.len());
        assert_eq!(text(&report, &["errors", "0", "pointer"]), "/Name");
    }

    #[wasm_bindgen_test]
    fn input_that_was_never_written_is_no_value() {
        let site = request("glue.CreateWorkflow");
        for (start, length) in [(0, 0), (usize::MAX, 1), (0, usize::MAX), (usize::MAX, usize::MAX)] {
            assert_eq!(text(&validate(site, false, start, length), &["errors", "0", "code"]), "syntax");
            assert_eq!(text(&validate_json(site, false, start, length), &["errors", "0", "code"]), "syntax");
        }
    }

    #[wasm_bindgen_test]
    fn sites_that_do_not_exist_accept_nothing() {
        assert!(!judge_text(u16::MAX, "{}").is_undefined());
        assert_eq!(field(u16::MAX, "name"), None);
        assert_eq!(shape_of(u16::MAX), u16::MAX);
    }

    #[wasm_bindgen_test]
    fn room_is_made_without_loss() {
        write(0, b"kept");
        reserve(1 << 20);
        assert_eq!(INPUT.with_borrow(|input| input[..4].to_vec()), b"kept");
    }

    #[wasm_bindgen_test]
    fn shapes_and_fields_lead_from_site_to_site() {
        let site = request("healthomics.CreateWorkflow");
        let table = shape(shape_of(site));
        assert_eq!(text(&table, &["kind"]), "structure");
        assert_eq!(text(&table, &["names", "0"]), "name");
        let tags = field(site, "tags").unwrap();
        assert_eq!(text(&shape(shape_of(tags)), &["kind"]), "map");
        assert_eq!(text(&shape(shape_of(field(tags, "any").unwrap())), &["kind"]), "scalar");
        assert_eq!(field(site, "nope"), None);
    }

    #[wasm_bindgen_test]
    fn descriptions_are_plain_objects() {
        let description = describe(request("healthomics.CreateWorkflow"), false);
        assert_eq!(text(&description, &["type"]), "structure");
        assert_eq!(text(&description, &["members", "0", "name"]), "name");
        assert_eq!(get(&description, &["members", "0", "constraints", "0", "params", "max"]).as_f64(), Some(128.0));
    }
}
