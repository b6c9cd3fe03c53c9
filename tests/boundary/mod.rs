//! The boundary suite: for every place in every request and response, the values at, just inside and just outside of
//! everything that is stated there, each in a whole request or response, with all that has to be said of it.
//!
//! `reader` reads the models, `stated` knows who has the say, `values` and `place` make the cases, `oracle` works out what
//! is expected. None of it knows the compiler or the engine; `tests/boundary.rs` and the mutation run put the two side by
//! side.

pub mod oracle;
pub mod patterns;
mod place;
pub mod reader;
mod scalars;
mod stated;
mod values;

use serde_json::Value;
use workflow_preflight::{
    KeyTarget, Operation, Params, Report, Severity, Source, Unit, Validator, Violation, operation,
};

use oracle::Expected;
use place::Skeletons;
pub use place::Step;
use reader::{Direction, Kind, Site, View};

use super::short::expand;

/// A value, and all that is wrong with it.
pub struct Case {
    /// Where the value stands that is tried.
    pub path: Vec<Step>,
    /// In the short forms of the named cases.
    pub value: Value,
    pub expected: Vec<Expected>,
    /// Set where JavaScript values may differ by right: a timestamp of the other format is a moment there.
    pub json_only: bool,
}

/// Hands over every case of a request or response. The first is the smallest value that nothing is wrong with.
pub fn each_case(view: &View, visit: &mut dyn FnMut(Case)) {
    let skeletons = Skeletons { view };
    let smallest = skeletons.smallest(&view.root);
    assert_eq!(oracle::judge(view, &smallest), [], "{} {:?}: no good example", view.operation, view.direction);
    visit(Case { path: Vec::new(), value: smallest, expected: Vec::new(), json_only: false });
    Explorer { skeletons, visit, around: Vec::new() }.explore(&view.root, &[]);
}

struct Explorer<'a> {
    skeletons: Skeletons<'a>,
    visit: &'a mut dyn FnMut(Case),
    /// The shapes that the place at hand stands in: recursion ends where one comes up again.
    around: Vec<&'a str>,
}

impl<'a> Explorer<'a> {
    fn explore(&mut self, site: &'a Site, path: &[Step]) {
        let view = self.skeletons.view;
        let kind = &view.shapes[&site.shape];
        for value in values::values(&self.skeletons, site) {
            let json_only = matches!(kind, Kind::DateTime) && value.is_number()
                || matches!(kind, Kind::EpochSeconds) && value.is_string();
            self.case(path, &value, json_only);
        }
        if self.around.contains(&site.shape.as_str()) {
            return;
        }
        self.around.push(&site.shape);
        self.inside(kind, path);
        self.around.pop();
    }

    fn inside(&mut self, kind: &'a Kind, path: &[Step]) {
        match kind {
            Kind::Structure { members, .. } => {
                for member in members {
                    self.explore(member, &to(path, Step::Member(member.name.clone())));
                }
            }
            Kind::List(element) => self.explore(element, &to(path, Step::Element)),
            Kind::Map { key, value } => {
                for text in values::texts(key) {
                    self.case(&to(path, Step::MapKey), &text.into(), false);
                }
                self.explore(value, &to(path, Step::MapValue));
            }
            Kind::Text
            | Kind::Blob
            | Kind::Boolean
            | Kind::Integer
            | Kind::Float
            | Kind::DateTime
            | Kind::EpochSeconds
            | Kind::Document => {}
        }
    }

    fn case(&mut self, path: &[Step], value: &Value, json_only: bool) {
        let view = self.skeletons.view;
        let value = self.skeletons.place(&view.root, path, value);
        let expected = oracle::judge(view, &expand(&value));
        (self.visit)(Case { path: path.to_vec(), value, expected, json_only });
    }
}

fn to(path: &[Step], step: Step) -> Vec<Step> {
    [path, &[step]].concat()
}

/// The validator that a view is about.
pub fn validator(view: &View) -> Validator {
    let operation: Operation = operation(&view.operation).unwrap();
    match view.direction {
        Direction::Request => operation.request(),
        Direction::Response => operation.response(),
    }
}

/// What a report says, as far as the suite compares it, sorted.
pub fn found(report: &Report) -> Vec<Expected> {
    assert!(!report.truncated && report.ok == report.errors.is_empty());
    let mut found: Vec<Expected> = report.errors.iter().chain(&report.warnings).map(brief).collect();
    found.sort();
    found
}

fn brief(violation: &Violation) -> Expected {
    let severity = match violation.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let source = match violation.source {
        Source::Documented => "documented",
        Source::Model => "model",
        Source::Drift => "drift",
        Source::Advice => "advice",
    };
    let key = violation.target == Some(KeyTarget::Key);
    let (pointer, figures) = (violation.pointer.clone(), figures(violation));
    Expected { pointer, code: violation.code.name(), severity, source, key, figures }
}

fn figures(violation: &Violation) -> String {
    let Params { min, max, actual, unit, .. } = &violation.params;
    let bound = |bound: &Option<i64>| bound.map(|bound| bound.to_string()).unwrap_or_default();
    let unit = match unit {
        Some(Unit::Characters) => " characters",
        Some(Unit::Bytes) => " bytes",
        Some(Unit::Entries) => " entries",
        Some(Unit::Elements) => " elements",
        None => "",
    };
    match actual {
        Some(actual) => format!("{}..{}{unit} {actual}", bound(min), bound(max)),
        None => String::new(),
    }
}
