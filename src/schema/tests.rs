//! What no embedded operation holds, on tables made by hand. The rest is tested through the package, against Ajv
//! (`pkg/test/schema*.test.mjs`).

use serde_json::{Value, json};

use super::{JsonSchema, SchemaOptions, SchemaTarget};
use crate::constraint::{Depends, Enum, Exclusive, Length, Matches, Range, Unit};
use crate::model::{Constraint, Direction, Document, Kind, Model, Presence, Rule, Shape, Site, Source};
use crate::pattern::{ClassRanges, Pattern};

static DOCUMENT: Document = Document { title: "the guide", url: "" };

fn leak<T>(items: Vec<T>) -> &'static [T] {
    Vec::leak(items)
}

fn stated(rule: Rule) -> Constraint {
    Constraint { rule, source: Source::Documented, document: 0 }
}

fn advised(rule: Rule) -> Constraint {
    Constraint { source: Source::Advice, ..stated(rule) }
}

fn site(name: &'static str, shape: u16, presence: Presence, rules: Vec<Rule>) -> Site {
    Site { name, shape, presence, constraints: leak(rules.into_iter().map(stated).collect()) }
}

fn member(name: &'static str, shape: u16) -> Site {
    site(name, shape, Presence::Optional, Vec::new())
}

fn structure(first: u16, count: u16, rules: Vec<Constraint>) -> Kind {
    Kind::Structure { first, count, rules: leak(rules) }
}

/// The schema of the first site.
fn schema(kinds: Vec<(&'static str, Kind)>, sites: Vec<Site>, options: impl Into<SchemaOptions>) -> Value {
    let shapes = kinds.into_iter().map(|(name, kind)| Shape { name, kind }).collect();
    let documents = std::slice::from_ref(&DOCUMENT);
    let model = Model { operations: &[], shapes: leak(shapes), sites: leak(sites), documents };
    let model = Box::leak(Box::new(model));
    let schema = JsonSchema::new(model, &model.sites[0], Direction::Request, options.into());
    serde_json::to_value(schema).unwrap()
}

/// The schema of a value with these rules, without what every schema has.
fn value(kind: Kind, rules: Vec<Rule>) -> Value {
    let mut schema = schema(vec![("T", kind)], vec![site("t", 0, Presence::Inherent, rules)], SchemaTarget::default());
    let object = schema.as_object_mut().unwrap();
    assert_eq!(object.remove("title"), Some(json!("T")));
    assert!(object.remove("$schema").is_some());
    schema
}

fn pattern(source: &'static str, whole: bool) -> Rule {
    static NO_CLASSES: ClassRanges = ClassRanges { starts: &[], classes: &[] };
    let pattern = Pattern {
        source,
        ascii: &[0; 128],
        ranges: &NO_CLASSES,
        class_count: 0,
        rows: &[],
        accepting: &[],
        plain: &[],
        steps: &[],
    };
    Rule::Pattern(Matches { pattern: Box::leak(Box::new(pattern)), hint: "", whole })
}

fn length(min: u32, max: Option<u32>, unit: Unit) -> Rule {
    Rule::Length(Length { min, max, unit })
}

fn exclusive(members: &'static [u16], one_required: bool) -> Rule {
    Rule::Exclusive(Exclusive { members, one_required })
}

/// `name` is set, in a schema.
fn set(name: &str) -> Value {
    json!({ "properties": { name: { "not": { "type": "null" } } }, "required": [name] })
}

/// What rules between two texts, `a` and `b`, become.
fn between(rules: Vec<Rule>) -> Value {
    let rules = rules.into_iter().map(stated).collect();
    let kinds = vec![("S", structure(1, 2, rules)), ("T", Kind::Text)];
    let sites = vec![site("s", 0, Presence::Inherent, Vec::new()), member("a", 1), member("b", 1)];
    schema(kinds, sites, SchemaTarget::default())
}

#[test]
fn a_pattern_means_the_whole_text_or_a_part_of_it() {
    assert_eq!(value(Kind::Text, vec![pattern("a|b", true)])["pattern"], "^(?:a|b)$");
    assert_eq!(value(Kind::Text, vec![pattern("a|b", false)])["pattern"], "a|b");
    let both = value(Kind::Text, vec![pattern("a", false), pattern("b", false), pattern("c", true)]);
    let expected = json!({ "type": "string", "pattern": "a", "allOf": [{ "pattern": "b" }, { "pattern": "^(?:c)$" }] });
    assert_eq!(both, expected);
}

#[test]
fn of_bytes_the_schema_says_what_follows_for_characters() {
    let text = value(Kind::Text, vec![length(5, Some(10), Unit::Bytes)]);
    assert_eq!([&text["minLength"], &text["maxLength"]], [2, 10]);
    assert_eq!(text["x-preflight"][0]["params"], json!({ "min": 5, "max": 10, "unit": "bytes" }));
    assert_eq!(text["description"], "5 to 10 bytes (the guide)");
    let blob = value(Kind::Blob, vec![length(2, Some(4), Unit::Bytes)]);
    assert_eq!([&blob["minLength"], &blob["maxLength"]], [4, 8]);
    assert_eq!(blob["x-preflight"][0]["text"], "2 to 4 bytes");
    let some = value(Kind::Text, vec![length(1, None, Unit::Bytes)]);
    assert_eq!(some, json!({ "type": "string", "minLength": 1 }), "nothing is left unsaid");
}

#[test]
fn the_tighter_of_two_lengths_counts() {
    let rules = vec![length(3, Some(255), Unit::Bytes), length(2, Some(20), Unit::Characters)];
    let text = value(Kind::Text, rules);
    assert_eq!([&text["minLength"], &text["maxLength"]], [2, 20]);
}

#[test]
fn whole_numbers_have_the_bounds_of_their_type() {
    let bounds = |bits| value(Kind::Integer { bits }, Vec::new());
    assert_eq!(bounds(8), json!({ "type": "integer", "minimum": -128, "maximum": 127 }));
    assert_eq!(bounds(16), json!({ "type": "integer", "minimum": -32_768, "maximum": 32_767 }));
    let two_to_63 = 9_223_372_036_854_775_808.0;
    assert_eq!(bounds(64), json!({ "type": "integer", "minimum": -two_to_63, "exclusiveMaximum": two_to_63 }));
    let range = |min, max| vec![Rule::Range(Range { min: Some(min), max: Some(max) })];
    let long = value(Kind::Integer { bits: 64 }, range(0, 10));
    assert_eq!(long, json!({ "type": "integer", "minimum": 0, "maximum": 10 }));
    let byte = value(Kind::Integer { bits: 8 }, range(-1000, 10));
    assert_eq!(byte, json!({ "type": "integer", "minimum": -128, "maximum": 10 }));
}

#[test]
fn a_range_of_floats_leaves_their_words_alone() {
    let float = value(Kind::Float, vec![Rule::Range(Range { min: Some(0), max: None })]);
    let words = json!({ "type": "string", "enum": ["NaN", "Infinity", "-Infinity"] });
    assert_eq!(float["anyOf"], json!([{ "type": "number", "minimum": 0 }, words]));
}

#[test]
fn exactly_one_member_or_at_most_one() {
    assert_eq!(between(vec![exclusive(&[0, 1], true)])["oneOf"], json!([set("a"), set("b")]));
    let none = json!({ "not": { "anyOf": [set("a"), set("b")] } });
    assert_eq!(between(vec![exclusive(&[0, 1], false)])["oneOf"], json!([set("a"), set("b"), none]));
    let both = between(vec![exclusive(&[0, 1], true), exclusive(&[1, 0], true)]);
    assert_eq!(both["allOf"], json!([{ "oneOf": [set("b"), set("a")] }]));
}

#[test]
fn members_that_depend_on_others() {
    let requires = Rule::Depends(Depends { member: 0, other: 1, ignored_when: None });
    assert_eq!(between(vec![requires])["allOf"], json!([{ "anyOf": [{ "not": set("a") }, set("b")] }]));
    let ignored = Rule::Depends(Depends { member: 0, other: 1, ignored_when: Some("X") });
    let other = json!({ "properties": { "b": { "const": "X" } }, "required": ["b"] });
    assert_eq!(between(vec![ignored])["allOf"], json!([{ "not": { "allOf": [set("a"), other] } }]));
}

#[test]
fn a_document_that_is_null_is_set() {
    let rules = vec![stated(exclusive(&[0], true))];
    let kinds = vec![("S", structure(1, 1, rules)), ("D", Kind::Document)];
    let sites = vec![site("s", 0, Presence::Inherent, Vec::new()), member("a", 1)];
    let schema = schema(kinds, sites, SchemaTarget::default());
    assert_eq!(schema["oneOf"], json!([{ "properties": { "a": {} }, "required": ["a"] }]));
    assert_eq!(schema["properties"]["a"], json!({ "title": "D" }));
}

#[test]
fn what_may_be_missing_may_be_null() {
    let values = Rule::Enum(Enum { values: &["A"], sorted: &["A"] });
    let text =
        schema(vec![("T", Kind::Text)], vec![site("t", 0, Presence::Optional, vec![values])], SchemaTarget::default());
    assert_eq!([&text["type"], &text["enum"]], [&json!(["string", "null"]), &json!(["A", null])]);
    let kinds = vec![("S", structure(1, 0, Vec::new()))];
    let structure = schema(kinds, vec![member("s", 0)], SchemaTarget::default());
    assert_eq!(structure["anyOf"], json!([{ "$ref": "#/$defs/S" }, { "type": "null" }]));
}

#[test]
fn shapes_that_hold_themselves_are_referred_to() {
    // 0: a list of S, in which a member is such a list again.
    let kinds = || vec![("L", Kind::List { element: 1 }), ("S", structure(2, 1, Vec::new()))];
    let list = |presence| site("l", 0, presence, Vec::new());
    let sites =
        || vec![list(Presence::Inherent), site("member", 1, Presence::Inherent, Vec::new()), list(Presence::Optional)];
    let draft = schema(kinds(), sites(), SchemaTarget::Draft07);
    assert_eq!(draft["items"], json!({ "$ref": "#/definitions/S" }));
    assert_eq!(draft["definitions"]["S"]["properties"]["l"]["items"], json!({ "$ref": "#/definitions/S" }));
    // A structure at the root is not defined once more.
    let kinds = vec![("S", structure(1, 1, Vec::new()))];
    let root =
        schema(kinds, vec![site("s", 0, Presence::Inherent, Vec::new()), member("s", 0)], SchemaTarget::default());
    assert_eq!(root["properties"]["s"]["anyOf"][0], json!({ "$ref": "#" }));
    assert!(root.get("$defs").is_none());
}

#[test]
fn shapes_of_the_same_name_are_told_apart() {
    let empty = || structure(1, 0, Vec::new());
    let kinds = vec![("R", structure(1, 2, Vec::new())), ("S", empty()), ("S", empty())];
    let sites = vec![site("r", 0, Presence::Inherent, Vec::new()), member("a", 1), member("b", 2)];
    let schema = schema(kinds, sites, SchemaTarget::default());
    let names: Vec<_> = schema["$defs"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["S", "S-2"]);
    assert_eq!(schema["properties"]["b"]["anyOf"][0]["$ref"], "#/$defs/S-2");
}

#[test]
fn advice_is_left_to_the_extension_or_left_out() {
    let kinds = || vec![("S", structure(1, 2, vec![advised(exclusive(&[0, 1], false))])), ("T", Kind::Text)];
    let sites = || vec![site("s", 0, Presence::Inherent, Vec::new()), member("a", 1), member("b", 1)];
    let with = schema(kinds(), sites(), SchemaTarget::default());
    assert_eq!(with["x-preflight"][0]["severity"], "warning");
    assert_eq!(with["x-preflight"][0]["text"], "at most one of a or b");
    assert!(with.get("oneOf").is_none() && with.get("allOf").is_none());
    let without = schema(kinds(), sites(), SchemaOptions::default().without_extensions());
    assert!(without.get("x-preflight").is_none());
}

#[test]
fn seconds_have_the_bounds_of_their_check() {
    use crate::constraint::format::is_epoch_seconds;
    let seconds = value(Kind::Timestamp(crate::model::TimestampFormat::EpochSeconds), Vec::new());
    let [first, end] = ["minimum", "exclusiveMaximum"].map(|keyword| seconds[keyword].as_f64().unwrap());
    let verdicts = [first, first - 1.0, end - 1.0, end].map(is_epoch_seconds);
    assert_eq!(verdicts, [true, false, true, false]);
}
