//! The cases, by the places that they reach, so that a mutant meets only those that could notice it.

use bumpalo::Bump;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::boundary::{self, Step, oracle::Expected, reader};
use super::mutants::{At, Mutant, root};
use super::named;
use super::short::expand;
use crate::model::{Direction, Kind, Model, ShapeIndex, SiteIndex};
use crate::source::{Source, json::JsonSource, value::ValueSource};
use crate::tables::MODEL;
use crate::violation::Report;
use crate::walk::walk;

/// Somebody who may notice a change.
pub(super) trait Judge {
    /// Whether some verdict of `model` is not what it should be, though it is with the tables as they are.
    fn notices(&self, mutant: &Mutant, model: &'static Model) -> bool;
}

/// Cases by what they are about. Directions are kept apart: a shape may stand in both.
#[derive(Default)]
struct Index {
    cases: BTreeMap<(At, bool), Vec<usize>>,
}

impl Index {
    fn add(&mut self, at: At, direction: Direction, case: usize) {
        self.cases.entry((at, direction == Direction::Request)).or_default().push(case);
    }

    /// A site, and its shape if that has members.
    fn add_site(&mut self, site: SiteIndex, direction: Direction, case: usize) {
        self.add(At::Site(site), direction, case);
        let shape = MODEL.site(site).unwrap().shape;
        self.add(At::Presence(shape), direction, case);
        self.add(At::Rules(shape), direction, case);
    }

    fn about(&self, mutant: &Mutant) -> &[usize] {
        let key = (mutant.at, mutant.direction == Direction::Request);
        self.cases.get(&key).map_or(&[], Vec::as_slice)
    }
}

fn judge<'a>(model: &'static Model, site: SiteIndex, direction: Direction, mut source: impl Source<'a>) -> Report {
    let findings = walk(model, model.site(site).unwrap(), direction, &mut source);
    Report::new(model, findings)
}

/// The cases of the boundary suite, each under the one place that it is about.
pub(super) struct BoundaryCases {
    cases: Vec<Boundary>,
    index: Index,
}

struct Boundary {
    root: SiteIndex,
    value: Value,
    expected: Vec<Expected>,
}

impl BoundaryCases {
    pub(super) fn make() -> Self {
        let mut all = Self { cases: Vec::new(), index: Index::default() };
        for view in reader::views() {
            let direction = match view.direction {
                reader::Direction::Request => Direction::Request,
                reader::Direction::Response => Direction::Response,
            };
            let root = root_of(&view.operation, direction);
            boundary::each_case(&view, &mut |case| {
                all.index.add_site(follow(root, &case.path), direction, all.cases.len());
                let expected = without_figures(case.expected);
                all.cases.push(Boundary { root, value: case.value, expected });
            });
        }
        all
    }
}

impl Judge for BoundaryCases {
    fn notices(&self, mutant: &Mutant, model: &'static Model) -> bool {
        self.index.about(mutant).iter().any(|case| {
            let Boundary { root, value, expected } = &self.cases[*case];
            let value = expand(value);
            let verdict = |model| verdict(&judge(model, *root, mutant.direction, ValueSource::new(&value)));
            verdict(model) != *expected && verdict(&MODEL) == *expected
        })
    }
}

/// What a report says, without the figures: a bound that is off shows in the figures of values far away from it.
fn verdict(report: &Report) -> Vec<Expected> {
    without_figures(boundary::found(report))
}

fn without_figures(mut expected: Vec<Expected>) -> Vec<Expected> {
    for violation in &mut expected {
        violation.figures.clear();
    }
    expected
}

fn root_of(operation: &str, direction: Direction) -> SiteIndex {
    root(MODEL.operations.iter().find(|other| other.id == operation).unwrap(), direction)
}

/// Where a path of the suite leads in the tables.
fn follow(root: SiteIndex, path: &[Step]) -> SiteIndex {
    path.iter().fold(root, |site, step| match (&MODEL.shape(MODEL.site(site).unwrap().shape).unwrap().kind, step) {
        (Kind::Structure { first, count, .. }, Step::Member(name)) => member(*first, *count, name).unwrap(),
        (Kind::List { element }, Step::Element) => *element,
        (Kind::Map { key, .. }, Step::MapKey) => *key,
        (Kind::Map { value, .. }, Step::MapValue) => *value,
        (kind, step) => panic!("no {step:?} in {kind:?}"),
    })
}

fn member(first: SiteIndex, count: u16, name: &str) -> Option<SiteIndex> {
    (first..first + count).find(|index| MODEL.site(*index).unwrap().name == name)
}

/// The named cases, each under every place where it has a value.
pub(super) struct NamedCases {
    cases: Vec<Named>,
    index: Index,
}

struct Named {
    site: SiteIndex,
    /// Text that is no JSON is judged as it is.
    input: Input,
    case: Value,
}

enum Input {
    Value(Value),
    Text(String),
}

impl NamedCases {
    pub(super) fn read() -> Self {
        let mut all = Self { cases: Vec::new(), index: Index::default() };
        let here = |(_, case): &(String, Value)| case["ways"] != serde_json::json!(["js"]);
        for (_, case) in named::cases().into_iter().filter(here) {
            let direction = named::direction(&case);
            let root = root_of(case["operation"].as_str().unwrap(), direction);
            let steps = case["field"].as_str().unwrap_or("").split('/').skip(1);
            let site = steps.fold(root, part);
            let input = match case.get("text") {
                Some(text) => Input::Text(expand(text).as_str().unwrap().to_owned()),
                None => Input::Value(expand(&case["value"])),
            };
            if let Input::Value(value) = &input {
                let mut reached = BTreeSet::new();
                reach(site, value, &mut reached);
                for site in reached {
                    all.index.add_site(site, direction, all.cases.len());
                }
            }
            all.cases.push(Named { site, input, case: verdicts_only(case) });
        }
        all
    }
}

impl Judge for NamedCases {
    fn notices(&self, mutant: &Mutant, model: &'static Model) -> bool {
        self.index.about(mutant).iter().any(|index| {
            let Named { site, input, case } = &self.cases[*index];
            let report = |model| match input {
                Input::Value(value) => judge(model, *site, mutant.direction, ValueSource::new(value)),
                Input::Text(text) => {
                    judge(model, *site, mutant.direction, JsonSource::new(text.as_bytes(), &Bump::new()))
                }
            };
            let holds = |model| named::difference(case, &report(model)).is_none();
            !holds(model) && holds(&MODEL)
        })
    }
}

/// The case with no more than verdicts expected of it: its figures and wordings would notice a bound that is off from
/// afar.
fn verdicts_only(mut case: Value) -> Value {
    const VERDICT: [&str; 5] = ["pointer", "code", "severity", "source", "target"];
    for list in ["errors", "warnings"] {
        let violations = case.get_mut(list).and_then(Value::as_array_mut);
        for violation in violations.into_iter().flatten() {
            violation.as_object_mut().unwrap().retain(|name, _| VERDICT.contains(&name.as_str()));
        }
    }
    case
}

/// Where a step of a case's `field` leads.
fn part(site: SiteIndex, step: &str) -> SiteIndex {
    match (&MODEL.shape(MODEL.site(site).unwrap().shape).unwrap().kind, step) {
        (Kind::Structure { first, count, .. }, name) => member(*first, *count, name).unwrap(),
        (Kind::List { element }, _) => *element,
        (Kind::Map { value, .. }, _) => *value,
        (kind, step) => panic!("no {step} in {kind:?}"),
    }
}

/// The sites that have a value in `value`.
fn reach(site: SiteIndex, value: &Value, reached: &mut BTreeSet<SiteIndex>) {
    reached.insert(site);
    let shape: ShapeIndex = MODEL.site(site).unwrap().shape;
    match (&MODEL.shape(shape).unwrap().kind, value) {
        (Kind::Structure { first, count, .. }, Value::Object(members)) => {
            for (name, value) in members {
                if let Some(site) = member(*first, *count, name) {
                    reach(site, value, reached);
                }
            }
        }
        (Kind::List { element }, Value::Array(elements)) => {
            for value in elements {
                reach(*element, value, reached);
            }
        }
        (Kind::Map { key, value: site }, Value::Object(entries)) => {
            for value in entries.values() {
                reached.insert(*key);
                reach(*site, value, reached);
            }
        }
        (_, _) => {}
    }
}
