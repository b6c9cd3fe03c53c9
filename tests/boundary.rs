//! Runs the boundary suite: every case by JSON text and by `serde_json::Value`, against what the suite's own reading of
//! the models expects. The cases are left in `target/boundary.ndjson`, where `pkg/test/boundary.test.mjs` finds them.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "this is how tests fail")]

#[path = "boundary/mod.rs"]
mod boundary;
#[path = "named/short.rs"]
mod short;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use serde_json::{Value, json};

use boundary::oracle::Expected;
use boundary::reader::{Direction, Kind, View, views};
use boundary::{Case, each_case, found, patterns, validator};

/// How many wrong verdicts are worth reading at once.
const SHOWN: usize = 50;

#[test]
fn every_value_at_a_boundary_gets_its_verdict() {
    let views = views();
    let mut cases = BTreeMap::<&str, usize>::new();
    let mut wrong = Vec::new();
    let mut file = Ndjson::create();
    for view in &views {
        let service = view.operation.split('.').next().unwrap();
        each_case(view, &mut |case| {
            *cases.entry(service).or_default() += 1;
            file.add(view, &case);
            wrong.extend(judge(view, &case));
        });
    }
    file.finish();
    println!("{}", coverage(&views));
    println!("{} cases: {cases:?}, {} wrong", cases.values().sum::<usize>(), wrong.len());
    let shown: Vec<&str> = wrong.iter().take(SHOWN).map(String::as_str).collect();
    assert!(wrong.is_empty(), "{} wrong verdicts\n{}", wrong.len(), shown.join("\n"));
    assert!(cases.values().sum::<usize>() > 20_000, "{cases:?}");
}

#[test]
fn every_pattern_of_the_models_is_in_the_table() {
    let mut known = BTreeSet::new();
    for view in views() {
        let sites = view.shapes.values().flat_map(Kind::inside);
        for (_, rule) in sites.flat_map(|site| site.constraints.clone()) {
            if let boundary::reader::Rule::Pattern(pattern) = rule {
                known.insert(patterns::find(&pattern).pattern);
            }
        }
    }
    let table: BTreeSet<&str> = patterns::TABLE.iter().map(|entry| entry.pattern).collect();
    assert_eq!(known, table, "the table has patterns that no place has");
    patterns::TABLE.iter().for_each(patterns::check);
    println!("{} patterns", table.len());
}

/// What is wrong with the verdicts on a case.
fn judge(view: &View, case: &Case) -> Option<String> {
    let value = short::expand(&case.value);
    let validator = validator(view);
    let mut of_text = validator.validate_json(value.to_string());
    // Only text has lines; everything else must be the same.
    of_text.errors.iter_mut().chain(&mut of_text.warnings).for_each(|violation| violation.range = None);
    let reports = [validator.validate(&value), of_text];
    let both = reports.each_ref().map(found);
    if both[0] == case.expected && reports[0] == reports[1] {
        return None;
    }
    let mut text = case.value.to_string();
    let end = text.char_indices().nth(200).map_or(text.len(), |(end, _)| end);
    text.truncate(end);
    let View { operation, direction, .. } = view;
    let [lists, other] = [&case.expected, &both[0]].map(|list| brief(list));
    let ways = if both[0] == both[1] { "" } else { " (and JSON text differs)" };
    Some(format!("{operation} {direction:?} {:?} {text}\n  expected {lists}\n  found    {other}{ways}", case.path))
}

fn brief(list: &[Expected]) -> String {
    let words = list.iter().map(|Expected { pointer, code, severity, source, key, figures }| {
        format!("{pointer:?} {severity} {code} {source}{} {figures}", if *key { " key" } else { "" })
    });
    format!("[{}]", words.take(5).collect::<Vec<_>>().join(", "))
}

/// What the cases are about. A shape counts once for each direction in which it stands somewhere.
fn coverage(views: &[View]) -> String {
    let operations: BTreeSet<&str> = views.iter().map(|view| view.operation.as_str()).collect();
    let shapes: BTreeMap<(Direction, &str), &Kind> = views
        .iter()
        .flat_map(|view| view.shapes.iter().map(|(name, kind)| ((view.direction, name.as_str()), kind)))
        .collect();
    let sites: Vec<_> = shapes.values().flat_map(|kind| kind.inside()).collect();
    let required = sites.iter().filter(|site| site.required.is_some()).count();
    let stated = sites.iter().map(|site| site.constraints.len()).sum::<usize>();
    let rules = shapes.values().map(|kind| if let Kind::Structure { rules, .. } = kind { rules.len() } else { 0 });
    let constraints = required + stated + rules.sum::<usize>();
    let [operations, shapes, sites] = [operations.len(), shapes.len(), sites.len()];
    format!("{operations} operations, {shapes} shapes, {sites} places in them, {constraints} constraints")
}

/// The cases as lines of JSON.
struct Ndjson {
    file: BufWriter<File>,
}

impl Ndjson {
    const NAME: &str = "boundary.ndjson";

    fn create() -> Self {
        let part = Self::path().with_extension("part");
        fs::create_dir_all(part.parent().unwrap()).unwrap();
        Self { file: BufWriter::new(File::create(part).unwrap()) }
    }

    fn path() -> std::path::PathBuf {
        Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join(Self::NAME)
    }

    fn add(&mut self, view: &View, case: &Case) {
        let direction = match view.direction {
            Direction::Request => "request",
            Direction::Response => "response",
        };
        let expected = case.expected.iter().map(|violation| {
            let Expected { pointer, code, severity, source, key, figures } = violation;
            let target: Value = if *key { "key".into() } else { Value::Null };
            json!([pointer, code, severity, source, target, figures])
        });
        let line = json!({
            "operation": view.operation,
            "direction": direction,
            "value": case.value,
            "expected": expected.collect::<Vec<_>>(),
            "jsonOnly": case.json_only,
        });
        writeln!(self.file, "{line}").unwrap();
    }

    /// Puts the file in its place only now, so that nobody reads half of it.
    fn finish(mut self) {
        self.file.flush().unwrap();
        fs::rename(Self::path().with_extension("part"), Self::path()).unwrap();
    }
}
