//! Makes tables of the bytes that the compiler's `emit.rs` writes: function by function the two say the same.
//!
//! It builds a [`Model`] and knows nothing of its use. What it builds is leaked: tables live as long as the program.

use super::bytes::{Bytes, Shared};
use crate::constraint::{Depends, Enum, Exclusive, Length, Matches, Range, Reserved, Unit};
use crate::model::{
    Constraint, Document, Kind, Model, Operation, Presence, Requirement, Rule, Shape, ShapeIndex, Site, SiteIndex,
    Source, TimestampFormat,
};
use crate::pattern::{ClassRanges, Pattern};

/// Stand in for what is mentioned but nowhere to be found.
static NO_RANGES: ClassRanges = ClassRanges { starts: &[], classes: &[] };
static NO_PATTERN: Pattern = Pattern {
    source: "",
    ascii: &[0; 128],
    ranges: &NO_RANGES,
    class_count: 0,
    rows: &[],
    accepting: &[],
    plain: &[],
    steps: &[],
};
static NO_MATCH: Matches = Matches { pattern: &NO_PATTERN, hint: "", whole: true };

/// The model that `bytes` hold; `None` where they are not what `emit` writes.
pub(super) fn model(bytes: &'static [u8]) -> Option<Model> {
    let mut reader = Reader::new(Bytes::new(bytes));
    let documents = reader.list(Reader::document);
    let shapes = reader.list(Reader::shape);
    let sites = reader.list(Reader::site);
    let operations = reader.list(Reader::operation);
    (!reader.bytes.is_broken()).then_some(Model { operations, shapes, sites, documents })
}

struct Reader {
    bytes: Bytes,
    texts: Shared<&'static str>,
    lists: Shared<&'static [Constraint]>,
    matches: Shared<&'static Matches>,
    ranges: Shared<&'static ClassRanges>,
    /// Where the range before begins.
    last_start: u32,
    /// The shape that no site has mentioned yet.
    next_shape: ShapeIndex,
    /// The site after those of the shape before.
    next_site: SiteIndex,
}

impl Reader {
    fn new(bytes: Bytes) -> Self {
        let (texts, lists, matches, ranges) = (Shared::new(), Shared::new(), Shared::new(), Shared::new());
        Self { bytes, texts, lists, matches, ranges, last_start: 0, next_shape: 0, next_site: 0 }
    }

    #[inline(never)]
    fn list<T>(&mut self, item: fn(&mut Self) -> T) -> &'static [T] {
        let count = self.bytes.count();
        (0..count).map(|_| item(self)).collect::<Vec<_>>().leak()
    }

    /// A value or none.
    fn option<T>(&mut self, value: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.bytes.flag().then(|| value(self))
    }

    #[inline(never)]
    fn text(&mut self) -> &'static str {
        let known = self.texts.mentioned(&mut self.bytes, "");
        known.unwrap_or_else(|| self.texts.add(self.bytes.text()))
    }

    fn document(&mut self) -> Document {
        Document { title: self.text(), url: self.text() }
    }

    fn operation(&mut self) -> Operation {
        Operation { id: self.text(), input: self.bytes.u16(), output: self.bytes.u16(), model_date: self.text() }
    }

    fn shape(&mut self) -> Shape {
        Shape { name: self.text(), kind: self.kind() }
    }

    fn kind(&mut self) -> Kind {
        match self.bytes.byte() {
            0 => {
                let count = self.bytes.u16();
                Kind::Structure { first: self.sites(count), count, rules: self.constraints() }
            }
            1 => Kind::List { element: self.sites(1) },
            2 => Kind::Map { key: self.sites(1), value: self.sites(1) },
            3 => Kind::Text,
            4 => Kind::Blob,
            5 => Kind::Boolean,
            6 => Kind::Integer { bits: self.bytes.u32() },
            7 => Kind::Float,
            8 => Kind::Timestamp(TimestampFormat::DateTime),
            9 => Kind::Timestamp(TimestampFormat::EpochSeconds),
            10 => Kind::Document,
            _ => self.bytes.broken(Kind::Document),
        }
    }

    /// Where the sites of a shape begin: so far from where those of the shape before end.
    #[inline(never)]
    fn sites(&mut self, count: u16) -> SiteIndex {
        let first = self.next_site.wrapping_add_signed(self.bytes.i16());
        self.next_site = first.wrapping_add(count);
        first
    }

    fn site(&mut self) -> Site {
        Site {
            name: self.text(),
            shape: self.shape_index(),
            presence: self.presence(),
            constraints: self.constraints(),
        }
    }

    #[inline(never)]
    fn shape_index(&mut self) -> ShapeIndex {
        self.bytes.u16().checked_sub(1).unwrap_or_else(|| {
            let next = self.next_shape;
            self.next_shape = next.wrapping_add(1);
            next
        })
    }

    fn presence(&mut self) -> Presence {
        match self.bytes.byte() {
            0 => Presence::Optional,
            1 => Presence::Inherent,
            2 => Presence::Required(Requirement {
                source: self.source(),
                document: self.bytes.u16(),
                autofilled: self.bytes.flag(),
            }),
            _ => self.bytes.broken(Presence::Inherent),
        }
    }

    fn constraints(&mut self) -> &'static [Constraint] {
        let known = self.lists.mentioned(&mut self.bytes, &[]);
        known.unwrap_or_else(|| {
            let list = self.list(Self::constraint);
            self.lists.add(list)
        })
    }

    fn constraint(&mut self) -> Constraint {
        Constraint { source: self.source(), document: self.bytes.u16(), rule: self.rule() }
    }

    #[inline(never)]
    fn source(&mut self) -> Source {
        match self.bytes.byte() {
            0 => Source::Documented,
            1 => Source::Model,
            2 => Source::Drift,
            3 => Source::Advice,
            _ => self.bytes.broken(Source::Model),
        }
    }

    fn rule(&mut self) -> Rule {
        match self.bytes.byte() {
            0 => Rule::Enum(Enum { values: self.list(Self::text) }),
            1 => {
                Rule::Length(Length { min: self.bytes.u32(), max: self.option(|it| it.bytes.u32()), unit: self.unit() })
            }
            2 => Rule::Pattern(Matches { ..*self.matches() }),
            3 => Rule::Range(Range {
                min: self.option(|it| it.bytes.signed()),
                max: self.option(|it| it.bytes.signed()),
            }),
            4 => Rule::Reserved(Reserved { prefix: self.text() }),
            5 => {
                Rule::Exclusive(Exclusive { members: self.list(|it| it.bytes.u16()), one_required: self.bytes.flag() })
            }
            6 => Rule::Depends(Depends {
                member: self.bytes.u16(),
                other: self.bytes.u16(),
                ignored_when: self.option(Self::text),
            }),
            _ => self.bytes.broken(Rule::Enum(Enum { values: &[] })),
        }
    }

    fn unit(&mut self) -> Unit {
        match self.bytes.byte() {
            0 => Unit::Characters,
            1 => Unit::Bytes,
            2 => Unit::Entries,
            3 => Unit::Elements,
            _ => self.bytes.broken(Unit::Characters),
        }
    }

    fn matches(&mut self) -> &'static Matches {
        let known = self.matches.mentioned(&mut self.bytes, &NO_MATCH);
        known.unwrap_or_else(|| {
            let source = self.text();
            let (hint, whole) = (self.text(), self.bytes.flag());
            let pattern = Box::leak(Box::new(self.pattern(source)));
            self.matches.add(Box::leak(Box::new(Matches { pattern, hint, whole })))
        })
    }

    fn pattern(&mut self, source: &'static str) -> Pattern {
        Pattern {
            source,
            ascii: Box::leak(Box::new(self.bytes.runs())),
            ranges: self.ranges(),
            class_count: self.bytes.u16().into(),
            rows: self.list(|it| it.bytes.u16()),
            accepting: self.list(|it| it.bytes.flag()),
            plain: self.list(|it| [it.bytes.byte(), it.bytes.byte()]),
            steps: self.list(|it| it.bytes.step()),
        }
    }

    #[inline(never)]
    fn ranges(&mut self) -> &'static ClassRanges {
        let known = self.ranges.mentioned(&mut self.bytes, &NO_RANGES);
        known.unwrap_or_else(|| {
            self.last_start = 0;
            let starts = self.list(Self::start);
            let classes = self.bytes.slice();
            self.ranges.add(Box::leak(Box::new(ClassRanges { starts, classes })))
        })
    }

    /// So far from where the range before begins.
    fn start(&mut self) -> u32 {
        self.last_start = self.last_start.wrapping_add(self.bytes.u32());
        self.last_start
    }
}
