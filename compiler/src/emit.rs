//! Writes the compiled model as Rust source: one static of the engine's `Model`, and the tables that it refers to.
//!
//! Equal lists of constraints, texts and pattern tables are written once: most sites share theirs.

use std::collections::BTreeMap;
use std::fmt::{Debug, Write};

use crate::ir::{Bounds, Constraint, Kind, Model, Pattern, Presence, Rule, Site, Source, Unit};

/// The source of a module that declares `pub(crate) static MODEL`; it expects the engine's types in scope.
#[must_use]
pub fn emit(model: &Model) -> String {
    let mut emitter = Emitter::default();
    emitter.patterns = model.patterns.iter().map(|pattern| emitter.matches(pattern)).collect();
    let sites: Vec<String> = model.sites.iter().map(|site| emitter.site(site)).collect();
    let shapes = model.shapes.iter().map(|shape| {
        let kind = emitter.kind(&shape.kind);
        format!("Shape {{ name: {:?}, kind: {kind} }}", shape.name)
    });
    let shapes: Vec<String> = shapes.collect();
    let operations = model.operations.iter().map(|operation| {
        format!(
            "Operation {{ id: {:?}, input: {}, output: {}, model_date: {:?} }}",
            operation.id, operation.input, operation.output, operation.model_date
        )
    });
    let documents = model
        .documents
        .iter()
        .map(|document| format!("Document {{ title: {:?}, url: {:?} }}", document.title, document.url));
    let root = format!(
        "pub(crate) static MODEL: Model = Model {{\n operations: &[{}],\n shapes: &[{}],\n sites: &[{}],\n documents: &[{}],\n}};\n",
        join(operations),
        join(shapes),
        join(sites),
        join(documents)
    );
    emitter.statics + &root
}

fn join(items: impl IntoIterator<Item = String>) -> String {
    items.into_iter().collect::<Vec<_>>().join(",\n  ")
}

#[derive(Default)]
struct Emitter {
    /// Declarations so far.
    statics: String,
    /// Names of shared tables, by type and contents.
    shared: BTreeMap<String, String>,
    /// The rules that demand the patterns, by index.
    patterns: Vec<String>,
}

impl Emitter {
    /// A reference to a static with these contents.
    fn share(&mut self, kind: &str, contents: &str) -> String {
        let declaration = format!("{kind} = {contents}");
        let next = format!("T{}", self.shared.len());
        let name = self.shared.entry(declaration).or_insert_with_key(|declaration| {
            let _ = writeln!(self.statics, "static {next}: {declaration};");
            next
        });
        name.clone()
    }

    /// A reference to a shared slice of numbers or flags.
    fn slice<T: Debug>(&mut self, of: &str, items: &[T]) -> String {
        let name = self.share(&format!("[{of}; {}]", items.len()), &format!("{items:?}"));
        format!("&{name}")
    }

    fn matches(&mut self, pattern: &Pattern) -> String {
        let name = self.pattern(pattern);
        let Pattern { hint, whole, .. } = pattern;
        format!("Rule::Pattern(Matches {{ pattern: &{name}, hint: {hint:?}, whole: {whole} }})")
    }

    fn pattern(&mut self, pattern: &Pattern) -> String {
        let automaton = &pattern.automaton;
        let starts = self.slice("u32", &automaton.ranges.starts);
        let classes = self.slice("u8", &automaton.ranges.classes);
        let ranges = self.share("ClassRanges", &format!("ClassRanges {{ starts: {starts}, classes: {classes} }}"));
        let ascii = self.slice("u8", &automaton.ascii);
        let rows = self.slice("u16", &automaton.rows);
        let accepting = self.slice("bool", &automaton.accepting);
        let plain = self.slice("[u8; 2]", &automaton.plain);
        let steps = self.slice("i16", &automaton.steps);
        let contents = format!(
            "Pattern {{ source: {:?}, ascii: {ascii}, ranges: &{ranges}, class_count: {}, rows: {rows}, accepting: {accepting}, plain: {plain}, steps: {steps} }}",
            pattern.source, automaton.class_count
        );
        self.share("Pattern", &contents)
    }

    fn site(&mut self, site: &Site) -> String {
        let presence = match &site.presence {
            Presence::Optional => "Presence::Optional".to_owned(),
            Presence::Inherent => "Presence::Inherent".to_owned(),
            Presence::Required { source, document, autofilled } => format!(
                "Presence::Required(Requirement {{ source: {}, document: {document}, autofilled: {autofilled} }})",
                source_name(*source)
            ),
        };
        let constraints = self.constraints(&site.constraints);
        format!(
            "Site {{ name: {:?}, shape: {}, presence: {presence}, constraints: {constraints} }}",
            site.name, site.shape
        )
    }

    fn constraints(&mut self, constraints: &[Constraint]) -> String {
        if constraints.is_empty() {
            return "&[]".to_owned();
        }
        let items: Vec<String> = constraints
            .iter()
            .map(|constraint| {
                let rule = self.rule(&constraint.rule);
                let (source, document) = (source_name(constraint.source), constraint.document);
                format!("Constraint {{ rule: {rule}, source: {source}, document: {document} }}")
            })
            .collect();
        let name = self.share(&format!("[Constraint; {}]", items.len()), &format!("[{}]", items.join(", ")));
        format!("&{name}")
    }

    fn rule(&self, rule: &Rule) -> String {
        match rule {
            Rule::Enum(values) => {
                let mut sorted = values.clone();
                sorted.sort_unstable();
                format!("Rule::Enum(Enum {{ values: &{values:?}, sorted: &{sorted:?} }})")
            }
            Rule::Length(bounds, unit) => {
                let min = bounds.min.unwrap_or_default();
                let unit = match unit {
                    Unit::Characters => "Unit::Characters",
                    Unit::Bytes => "Unit::Bytes",
                    Unit::Entries => "Unit::Entries",
                    Unit::Elements => "Unit::Elements",
                };
                format!("Rule::Length(Length {{ min: {min}, max: {:?}, unit: {unit} }})", bounds.max)
            }
            Rule::Pattern(index) => self.patterns.get(*index).cloned().unwrap_or_default(),
            Rule::Range(Bounds { min, max }) => format!("Rule::Range(Range {{ min: {min:?}, max: {max:?} }})"),
            Rule::Reserved(prefix) => format!("Rule::Reserved(Reserved {{ prefix: {prefix:?} }})"),
            Rule::Exclusive { members, one_required } => {
                format!("Rule::Exclusive(Exclusive {{ members: &{members:?}, one_required: {one_required} }})")
            }
            Rule::Depends { member, other, ignored_when } => {
                format!("Rule::Depends(Depends {{ member: {member}, other: {other}, ignored_when: {ignored_when:?} }})")
            }
        }
    }

    fn kind(&mut self, kind: &Kind) -> String {
        match kind {
            Kind::Structure { first, count, rules } => {
                let rules = self.constraints(rules);
                format!("Kind::Structure {{ first: {first}, count: {count}, rules: {rules} }}")
            }
            Kind::List(element) => format!("Kind::List {{ element: {element} }}"),
            Kind::Map(key, value) => format!("Kind::Map {{ key: {key}, value: {value} }}"),
            Kind::Text => "Kind::Text".to_owned(),
            Kind::Blob => "Kind::Blob".to_owned(),
            Kind::Boolean => "Kind::Boolean".to_owned(),
            Kind::Integer(bits) => format!("Kind::Integer {{ bits: {bits} }}"),
            Kind::Float => "Kind::Float".to_owned(),
            Kind::DateTime => "Kind::Timestamp(TimestampFormat::DateTime)".to_owned(),
            Kind::EpochSeconds => "Kind::Timestamp(TimestampFormat::EpochSeconds)".to_owned(),
            Kind::Document => "Kind::Document".to_owned(),
        }
    }
}

fn source_name(source: Source) -> &'static str {
    match source {
        Source::Documented => "Source::Documented",
        Source::Model => "Source::Model",
        Source::Drift => "Source::Drift",
        Source::Advice => "Source::Advice",
    }
}
