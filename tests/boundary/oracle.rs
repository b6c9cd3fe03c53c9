//! What a report has to say of a value, worked out from the second reading of the models. Slow and plain on purpose:
//! it shares nothing with the engine but the policy.

use serde_json::Value;

use super::patterns;
use super::reader::{Between, Direction, Kind, Requirement, Rule, Site, Source, Unit, View};
use super::scalars;

/// How deep lists and objects may be nested, the root included.
const DEEPEST: usize = 128;

/// One violation, as far as the suite compares it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expected {
    pub pointer: String,
    pub code: &'static str,
    pub severity: &'static str,
    pub source: &'static str,
    pub key: bool,
    /// Of lengths and ranges: the bounds, the unit and what was found.
    pub figures: String,
}

/// All that is wrong with `value`, sorted.
pub fn judge(view: &View, value: &Value) -> Vec<Expected> {
    judge_at(view, &view.root, value)
}

/// The same for a value at one place.
pub fn judge_at(view: &View, site: &Site, value: &Value) -> Vec<Expected> {
    let mut oracle = Oracle { view, found: Vec::new() };
    oracle.standing(site, value, "", 1);
    oracle.found.sort();
    oracle.found
}

/// All that is wrong with `text` as a map's key.
pub fn judge_key(view: &View, site: &Site, text: &str) -> Vec<Expected> {
    let mut oracle = Oracle { view, found: Vec::new() };
    oracle.stated(site, "", true, |rule| text_breaks(rule, text));
    oracle.found
}

struct Oracle<'a> {
    view: &'a View,
    found: Vec<Expected>,
}

impl Oracle<'_> {
    fn add(&mut self, pointer: &str, code: &'static str, severity: &'static str, source: Source, key: bool) {
        let source = source_name(source);
        let (pointer, figures) = (pointer.to_owned(), String::new());
        self.found.push(Expected { pointer, code, severity, source, key, figures });
    }

    fn undecodable(&mut self, pointer: &str, code: &'static str) {
        self.add(pointer, code, "error", Source::Model, false);
    }

    /// An element, a map's value, the root: null is no value of any type but a document.
    fn standing(&mut self, site: &Site, value: &Value, at: &str, depth: usize) {
        if value.is_null() && !matches!(self.view.shapes[&site.shape], Kind::Document) {
            return self.undecodable(at, "type");
        }
        self.value(site, value, at, depth);
    }

    fn value(&mut self, site: &Site, value: &Value, at: &str, depth: usize) {
        let view = self.view;
        match (&view.shapes[&site.shape], value) {
            (Kind::Document, value) => self.document(value, at, depth),
            (Kind::Text, Value::String(text)) => self.stated(site, at, false, |rule| text_breaks(rule, text)),
            (Kind::Structure { members, rules }, Value::Object(object)) => {
                self.members(members, object, at, depth);
                for (source, rule) in rules {
                    self.between(*source, rule, object, at);
                }
            }
            (Kind::List(element), Value::Array(elements)) => {
                for (index, value) in elements.iter().enumerate() {
                    self.standing(element, value, &format!("{at}/{index}"), depth + 1);
                }
                self.stated(site, at, false, |rule| length_breaks(rule, elements.len(), Unit::Elements));
            }
            (Kind::Map { key, value }, Value::Object(entries)) => {
                for (name, inside) in entries {
                    let at = step(at, name);
                    self.stated(key, &at, true, |rule| text_breaks(rule, name));
                    self.standing(value, inside, &at, depth + 1);
                }
                self.stated(site, at, false, |rule| length_breaks(rule, entries.len(), Unit::Entries));
            }
            (Kind::Blob, Value::String(text)) => match scalars::base64_bytes(text) {
                Some(length) => self.stated(site, at, false, |rule| length_breaks(rule, length, Unit::Bytes)),
                None => self.undecodable(at, "format"),
            },
            (Kind::Boolean, Value::Bool(_)) | (Kind::Float, Value::Number(_)) => {}
            (Kind::Integer, Value::Number(number)) => match scalars::whole(number) {
                Some(number) => self.stated(site, at, false, |rule| range_breaks(rule, number)),
                None => self.undecodable(at, "type"),
            },
            (Kind::Float, Value::String(text)) if ["NaN", "Infinity", "-Infinity"].contains(&text.as_str()) => {}
            (Kind::DateTime, Value::String(text)) if scalars::is_date_time(text) => {}
            (Kind::EpochSeconds, Value::Number(number)) if scalars::is_epoch(number) => {}
            (Kind::DateTime, Value::String(_)) | (Kind::EpochSeconds, Value::Number(_)) => {
                self.undecodable(at, "format");
            }
            (_, _) => self.undecodable(at, "type"),
        }
    }

    fn members(&mut self, members: &[Site], object: &serde_json::Map<String, Value>, at: &str, depth: usize) {
        for member in members {
            let at = step(at, &member.name);
            match object.get(&member.name).filter(|value| self.is_set(member, value)) {
                Some(value) => self.value(member, value, &at, depth + 1),
                None => member.required.iter().for_each(|requirement| self.missing(requirement, &at)),
            }
        }
        for name in object.keys().filter(|name| members.iter().all(|member| member.name != **name)) {
            if self.view.direction == Direction::Request {
                self.undecodable(&step(at, name), "unknown");
            }
        }
    }

    /// A member that is null is missing, unless it takes any JSON value.
    fn is_set(&self, member: &Site, value: &Value) -> bool {
        !value.is_null() || matches!(self.view.shapes[&member.shape], Kind::Document)
    }

    fn missing(&mut self, requirement: &Requirement, at: &str) {
        let severity = if requirement.autofilled { Some("warning") } else { self.severity(requirement.source) };
        if let Some(severity) = severity {
            self.add(at, "required", severity, requirement.source, false);
        }
    }

    fn between(&mut self, source: Source, rule: &Between, object: &serde_json::Map<String, Value>, at: &str) {
        let Some(severity) = self.severity(source) else { return };
        let set = |name: &String| object.get(name).is_some_and(|value| !value.is_null());
        let count = |names: &[String]| names.iter().filter(|name| set(name)).count();
        match rule {
            Between::ExactlyOneOf(names) if count(names) != 1 => self.add(at, "exclusive", severity, source, false),
            Between::AtMostOneOf(names) if count(names) > 1 => self.add(at, "exclusive", severity, source, false),
            Between::Requires { member, other } if set(member) && !set(other) => {
                self.add(&step(at, member), "depends", severity, source, false);
            }
            Between::Ignored { member, other, value }
                if set(member) && object.get(other).and_then(Value::as_str) == Some(value.as_str()) =>
            {
                self.add(&step(at, member), "depends", severity, source, false);
            }
            Between::ExactlyOneOf(_) | Between::AtMostOneOf(_) | Between::Requires { .. } | Between::Ignored { .. } => {
            }
        }
    }

    /// What is stated of a value, as far as it is broken: `breaks` answers with the figure that does. Drift adds
    /// nothing to a broken document of the same code.
    fn stated(&mut self, site: &Site, at: &str, key: bool, breaks: impl Fn(&Rule) -> Option<i64>) {
        let mut broken = Vec::new();
        for (source, rule) in &site.constraints {
            broken.extend(breaks(rule).map(|actual| (*source, rule, actual)));
        }
        for &(source, rule, actual) in &broken {
            let covers = |other: &(Source, &Rule, i64)| other.0 == Source::Documented && code(other.1) == code(rule);
            let covered = source == Source::Drift && broken.iter().any(covers);
            if let Some(severity) = self.severity(source).filter(|_| !covered) {
                self.add(at, code(rule), severity, source, key);
                self.found.last_mut().unwrap().figures = figures(rule, actual);
            }
        }
    }

    fn document(&mut self, value: &Value, at: &str, depth: usize) {
        let container = value.is_array() || value.is_object();
        if container && depth > DEEPEST {
            return self.undecodable(at, "depth");
        }
        if let Value::Array(elements) = value {
            let inside = |(index, value): (usize, &Value)| self.document(value, &format!("{at}/{index}"), depth + 1);
            elements.iter().enumerate().for_each(inside);
        } else if let Value::Object(entries) = value {
            entries.iter().for_each(|(name, value)| self.document(value, &step(at, name), depth + 1));
        }
    }

    /// The table of the policy.
    fn severity(&self, source: Source) -> Option<&'static str> {
        match (source, self.view.direction) {
            (Source::Documented, _) | (Source::Model, Direction::Request) => Some("error"),
            (Source::Model, Direction::Response) | (Source::Drift, _) | (Source::Advice, Direction::Request) => {
                Some("warning")
            }
            (Source::Advice, Direction::Response) => None,
        }
    }
}

fn text_breaks(rule: &Rule, text: &str) -> Option<i64> {
    let broken = match rule {
        Rule::Length { unit: Unit::Bytes, .. } => return length_breaks(rule, text.len(), Unit::Bytes),
        Rule::Length { unit, .. } => return length_breaks(rule, text.chars().count(), *unit),
        Rule::Pattern(pattern) => !patterns::matches(pattern, text),
        Rule::Enum(values) => values.iter().all(|value| value != text),
        Rule::Reserved(prefix) => text.to_ascii_lowercase().starts_with(prefix.as_str()),
        Rule::Range { .. } => panic!("a range of a text"),
    };
    broken.then_some(0)
}

fn length_breaks(rule: &Rule, length: usize, counted: Unit) -> Option<i64> {
    let Rule::Length { min, max, unit } = rule else { panic!("{rule:?} of something that has a length only") };
    assert_eq!(*unit, counted, "a length that is counted in another unit");
    let broken = (length as u64) < *min || max.is_some_and(|max| length as u64 > max);
    broken.then(|| length.try_into().unwrap())
}

fn range_breaks(rule: &Rule, number: i64) -> Option<i64> {
    let Rule::Range { min, max } = rule else { panic!("{rule:?} of a number") };
    (min.is_some_and(|min| number < min) || max.is_some_and(|max| number > max)).then_some(number)
}

/// The bounds, the unit and what was found, as `tests/boundary/mod.rs` reads them off a report. A least length of 0
/// demands nothing and is left out.
fn figures(rule: &Rule, actual: i64) -> String {
    let bound = |bound: Option<i64>| bound.map(|bound| bound.to_string()).unwrap_or_default();
    match rule {
        Rule::Length { min, max, unit } => {
            let [min, max] =
                [Some(*min).filter(|min| *min > 0), *max].map(|bound| bound.map(|bound| bound.try_into().unwrap()));
            format!("{}..{} {} {actual}", bound(min), bound(max), unit_name(*unit))
        }
        Rule::Range { min, max } => format!("{}..{} {actual}", bound(*min), bound(*max)),
        Rule::Pattern(_) | Rule::Enum(_) | Rule::Reserved(_) => String::new(),
    }
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Characters => "characters",
        Unit::Bytes => "bytes",
        Unit::Entries => "entries",
        Unit::Elements => "elements",
    }
}

fn code(rule: &Rule) -> &'static str {
    match rule {
        Rule::Length { .. } => "length",
        Rule::Range { .. } => "range",
        Rule::Pattern(_) => "pattern",
        Rule::Enum(_) => "enum",
        Rule::Reserved(_) => "reserved",
    }
}

fn source_name(source: Source) -> &'static str {
    match source {
        Source::Documented => "documented",
        Source::Model => "model",
        Source::Drift => "drift",
        Source::Advice => "advice",
    }
}

/// RFC 6901.
fn step(at: &str, name: &str) -> String {
    format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"))
}
