//! What the compiler writes is what the engine reads, field by field, and what it did not write does no harm.
//!
//! The compiler's model is taken apart without `..` and the engine's is put together as literals, so that a field that
//! is added to either does not compile here until it is compared.

use workflow_preflight_compiler::{compile, emit, ir, pattern};

use super::{MODEL, read};
use crate::constraint::{Depends, Enum, Exclusive, Length, Matches, Range, Reserved, Unit};
use crate::model::{
    Constraint, Document, Kind, Model, Operation, Presence, Requirement, Rule, Shape, Site, Source, TimestampFormat,
};
use crate::pattern::{ClassRanges, Pattern};

#[test]
fn the_embedded_model_is_what_was_compiled() {
    let embedded = format!("{:#?}", &*MODEL);
    assert!(embedded.lines().count() > 10_000);
    assert_same(&embedded, &format!("{:#?}", expected(&embedded_ir())));
}

#[test]
fn every_kind_of_thing_survives_at_its_limits() {
    let model = every_kind();
    assert_same(&format!("{:#?}", read_back(&model)), &format!("{:#?}", expected(&model)));
}

#[test]
fn a_model_of_nothing_is_read() {
    let model = ir::Model::default();
    assert_same(&format!("{:#?}", read_back(&model)), &format!("{:#?}", expected(&model)));
}

#[test]
fn what_is_cut_short_or_too_long_is_refused() {
    let bytes: &[u8] = emit(&every_kind()).unwrap().leak();
    for length in 0..bytes.len() {
        assert!(read::model(&bytes[..length]).is_none(), "{length} of {} bytes are read", bytes.len());
    }
    let embedded = emit(&embedded_ir()).unwrap().leak();
    for length in (0..embedded.len()).step_by(499) {
        assert!(read::model(&embedded[..length]).is_none(), "{length} of {} bytes are read", embedded.len());
    }
    assert!(read::model([bytes, &[0]].concat().leak()).is_none());
}

#[test]
fn changed_bytes_are_refused_or_read_as_no_more_than_they_are() {
    let bytes = emit(&every_kind()).unwrap();
    let (mut refused, mut all) = (0, 0);
    for at in 0..bytes.len() {
        for bits in [0x01, 0x02, 0x7F, 0x80, 0x81, 0xFF] {
            let mut changed = bytes.clone();
            changed[at] ^= bits;
            all += 1;
            match read::model(changed.leak()) {
                Some(model) => assert!(rows(&model) <= bytes.len()),
                None => refused += 1,
            }
        }
    }
    assert!(refused > all / 4, "{refused} of {all} refused");
}

#[test]
fn noise_is_refused_or_read_as_no_more_than_it_is() {
    let mut random = 0x9E37_79B9_7F4A_7C15_u64;
    for length in (0..4000).map(|at| at % 200) {
        let noise = (0..length).map(|_| {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            // Mostly small: large counts are refused at once.
            random.to_le_bytes()[3] & random.to_le_bytes()[5] & random.to_le_bytes()[7]
        });
        let noise: Vec<u8> = noise.collect();
        assert!(read::model(noise.leak()).is_none_or(|model| rows(&model) <= length));
    }
}

#[test]
fn what_the_tables_cannot_number_is_not_written() {
    let shape = || ir::Shape { name: "Text".to_owned(), kind: ir::Kind::Text };
    let with = |count| ir::Model { shapes: (0..count).map(|_| shape()).collect(), ..ir::Model::default() };
    assert!(emit(&with(0xFFFF)).is_ok());
    assert_eq!(emit(&with(0x1_0000)).unwrap_err().to_string(), "the model: has 65536 shapes; 65535 are possible");
    for bound in [-1, i64::from(u32::MAX) + 1] {
        let bounds = ir::Bounds { min: None, max: Some(bound) };
        let error = emit(&with_rule(ir::Rule::Length(bounds, ir::Unit::Bytes))).unwrap_err().to_string();
        assert_eq!(error, format!("name: no length can be compared with {bound}"));
    }
    let error = emit(&with_rule(ir::Rule::Pattern(7))).unwrap_err().to_string();
    assert_eq!(error, "name: has pattern 7, which the model lacks");
}

/// The first line that differs says more than two models of megabytes.
#[track_caller]
fn assert_same(read: &str, written: &str) {
    let differing = read.lines().zip(written.lines()).enumerate().find(|(_, (one, other))| one != other);
    assert_eq!(differing, None);
    assert_eq!(read.len(), written.len());
}

fn read_back(model: &ir::Model) -> Model {
    read::model(emit(model).unwrap().leak()).unwrap()
}

/// How many rows a model has.
fn rows(model: &Model) -> usize {
    model.documents.len() + model.shapes.len() + model.sites.len() + model.operations.len()
}

fn embedded_ir() -> ir::Model {
    let read = |name: &str| {
        let path = format!("{}/models/{name}.json", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).unwrap()
    };
    let models = ["omics", "codecatalyst", "glue"].map(read);
    compile(&models.each_ref().map(String::as_str), &read("documented")).unwrap()
}

fn with_rule(rule: ir::Rule) -> ir::Model {
    let constraints = vec![ir::Constraint { rule, source: ir::Source::Model, document: 0 }];
    let site = ir::Site { name: "name".to_owned(), shape: 0, presence: ir::Presence::Optional, constraints };
    ir::Model { sites: vec![site], ..ir::Model::default() }
}

/// A model with each kind of everything, at the limits of its numbers; it need not make sense.
fn every_kind() -> ir::Model {
    let kinds = [
        ir::Kind::Structure { first: 65_534, count: 1, rules: rules_of_members() },
        ir::Kind::Structure { first: 0, count: 65_535, rules: Vec::new() },
        ir::Kind::List(65_535),
        ir::Kind::Map(0, 40_000),
        ir::Kind::Text,
        ir::Kind::Blob,
        ir::Kind::Boolean,
        ir::Kind::Integer(8),
        ir::Kind::Integer(64),
        ir::Kind::Float,
        ir::Kind::DateTime,
        ir::Kind::EpochSeconds,
        ir::Kind::Document,
    ];
    let required = [ir::Source::Documented, ir::Source::Model, ir::Source::Drift, ir::Source::Advice]
        .map(|source| ir::Presence::Required { source, document: 65_535, autofilled: source == ir::Source::Drift });
    let presences = required.into_iter().chain([ir::Presence::Optional, ir::Presence::Inherent]);
    let site = |(shape, presence)| {
        // Lists of constraints are shared by every other site; shapes are mentioned out of order.
        let constraints = if shape % 2 == 0 { rules_of_values() } else { Vec::new() };
        ir::Site {
            name: format!("\u{1F600}{}", shape % 3),
            shape: [0, 2, 1, 1, 3, 65_534][shape],
            presence,
            constraints,
        }
    };
    let text = |text: &str| text.to_owned();
    ir::Model {
        operations: vec![ir::Operation { id: text("s.Op"), input: 0, output: 65_535, model_date: text("2026-01-31") }],
        shapes: kinds.into_iter().map(|kind| ir::Shape { name: format!("{kind:?}"), kind }).collect(),
        sites: presences.enumerate().map(site).collect(),
        patterns: vec![odd_pattern(), real_pattern(), real_pattern()],
        documents: vec![ir::Document { title: text("A \0 page"), url: text("") }],
    }
}

fn rules_of_members() -> Vec<ir::Constraint> {
    let ignored_when = Some("DYNAMIC".to_owned());
    constraints(vec![
        ir::Rule::Exclusive { members: vec![0, 300, 65_535], one_required: true },
        ir::Rule::Exclusive { members: Vec::new(), one_required: false },
        ir::Rule::Depends { member: 0, other: 65_535, ignored_when },
        ir::Rule::Depends { member: 127, other: 128, ignored_when: None },
    ])
}

fn rules_of_values() -> Vec<ir::Constraint> {
    let bounds = |min, max| ir::Bounds { min, max };
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    constraints(vec![
        ir::Rule::Enum(texts(&["b", "", "a", "b", "\u{10FFFF}", "B"])),
        ir::Rule::Enum(Vec::new()),
        ir::Rule::Length(bounds(None, Some(0)), ir::Unit::Characters),
        ir::Rule::Length(bounds(Some(0), None), ir::Unit::Bytes),
        ir::Rule::Length(bounds(Some(127), Some(128)), ir::Unit::Entries),
        ir::Rule::Length(bounds(Some(u32::MAX.into()), Some(u32::MAX.into())), ir::Unit::Elements),
        ir::Rule::Pattern(1),
        ir::Rule::Pattern(0),
        ir::Rule::Pattern(1),
        ir::Rule::Pattern(2),
        ir::Rule::Range(bounds(Some(i64::MIN), Some(i64::MAX))),
        ir::Rule::Range(bounds(Some(-1), None)),
        ir::Rule::Range(bounds(None, Some(63))),
        ir::Rule::Reserved("aws:".to_owned()),
    ])
}

fn constraints(rules: Vec<ir::Rule>) -> Vec<ir::Constraint> {
    let constraint = |(document, rule)| ir::Constraint { rule, source: ir::Source::Advice, document };
    rules.into_iter().enumerate().map(constraint).collect()
}

fn real_pattern() -> ir::Pattern {
    let source = r"[\p{L}-]+:.{1,40}".to_owned();
    let automaton = pattern::compile(&source, pattern::Extent::Anywhere).unwrap();
    ir::Pattern { source, hint: String::new(), whole: false, automaton }
}

/// No automaton, but tables with the extremes of every number.
fn odd_pattern() -> ir::Pattern {
    let mut ascii = [255; 128];
    ascii[0] = 0;
    ascii[127] = 1;
    let automaton = pattern::Automaton {
        ascii,
        ranges: pattern::ClassRanges { starts: vec![0x80, 0x80, 0x10_FFFF, u32::MAX], classes: vec![0, 255] },
        class_count: 65_535,
        rows: vec![0, 127, 128, 65_535],
        accepting: vec![true, false],
        plain: vec![[1, 0], [0, 255]],
        steps: vec![i16::MIN, i16::MIN + 1, -65, -64, -1, 0, 1, 62, 63, i16::MAX - 1, i16::MAX],
    };
    ir::Pattern { source: "odd".to_owned(), hint: "odd".to_owned(), whole: true, automaton }
}

/// The engine's model, made directly.
fn expected(model: &ir::Model) -> Model {
    let ir::Model { operations, shapes, sites, patterns, documents } = model;
    let document = |ir::Document { title, url }: &ir::Document| Document { title: text(title), url: text(url) };
    let operation = |operation: &ir::Operation| {
        let ir::Operation { id, input, output, model_date } = operation;
        Operation { id: text(id), input: small(*input), output: small(*output), model_date: text(model_date) }
    };
    Model {
        operations: all(operations, operation),
        shapes: all(shapes, |ir::Shape { name, kind }| Shape { name: text(name), kind: expected_kind(kind, patterns) }),
        sites: all(sites, |site| expected_site(site, patterns)),
        documents: all(documents, document),
    }
}

fn expected_kind(kind: &ir::Kind, patterns: &[ir::Pattern]) -> Kind {
    match kind {
        ir::Kind::Structure { first, count, rules } => {
            let rules = expected_constraints(rules, patterns);
            Kind::Structure { first: small(*first), count: small(*count), rules }
        }
        ir::Kind::List(element) => Kind::List { element: small(*element) },
        ir::Kind::Map(key, value) => Kind::Map { key: small(*key), value: small(*value) },
        ir::Kind::Text => Kind::Text,
        ir::Kind::Blob => Kind::Blob,
        ir::Kind::Boolean => Kind::Boolean,
        ir::Kind::Integer(bits) => Kind::Integer { bits: *bits },
        ir::Kind::Float => Kind::Float,
        ir::Kind::DateTime => Kind::Timestamp(TimestampFormat::DateTime),
        ir::Kind::EpochSeconds => Kind::Timestamp(TimestampFormat::EpochSeconds),
        ir::Kind::Document => Kind::Document,
    }
}

fn expected_site(site: &ir::Site, patterns: &[ir::Pattern]) -> Site {
    let ir::Site { name, shape, presence, constraints } = site;
    let presence = match *presence {
        ir::Presence::Optional => Presence::Optional,
        ir::Presence::Inherent => Presence::Inherent,
        ir::Presence::Required { source, document, autofilled } => {
            Presence::Required(Requirement { source: expected_source(source), document: small(document), autofilled })
        }
    };
    let constraints = expected_constraints(constraints, patterns);
    Site { name: text(name), shape: small(*shape), presence, constraints }
}

fn expected_constraints(constraints: &[ir::Constraint], patterns: &[ir::Pattern]) -> &'static [Constraint] {
    all(constraints, |ir::Constraint { rule, source, document }| Constraint {
        rule: expected_rule(rule, patterns),
        source: expected_source(*source),
        document: small(*document),
    })
}

fn expected_source(source: ir::Source) -> Source {
    match source {
        ir::Source::Documented => Source::Documented,
        ir::Source::Model => Source::Model,
        ir::Source::Drift => Source::Drift,
        ir::Source::Advice => Source::Advice,
    }
}

fn expected_rule(rule: &ir::Rule, patterns: &[ir::Pattern]) -> Rule {
    match rule {
        ir::Rule::Enum(values) => Rule::Enum(Enum { values: all(values, |value| text(value)) }),
        ir::Rule::Length(ir::Bounds { min, max }, unit) => Rule::Length(Length {
            min: min.map_or(0, |min| min.try_into().unwrap()),
            max: max.map(|max| max.try_into().unwrap()),
            unit: match unit {
                ir::Unit::Characters => Unit::Characters,
                ir::Unit::Bytes => Unit::Bytes,
                ir::Unit::Entries => Unit::Entries,
                ir::Unit::Elements => Unit::Elements,
            },
        }),
        ir::Rule::Pattern(index) => Rule::Pattern(expected_matches(&patterns[*index])),
        ir::Rule::Range(ir::Bounds { min, max }) => Rule::Range(Range { min: *min, max: *max }),
        ir::Rule::Reserved(prefix) => Rule::Reserved(Reserved { prefix: text(prefix) }),
        ir::Rule::Exclusive { members, one_required } => {
            Rule::Exclusive(Exclusive { members: all(members, |member| small(*member)), one_required: *one_required })
        }
        ir::Rule::Depends { member, other, ignored_when } => Rule::Depends(Depends {
            member: small(*member),
            other: small(*other),
            ignored_when: ignored_when.as_deref().map(text),
        }),
    }
}

fn expected_matches(pattern: &ir::Pattern) -> Matches {
    let ir::Pattern { source, hint, whole, automaton } = pattern;
    let pattern::Automaton { ascii, ranges, class_count, rows, accepting, plain, steps } = automaton.clone();
    let pattern::ClassRanges { starts, classes } = ranges;
    let ranges = Box::leak(Box::new(ClassRanges { starts: starts.leak(), classes: classes.leak() }));
    let pattern = Pattern {
        source: text(source),
        ascii: Box::leak(Box::new(ascii)),
        ranges,
        class_count,
        rows: rows.leak(),
        accepting: accepting.leak(),
        plain: plain.leak(),
        steps: steps.leak(),
    };
    Matches { pattern: Box::leak(Box::new(pattern)), hint: text(hint), whole: *whole }
}

fn all<T, U>(items: &[T], item: impl FnMut(&T) -> U) -> &'static [U] {
    items.iter().map(item).collect::<Vec<_>>().leak()
}

fn text(text: &str) -> &'static str {
    text.to_owned().leak()
}

fn small(index: usize) -> u16 {
    index.try_into().unwrap()
}
