//! One value by every way that leads to a verdict: what JavaScript writes into the buffer, JSON text and `Value`.

use serde_json::Value;
use workflow_preflight::fuzzing::{
    self, model::Direction, model::Kind, model::Model, model::Site, model::TimestampFormat,
};
use workflow_preflight::{Code, Report};

use crate::encode::{Choices, encode};
use crate::js::Js;
use crate::places::{check, violations, without_places};
use crate::sites::members;

/// What a writer does with a text does not matter: as JavaScript does it, all in the tree, and all left out that may be.
const WRITERS: [Choices; 3] = [
    Choices { short: 4096, leaves_out: false },
    Choices { short: 0, leaves_out: false },
    Choices { short: 4096, leaves_out: true },
];

/// Holds all ways to the same report.
pub(crate) fn agree(model: &'static Model, site: &'static Site, direction: Direction, value: &Js) {
    let validator = fuzzing::validator(model, site, direction);
    let written = WRITERS.map(|choices| validator.validate_buffer(&encode(model, site, value, choices)));
    let [of_buffer, others @ ..] = written;
    check(&of_buffer);
    assert!(violations(&of_buffer).all(|violation| violation.code != Code::Syntax), "damaged: {value:?}");
    for other in others {
        assert_eq!(of_buffer, other, "{value:?}");
    }
    let [Some(text), Some(reversed)] = [false, true].map(|reversed| value.to_json(reversed)) else { return };
    let of_text = without_places(text.as_bytes(), validator.validate_json(&text));
    check(&of_text);
    assert_eq!(of_text, without_places(reversed.as_bytes(), validator.validate_json(&reversed)), "{text}");
    if let Some(value) = value.to_value() {
        assert_eq!(of_text, validator.validate(&value), "{text}");
        if let Some(parsed) = reparsed(&text) {
            assert_eq!(parsed, value, "{text}");
        }
    }
    if !has_moments(model, site, value) {
        assert_eq!(of_buffer, of_text, "{text}");
    } else if !of_buffer.truncated && !of_text.truncated {
        assert_eq!(without_moments(of_buffer), without_moments(of_text), "{text}");
    }
}

/// What another parser makes of a text, so far as it goes.
fn reparsed(text: &str) -> Option<Value> {
    match serde_json::from_str(text) {
        // It goes no deeper than 127.
        Err(error) if error.to_string().starts_with("recursion") => None,
        parsed => Some(parsed.unwrap()),
    }
}

/// Whether some value at the site of a timestamp is not what the wire has there: JavaScript may write it in another way.
fn has_moments(model: &'static Model, site: &Site, value: &Js) -> bool {
    let Some(shape) = model.shape(site.shape) else { return false };
    let at = |site: u16, value: &Js| model.site(site).is_some_and(|site| has_moments(model, site, value));
    match (&shape.kind, value) {
        (Kind::Timestamp(TimestampFormat::DateTime), value) => !matches!(value, Js::Text(_) | Js::Null),
        (Kind::Timestamp(TimestampFormat::EpochSeconds), value) => !matches!(value, Js::Number(_) | Js::Null),
        (Kind::List { element }, Js::List(elements)) => elements.iter().any(|value| at(*element, value)),
        (Kind::Map { value: site, .. }, Js::Object(entries)) => entries.iter().any(|(_, value)| at(*site, value)),
        (kind @ Kind::Structure { .. }, Js::Object(entries)) => entries.iter().any(|(name, value)| {
            let is = |site: &&Site| site.name.encode_utf16().eq(name.iter().copied());
            members(model, kind).iter().find(is).is_some_and(|site| has_moments(model, site, value))
        }),
        _ => false,
    }
}

/// The report without what it says of timestamps.
fn without_moments(mut report: Report) -> Report {
    for list in [&mut report.errors, &mut report.warnings] {
        list.retain(|violation| {
            let params = serde_json::to_value(&violation.params).unwrap();
            !["timestamp", "date-time", "epoch-seconds"].iter().any(|form| params["expected"] == **form)
        });
    }
    report.ok = report.errors.is_empty();
    report
}
