//! Hostile texts, as bytes and as values, with `serde_json` to ask: what RFC 8259 accepts and rejects
//! (`tests/hostile/texts.json`, which `pkg/test/hostile-texts.test.mjs` reads as well), and bytes that are not UTF-8.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "this is how tests fail")]

#[path = "named/short.rs"]
mod short;

use std::fs;
use std::path::Path;

use serde_json::Value;
use workflow_preflight::{Code, Report, Validator, operation};

/// The place of a document, which takes any JSON value.
fn document() -> Validator {
    operation("healthomics.StartRun").unwrap().request().field("/parameters").unwrap()
}

fn codes(report: &Report) -> Vec<&'static str> {
    report.errors.iter().map(|error| error.code.name()).collect()
}

fn is_syntax(report: &Report) -> bool {
    report.errors.iter().any(|error| error.code == Code::Syntax)
}

/// One text, and what is to be said of it.
struct Case {
    text: String,
    rfc: String,
    errors: Vec<String>,
    /// Whether `serde_json` accepts it.
    serde_json: bool,
}

impl Case {
    fn read(case: &Value) -> Self {
        let rfc = case["rfc"].as_str().unwrap();
        let usual = if rfc == "reject" { "syntax".into() } else { Value::Null };
        let errors = case.get("errors").cloned().unwrap_or_else(|| Value::from_iter([usual]));
        let accepts = case["serde_json"].as_str().unwrap_or(if rfc == "reject" { "reject" } else { "accept" });
        Self {
            text: short::expand(&case["text"]).as_str().unwrap().to_owned(),
            rfc: rfc.to_owned(),
            errors: errors.as_array().unwrap().iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            serde_json: accepts == "accept",
        }
    }
}

fn cases() -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile/texts.json");
    let file: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let groups = file["groups"].as_array().unwrap();
    groups.iter().flat_map(|group| group["cases"].as_array().unwrap()).map(Case::read).collect()
}

#[test]
fn texts_are_json_where_rfc_8259_and_serde_json_say_so() {
    let cases = cases();
    println!("{} cases", cases.len());
    assert!(
        cases.len() > 600 && ["accept", "reject", "either"].iter().all(|rfc| cases.iter().any(|case| case.rfc == *rfc))
    );
    for case in cases {
        let report = document().validate_json(&case.text);
        assert_eq!(codes(&report), case.errors, "{}", case.text.get(..99).unwrap_or(&case.text));
        let parsed = serde_json::from_str::<Value>(&case.text);
        assert_eq!(parsed.is_ok(), case.serde_json, "serde_json: {}", case.text);
        // As a value it says the same, but for names that stood twice, of which one is left.
        if let Ok(value) = parsed
            && !case.errors.iter().any(|code| code == "duplicate")
        {
            assert_eq!(codes(&document().validate(&value)), case.errors, "as a value: {}", case.text);
        }
    }
}

/// Characters of one to four bytes in a key, in texts and around escapes.
const SAMPLE: &str = "{\"kéy\":[\"aé日😀z\",\"\\u00e9\",-1.5e3,true]}";

/// Byte sequences that no UTF-8 text holds, by what is wrong with them.
const NO_UTF_8: &[(&str, &[&[u8]])] = &[
    ("a continuation that stands alone", &[b"\x80", b"\xBF", b"\x80\x80", b"\x80\xBF\x80"]),
    ("a sequence that breaks off", &[b"\xC3", b"\xE6", b"\xE6\x97", b"\xF0", b"\xF0\x9F", b"\xF0\x9F\x98"]),
    (
        "more bytes than needed",
        &[b"\xC0\x80", b"\xC0\xAF", b"\xC1\xBF", b"\xE0\x80\x80", b"\xE0\x9F\xBF", b"\xF0\x8F\xBF\xBF"],
    ),
    ("a surrogate", &[b"\xED\xA0\x80", b"\xED\xBF\xBF", b"\xED\xA0\xBD\xED\xB8\x80"]),
    ("past U+10FFFF", &[b"\xF4\x90\x80\x80", b"\xF5\x80\x80\x80", b"\xF7\xBF\xBF\xBF"]),
    ("sequences of five and six bytes", &[b"\xF8\x88\x80\x80\x80", b"\xFC\x84\x80\x80\x80\x80"]),
    ("bytes that stand nowhere", &[b"\xFE", b"\xFF", b"\xFF\xFE", b"\xFE\xFF"]),
];

#[test]
fn what_is_not_utf_8_is_not_json_wherever_it_stands() {
    for (class, sequences) in NO_UTF_8 {
        for sequence in *sequences {
            for at in 0..=SAMPLE.len() {
                let (before, after) = SAMPLE.as_bytes().split_at(at);
                let text = [before, sequence, after].concat();
                let report = document().validate_json(&text);
                assert_eq!(report.errors[0].code, Code::Syntax, "{class}, at {at}: {text:x?}");
                assert!(serde_json::from_slice::<Value>(&text).is_err());
            }
        }
    }
}

#[test]
fn every_byte_in_place_of_every_byte_is_judged_as_serde_json_does() {
    let mut accepted = 0;
    for at in 0..SAMPLE.len() {
        for byte in 0..=u8::MAX {
            let mut text = SAMPLE.as_bytes().to_vec();
            text[at] = byte;
            let expected = serde_json::from_slice::<Value>(&text).is_ok();
            assert_eq!(!is_syntax(&document().validate_json(&text)), expected, "{byte:x} at {at}");
            accepted += usize::from(expected);
        }
    }
    assert!(accepted > SAMPLE.len(), "only {accepted} are JSON");
}

#[test]
fn a_text_that_breaks_off_is_not_json_wherever_it_does() {
    for end in 0..SAMPLE.len() {
        assert!(is_syntax(&document().validate_json(&SAMPLE.as_bytes()[..end])), "{end} bytes");
    }
    assert!(document().validate_json(SAMPLE).ok);
}

#[test]
fn below_a_long_name_there_are_fewer_findings_and_the_verdict_is_the_same() {
    let request = operation("healthomics.CreateWorkflow").unwrap().request();
    let parameter = |name: &str, members: usize| {
        let members: Vec<String> = (0..members).map(|number| format!("\"k{number}\":1")).collect();
        let text = format!("{{\"{name}\":{{{}}}}}", members.join(","));
        request.field("/parameterTemplate").unwrap().validate_json(text)
    };
    let short = parameter("k", 900);
    assert_eq!((short.ok, short.errors.len(), short.truncated), (false, 900, false));
    let long = parameter(&"k".repeat(1 << 20), 900);
    assert!(!long.ok && long.truncated);
    // The name itself is too long, and what stands below it takes 16 MiB together.
    assert!((16..=20).contains(&long.errors.len()), "{} errors", long.errors.len());
    // One name that is longer than all together may be is reported all the same.
    let one = parameter(&"k".repeat(20 << 20), 900);
    assert!(!one.ok && one.truncated && one.errors.len() == 1);
}
