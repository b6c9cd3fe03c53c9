//! The values to try at one place: just inside and just outside of everything that is stated there.
//!
//! Values that are long and regular stand in the short forms of the named cases (`$repeat`, `$join`, `$items`, `$entries`).

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::place::Skeletons;
use super::reader::{Kind, Rule, Site, Unit};
use super::{patterns, scalars};

/// Past it, a text is long enough to be tried only once or twice.
const LONG: u64 = 5_000;

/// One character for each length in UTF-8 that the common patterns accept.
const WIDE: [char; 3] = ['é', '語', '🧬'];

/// What to try where a value stands.
pub fn values(skeletons: &Skeletons<'_>, site: &Site) -> Vec<Value> {
    let mut values = scalars::every_kind();
    match &skeletons.view.shapes[&site.shape] {
        Kind::Text => values.extend(texts(site).into_iter().map(short)),
        Kind::Blob => values.extend(blobs(site)),
        Kind::Integer => values.extend(scalars::integers().into_iter().chain(numbers(site))),
        Kind::Float => values.extend(scalars::floats()),
        Kind::DateTime => values.extend(scalars::date_times()),
        Kind::EpochSeconds => values.extend(scalars::epochs()),
        Kind::List(element) => values.extend(lists(skeletons, site, element)),
        Kind::Map { key, value } => values.extend(maps(skeletons, site, key, value)),
        Kind::Structure { .. } => values.extend(skeletons.structures(&site.shape)),
        Kind::Document => values.extend(documents()),
        Kind::Boolean => values.extend([json!(false), json!(1), json!("true")]),
    }
    values
}

/// What to try as text, and as a map's key.
pub fn texts(site: &Site) -> Vec<String> {
    let mut texts: Vec<String> = ["", " ", "a", "A~/b", "é🧬", "\n"].map(str::to_owned).to_vec();
    for (_, rule) in &site.constraints {
        match rule {
            Rule::Enum(values) => texts.extend(values.iter().flat_map(|value| neighbours(value))),
            Rule::Pattern(pattern) => {
                let entry = patterns::find(pattern);
                texts.extend(entry.accepted.iter().chain(entry.rejected).map(|text| (*text).to_owned()));
            }
            Rule::Length { min, max, unit } => texts.extend(stretched(site, *min, *max, *unit)),
            Rule::Reserved(prefix) => {
                let others = [prefix.clone(), prefix.to_uppercase(), format!("{prefix}é"), format!("x{prefix}")];
                texts.extend(others.into_iter().chain([prefix[..prefix.len() - 1].to_owned(), "aWs:Name".to_owned()]));
            }
            Rule::Range { .. } => panic!("a range of a text"),
        }
    }
    let mut seen = BTreeSet::new();
    texts.retain(|text| seen.insert(text.clone()));
    texts
}

/// A value of an enum and what people write instead of it.
fn neighbours(value: &str) -> [String; 5] {
    [
        value.to_owned(),
        value.to_lowercase(),
        format!("{value}_"),
        format!(" {value}"),
        value[..value.len() - 1].to_owned(),
    ]
}

/// One less than, exactly, and one more than each bound.
fn around(min: u64, max: Option<u64>) -> BTreeSet<u64> {
    let mut lengths: BTreeSet<u64> = [min.saturating_sub(1), min].into();
    lengths.extend(max.into_iter().flat_map(|max| [max - 1, max, max + 1]));
    lengths
}

/// Texts around the bounds, of characters of one to four bytes.
fn stretched(site: &Site, min: u64, max: Option<u64>, unit: Unit) -> Vec<String> {
    let mut texts = Vec::new();
    let (prefix, fill) = stretch(site);
    for length in around(min, max).into_iter().map(|length| usize::try_from(length).unwrap()) {
        texts.push(of_characters(prefix, fill, fill, length));
        for wide in WIDE {
            let long = max.is_some_and(|max| max > LONG);
            if unit == Unit::Characters || !long {
                texts.push(of_characters(prefix, wide, fill, length));
            }
            if unit == Unit::Bytes && (!long || wide == '語') {
                texts.push(of_bytes(prefix, wide, fill, length));
            }
        }
    }
    texts
}

/// How to make long text that the site's pattern accepts.
fn stretch(site: &Site) -> (&'static str, char) {
    let pattern = site.constraints.iter().rev().find_map(|(_, rule)| match rule {
        Rule::Pattern(pattern) => Some(patterns::find(pattern)),
        Rule::Length { .. } | Rule::Range { .. } | Rule::Enum(_) | Rule::Reserved(_) => None,
    });
    pattern.map_or(("", 'a'), |entry| (entry.prefix, entry.fill))
}

/// So many characters; of the filler alone where the prefix is longer.
fn of_characters(prefix: &str, character: char, fill: char, length: usize) -> String {
    match length.checked_sub(prefix.chars().count()) {
        Some(rest) => prefix.to_owned() + &character.to_string().repeat(rest),
        None => fill.to_string().repeat(length),
    }
}

/// So many bytes: wide characters, and the filler for what they leave.
fn of_bytes(prefix: &str, wide: char, fill: char, length: usize) -> String {
    let Some(rest) = length.checked_sub(prefix.len()) else { return fill.to_string().repeat(length) };
    let [count, left] = [rest / wide.len_utf8(), rest % wide.len_utf8()];
    prefix.to_owned() + &wide.to_string().repeat(count) + &fill.to_string().repeat(left)
}

/// Text of one character many times, written short.
fn short(text: String) -> Value {
    let length = text.chars().count();
    match text.chars().next() {
        Some(first) if length > 20 && text.chars().all(|other| other == first) => json!({"$repeat": [first, length]}),
        _ => text.into(),
    }
}

fn numbers(site: &Site) -> Vec<Value> {
    let mut numbers = Vec::new();
    for (_, rule) in &site.constraints {
        let Rule::Range { min, max } = rule else { panic!("{rule:?} of a number") };
        for bound in [min, max].into_iter().flatten() {
            numbers.extend([bound - 1, *bound, bound + 1].map(Value::from));
            #[allow(clippy::cast_precision_loss, reason = "the bounds are small")]
            let bound = *bound as f64;
            numbers.extend([bound - 0.5, bound, bound + 0.5].map(Value::from));
        }
    }
    numbers
}

fn blobs(site: &Site) -> Vec<Value> {
    let mut blobs = scalars::base64_texts();
    for (_, rule) in &site.constraints {
        let Rule::Length { min, max, unit: Unit::Bytes } = rule else { panic!("{rule:?} of a blob") };
        let lengths = around(*min, *max).into_iter().map(|length| usize::try_from(length).unwrap());
        blobs.extend(lengths.map(|length| match length / 3 {
            0 => scalars::base64_of(length).into(),
            whole => json!({"$join": [{"$repeat": ["QUJD", whole]}, scalars::base64_of(length % 3)]}),
        }));
    }
    blobs
}

fn sizes(site: &Site, counted: Unit) -> BTreeSet<u64> {
    let bounds = site.constraints.iter().flat_map(|(_, rule)| {
        let Rule::Length { min, max, unit } = rule else { panic!("{rule:?} of {counted:?}") };
        assert_eq!(*unit, counted);
        around(*min, *max)
    });
    bounds.chain([0, 1, 2]).collect()
}

fn lists(skeletons: &Skeletons<'_>, site: &Site, element: &Site) -> Vec<Value> {
    let element = skeletons.smallest(element);
    sizes(site, Unit::Elements).into_iter().map(|size| json!({"$items": [size, element]})).collect()
}

fn maps(skeletons: &Skeletons<'_>, site: &Site, key: &Site, value: &Site) -> Vec<Value> {
    assert!(skeletons.accepts_key(key, "k0"), "{}: $entries makes keys that it does not take", site.name);
    let value = skeletons.smallest(value);
    sizes(site, Unit::Entries).into_iter().map(|size| json!({"$entries": [size, value]})).collect()
}

fn documents() -> Vec<Value> {
    let nested = |depth: usize| (0..depth).fold(json!(1), |inside, _| json!([inside]));
    let any =
        [json!({"a": {"b": [null, 1.5e10, "c", {}, [[]]]}}), json!([1, "2", null, false]), json!(-1), json!("\n")];
    // The root is the first list or object of the 128.
    any.into_iter().chain([100, 126, 127, 128].map(nested)).collect()
}
