//! Scalars other than text: the values that sit at their edges, and what is to be made of them.
//!
//! Timestamps are judged by tables, not by a parser: a moment that is in neither table is a mistake of the suite.

use serde_json::{Number, Value, json};

const DATE_TIMES: [&str; 9] = [
    "2026-01-31T12:00:00Z",
    "2026-01-31t12:00:00z",
    "2026-01-31T12:00:00.123456789Z",
    "2026-01-31T23:59:59+14:00",
    "2026-01-31T00:00:00-12:30",
    "2024-02-29T00:00:00Z",
    "0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999Z",
    "2016-12-31T23:59:60Z",
];

const NO_DATE_TIMES: [&str; 16] = [
    "",
    "x",
    "1769860800",
    "2026-01-31",
    "2026-01-31T12:00:00",
    "2026-01-31 12:00:00Z",
    "2026-01-31T12:00Z",
    "2026-01-31T12:00:00.Z",
    "2026-02-29T00:00:00Z",
    "2026-00-10T00:00:00Z",
    "2026-13-10T00:00:00Z",
    "2026-04-31T00:00:00Z",
    "2026-01-31T24:00:00Z",
    "2026-01-31T12:60:00Z",
    "2026-01-31T12:00:61Z",
    "Sat, 31 Jan 2026 12:00:00 GMT",
];

/// The first and the last second of the years that RFC 3339 can write, and their neighbours.
const EPOCHS: [f64; 6] = [0.0, -1.5, 1_769_860_800.0, 1_769_860_800.125, -62_167_219_200.0, 253_402_300_799.0];
const NO_EPOCHS: [f64; 4] = [-62_167_219_201.0, 253_402_300_800.0, 1_769_860_800_000.0, -1e300];

/// One of each JSON kind, and then some.
pub fn every_kind() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(7.5),
        json!("x"),
        json!(""),
        json!([]),
        json!([null]),
        json!({}),
        json!({"k0": 1}),
    ]
}

pub fn date_times() -> Vec<Value> {
    DATE_TIMES.iter().chain(&NO_DATE_TIMES).map(|text| json!(text)).collect()
}

pub fn epochs() -> Vec<Value> {
    EPOCHS.iter().chain(&NO_EPOCHS).map(|seconds| json!(seconds)).collect()
}

/// Whole numbers around the bounds of the type, and numbers that are none.
pub fn integers() -> Vec<Value> {
    let whole = [-2_147_483_649, -2_147_483_648, -1, 0, 1, 2_147_483_647, 2_147_483_648, i64::MIN, i64::MAX];
    let others = [json!(1.0), json!(1.5), json!(-0.5), json!(1e300), json!(u64::MAX), json!("1"), json!("x")];
    whole.into_iter().map(Value::from).chain(others).collect()
}

pub fn floats() -> Vec<Value> {
    let numbers = [0.0, -0.25, 1e-300, 1.797e308].map(Value::from);
    let words = ["NaN", "Infinity", "-Infinity", "nan", "+Infinity", "1.5"].map(Value::from);
    numbers.into_iter().chain(words).collect()
}

pub fn base64_texts() -> Vec<Value> {
    let texts = ["", "QQ==", "QUI=", "QUJD", "+/+/", "QQ", "QQ=", "Q===", "QU=J", "QU J", "-_-_", "QUJDRA", "=QUJ"];
    texts.into_iter().map(Value::from).collect()
}

/// Base64 of so many bytes.
pub fn base64_of(bytes: usize) -> String {
    let rest = ["", "QQ==", "QUI="][bytes % 3];
    "QUJD".repeat(bytes / 3) + rest
}

/// How many bytes base64 text stands for: four digits are three bytes, and padding stands at the end only.
pub fn base64_bytes(text: &str) -> Option<usize> {
    let digits = text.trim_end_matches('=');
    let padding = text.len() - digits.len();
    let alphabet = |digit: char| digit.is_ascii_alphanumeric() || digit == '+' || digit == '/';
    let right = text.len().is_multiple_of(4) && padding <= 2 && digits.chars().all(alphabet);
    right.then(|| text.len() / 4 * 3 - padding)
}

/// The number, if it is whole and a Smithy `integer` can hold it. `1.0` is 1.
pub fn whole(number: &Number) -> Option<i64> {
    let value = number.as_f64().unwrap();
    let fits = value.fract() == 0.0 && (f64::from(i32::MIN)..=f64::from(i32::MAX)).contains(&value);
    fits.then(|| number.to_string().trim_end_matches(".0").parse().unwrap())
}

pub fn is_date_time(text: &str) -> bool {
    let known = DATE_TIMES.contains(&text);
    assert!(known || NO_DATE_TIMES.contains(&text), "{text} is in neither table of date-times");
    known
}

pub fn is_epoch(number: &Number) -> bool {
    let value = number.as_f64().unwrap();
    let known = |table: &[f64]| table.iter().any(|seconds| seconds.to_bits() == value.to_bits());
    let ordinary = known(&EPOCHS) || known(&[7.5]);
    assert!(ordinary || known(&NO_EPOCHS), "{number} is in neither table of epoch seconds");
    ordinary
}
