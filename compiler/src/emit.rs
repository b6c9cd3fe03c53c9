//! Writes the compiled model as bytes, which the engine's `tables/read.rs` makes its tables of: function by function
//! the two say the same. Texts, patterns and lists of constraints are written once: most sites share theirs.
//!
//! # The format
//!
//! | what | how it is written |
//! |---|---|
//! | all | how many bytes the texts are; the texts, each ended by `FF`; lists of documents, shapes, sites and operations |
//! | number | seven bits a byte, lowest first, high bit set on all bytes but the last |
//! | signed number | its position among 0, -1, 1, -2, 2, ... |
//! | flag; option | `00` or `01`; a flag, then the value if there is one |
//! | list | how many items, then the items, each a byte at least |
//! | text, list of constraints, pattern, class ranges | 0 where it is mentioned first: it follows (a text: it is the next one); from then on its number, counted from 1 in the order of first mention |
//! | document; operation | title, URL; id, input and output site, date |
//! | shape | name, kind (one byte, in the order of `emit`), and a structure's member count, first site and rules, a list's or map's sites, a number's bits |
//! | site of a shape | how far it is from the end of the sites of the shape before (16 bits, wrapping), signed |
//! | site | name, shape, presence (`00` optional, `01` inherent, `02` and source, document, autofilled), constraints |
//! | shape of a site | 0 for the first one that no site has mentioned yet, otherwise its index + 1 |
//! | constraint | source, document, rule (one byte, in the order of `emit`) and its figures; an enum's values in model order |
//! | pattern | source, hint, whole; ASCII classes as byte and length of each run; class ranges; number of classes; rows; accepting; plain; steps, signed, counted from `i16::MAX` = 0 and `i16::MIN` = 1 on |
//! | class ranges | each start as what it is beyond the one before; the classes |
//!
//! There is no version number, because both ends are compiled together.

use crate::Error;
use crate::bytes::{Bytes, Shared};
use crate::ir::{
    Bounds, Constraint, Document, Kind, Model, Operation, Pattern, Presence, Rule, Shape, Site, Source, Unit,
};
use crate::pattern::{Automaton, ClassRanges};

/// The bytes of a model.
///
/// # Errors
/// When there is more of something than the engine's tables can number, or a length that they cannot hold.
pub fn emit(model: &Model) -> Result<Vec<u8>, Error> {
    let Model { operations, shapes, sites, patterns, documents } = model;
    for (count, name) in [(shapes.len(), "shapes"), (sites.len(), "sites"), (documents.len(), "documents")] {
        if count > usize::from(u16::MAX) {
            return Err(Error::new("the model", format!("has {count} {name}; {} are possible", u16::MAX)));
        }
    }
    let mut emitter = Emitter { patterns, ..Emitter::default() };
    emitter.list(documents, Emitter::document);
    emitter.try_list(shapes, Emitter::shape)?;
    emitter.try_list(sites, Emitter::site)?;
    emitter.list(operations, Emitter::operation);
    Ok(emitter.bytes.finish())
}

#[derive(Default)]
struct Emitter<'m> {
    bytes: Bytes,
    /// The patterns by index.
    patterns: &'m [Pattern],
    /// What was mentioned before.
    texts: Shared<&'m str>,
    matches: Shared<usize>,
    ranges: Shared<&'m ClassRanges>,
    lists: Shared<&'m [Constraint]>,
    /// The shape that no site has mentioned yet.
    next_shape: usize,
    /// The site after those of the shape before.
    next_site: usize,
}

impl<'m> Emitter<'m> {
    fn list<T>(&mut self, items: &'m [T], mut item: impl FnMut(&mut Self, &'m T)) {
        self.bytes.count(items.len());
        for each in items {
            item(self, each);
        }
    }

    fn try_list<T>(
        &mut self,
        items: &'m [T],
        mut item: impl FnMut(&mut Self, &'m T) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.bytes.count(items.len());
        items.iter().try_for_each(|each| item(self, each))
    }

    fn text(&mut self, text: &'m str) {
        if self.texts.mention(&mut self.bytes, text) {
            self.bytes.text(text);
        }
    }

    fn document(&mut self, document: &'m Document) {
        let Document { title, url } = document;
        self.text(title);
        self.text(url);
    }

    fn operation(&mut self, operation: &'m Operation) {
        let Operation { id, input, output, model_date } = operation;
        self.text(id);
        self.bytes.count(*input);
        self.bytes.count(*output);
        self.text(model_date);
    }

    /// Where the sites of a shape begin: how far from where those of the shape before end.
    fn sites(&mut self, first: usize, count: usize) {
        self.bytes.distance(self.next_site, first);
        self.next_site = first + count;
    }

    fn shape(&mut self, shape: &'m Shape) -> Result<(), Error> {
        let Shape { name, kind } = shape;
        self.text(name);
        match kind {
            Kind::Structure { first, count, rules } => {
                self.bytes.byte(0);
                self.bytes.count(*count);
                self.sites(*first, *count);
                self.constraints(name, rules)?;
            }
            Kind::List(element) => {
                self.bytes.byte(1);
                self.sites(*element, 1);
            }
            Kind::Map(key, value) => {
                self.bytes.byte(2);
                self.sites(*key, 1);
                self.sites(*value, 1);
            }
            Kind::Text => self.bytes.byte(3),
            Kind::Blob => self.bytes.byte(4),
            Kind::Boolean => self.bytes.byte(5),
            Kind::Integer(bits) => {
                self.bytes.byte(6);
                self.bytes.number(*bits);
            }
            Kind::Float => self.bytes.byte(7),
            Kind::DateTime => self.bytes.byte(8),
            Kind::EpochSeconds => self.bytes.byte(9),
            Kind::Document => self.bytes.byte(10),
        }
        Ok(())
    }

    fn site(&mut self, site: &'m Site) -> Result<(), Error> {
        let Site { name, shape, presence, constraints } = site;
        self.text(name);
        self.shape_index(*shape);
        match presence {
            Presence::Optional => self.bytes.byte(0),
            Presence::Inherent => self.bytes.byte(1),
            Presence::Required { source, document, autofilled } => {
                self.bytes.byte(2);
                self.source(*source);
                self.bytes.count(*document);
                self.bytes.flag(*autofilled);
            }
        }
        self.constraints(name, constraints)
    }

    /// Most sites are the first of their shape, and shapes are numbered as sites mention them.
    fn shape_index(&mut self, shape: usize) {
        if shape == self.next_shape {
            self.bytes.byte(0);
            self.next_shape += 1;
        } else {
            self.bytes.count(shape + 1);
        }
    }

    fn constraints(&mut self, about: &str, constraints: &'m [Constraint]) -> Result<(), Error> {
        if self.lists.mention(&mut self.bytes, constraints) {
            self.try_list(constraints, |it, constraint| it.constraint(about, constraint))?;
        }
        Ok(())
    }

    fn constraint(&mut self, about: &str, constraint: &'m Constraint) -> Result<(), Error> {
        let Constraint { rule, source, document } = constraint;
        self.source(*source);
        self.bytes.count(*document);
        self.rule(about, rule)
    }

    fn source(&mut self, source: Source) {
        self.bytes.byte(match source {
            Source::Documented => 0,
            Source::Model => 1,
            Source::Drift => 2,
            Source::Advice => 3,
        });
    }

    fn rule(&mut self, about: &str, rule: &'m Rule) -> Result<(), Error> {
        match rule {
            Rule::Enum(values) => {
                self.bytes.byte(0);
                self.list(values, |it, value| it.text(value));
            }
            Rule::Length(bounds, unit) => {
                self.bytes.byte(1);
                self.length(about, *bounds, *unit)?;
            }
            Rule::Pattern(index) => {
                self.bytes.byte(2);
                self.matches(about, *index)?;
            }
            Rule::Range(Bounds { min, max }) => {
                self.bytes.byte(3);
                self.bytes.list(min.as_slice(), |bytes, min| bytes.signed(*min));
                self.bytes.list(max.as_slice(), |bytes, max| bytes.signed(*max));
            }
            Rule::Reserved(prefix) => {
                self.bytes.byte(4);
                self.text(prefix);
            }
            Rule::Exclusive { members, one_required } => {
                self.bytes.byte(5);
                self.bytes.list(members, |bytes, member| bytes.count(*member));
                self.bytes.flag(*one_required);
            }
            Rule::Depends { member, other, ignored_when } => {
                self.bytes.byte(6);
                self.bytes.count(*member);
                self.bytes.count(*other);
                self.list(ignored_when.as_slice(), |it, value| it.text(value));
            }
        }
        Ok(())
    }

    fn length(&mut self, about: &str, bounds: Bounds, unit: Unit) -> Result<(), Error> {
        let Bounds { min, max } = bounds;
        let fit = |bound: i64| {
            u32::try_from(bound).map_err(|_| Error::new(about, format!("no length can be compared with {bound}")))
        };
        self.bytes.number(fit(min.unwrap_or_default())?);
        let max = max.map(fit).transpose()?;
        self.bytes.list(max.as_slice(), |bytes, max| bytes.number(*max));
        self.bytes.byte(match unit {
            Unit::Characters => 0,
            Unit::Bytes => 1,
            Unit::Entries => 2,
            Unit::Elements => 3,
        });
        Ok(())
    }

    fn matches(&mut self, about: &str, index: usize) -> Result<(), Error> {
        if self.matches.mention(&mut self.bytes, index) {
            let missing = || Error::new(about, format!("has pattern {index}, which the model lacks"));
            let Pattern { source, hint, whole, automaton } = self.patterns.get(index).ok_or_else(missing)?;
            self.text(source);
            self.text(hint);
            self.bytes.flag(*whole);
            self.automaton(automaton);
        }
        Ok(())
    }

    fn automaton(&mut self, automaton: &'m Automaton) {
        let Automaton { ascii, ranges, class_count, rows, accepting, plain, steps } = automaton;
        for run in ascii.chunk_by(|one, next| one == next) {
            self.bytes.byte(run.first().copied().unwrap_or_default());
            self.bytes.count(run.len());
        }
        if self.ranges.mention(&mut self.bytes, ranges) {
            self.class_ranges(ranges);
        }
        self.bytes.count(*class_count);
        self.bytes.list(rows, |bytes, row| bytes.number(*row));
        self.bytes.list(accepting, |bytes, accepting| bytes.flag(*accepting));
        self.bytes.list(plain, |bytes, plain| plain.iter().for_each(|byte| bytes.byte(*byte)));
        self.bytes.list(steps, |bytes, step| bytes.step(*step));
    }

    /// The starts as what they are beyond the one before.
    fn class_ranges(&mut self, ranges: &ClassRanges) {
        let ClassRanges { starts, classes } = ranges;
        let mut last = 0;
        self.bytes.list(starts, |bytes, start| {
            bytes.number(start - last);
            last = *start;
        });
        self.bytes.list(classes, |bytes, class| bytes.byte(*class));
    }
}
