//! Values for a place in the tables: mostly of its type and near its limits, sometimes of any other.

use workflow_preflight::fuzzing::model::{Constraint, Kind, Length, Model, Rule, Site, TimestampFormat, Unit};

use crate::js::{Js, Units};
use crate::random::Random;
use crate::sites::members;

/// Longer texts and lists are not worth their time.
const LONGEST: u64 = 3_000;
/// Lists and maps at their limits hold so many at most.
const MOST: u64 = 60;
/// So many values are too many for one.
const MANY: usize = 1_000;
/// No value is deeper than this, but for those that are nothing but deep.
const DEEPEST: usize = 8;

/// Texts that patterns of the models, formats and JSON have an opinion on.
const TEXTS: [&str; 36] = [
    "",
    " ",
    "a",
    "0",
    "-1",
    "true",
    "NaN",
    "Infinity",
    "a b",
    "A~/b",
    "\n",
    "\u{0}",
    "é",
    "語",
    "🧬",
    "\u{FFFE}",
    "aws:a",
    "AWS:",
    "xaws:",
    "QUJD",
    "QUI=",
    "Q===",
    "2024-02-29T00:00:00Z",
    "2023-02-29T00:00:00Z",
    "1990-12-31T23:59:60Z",
    "2020-01-01t00:00:00.5+14:00",
    "arn:aws:omics:us-east-1:123456789012:workflow/1234567",
    "s3://amzn-s3-demo-bucket/a.zip",
    "12345678-90ab-cdef-1234-567890abcdef",
    "my-project_1.x",
    "Sun:8",
    "4.0",
    "owner/name",
    "1234567",
    "wr_1234",
    "__proto__",
];

/// Makes values.
pub(crate) struct Maker<'r, 'b> {
    model: &'static Model,
    random: &'r mut Random<'b>,
    /// Whether values may be something that JSON has not.
    beyond_json: bool,
    depth: usize,
}

impl<'r, 'b> Maker<'r, 'b> {
    pub(crate) fn new(model: &'static Model, random: &'r mut Random<'b>) -> Self {
        let beyond_json = random.one_in(8);
        Self { model, random, beyond_json, depth: 0 }
    }

    /// A value for a site.
    pub(crate) fn at(&mut self, site: &'static Site) -> Js {
        if self.random.one_in(16) {
            return self.any();
        }
        let kind = &self.model.shape(site.shape).unwrap().kind;
        match kind {
            Kind::Structure { .. } => self.structure(kind),
            Kind::List { element } => self.list(site, *element),
            Kind::Map { key, value } => self.map(site, *key, *value),
            Kind::Text => Js::Text(self.text(site)),
            Kind::Blob if self.beyond_json && self.random.yes() => Js::Bytes(self.size(site, Unit::Bytes)),
            Kind::Blob => self.blob(site),
            Kind::Boolean => Js::Boolean(self.random.yes()),
            Kind::Integer { bits } => self.integer(site, *bits),
            Kind::Float => self.float(site),
            Kind::Timestamp(format) => self.timestamp(*format),
            Kind::Document => self.any(),
        }
    }

    /// One value deeper; nothing there past a depth at which values would never end.
    fn deeper(&mut self, make: impl FnOnce(&mut Self) -> Js) -> Js {
        if self.depth >= DEEPEST {
            return Js::Null;
        }
        self.depth += 1;
        let value = make(self);
        self.depth -= 1;
        value
    }

    fn structure(&mut self, kind: &'static Kind) -> Js {
        let mut entries = Vec::new();
        for site in members(self.model, kind) {
            if self.random.yes() {
                let value = self.deeper(|maker| maker.at(site));
                entries.push((site.name.encode_utf16().collect(), value));
            }
        }
        while self.random.one_in(8) {
            let value = self.deeper(Self::any);
            let name = self.any_text();
            add(&mut entries, name, value);
        }
        Js::Object(entries)
    }

    fn list(&mut self, site: &'static Site, element: u16) -> Js {
        let element = self.model.site(element).unwrap();
        if self.random.one_in(4) {
            let length = self.size(site, Unit::Elements);
            let same = self.deeper(|maker| maker.at(element));
            return Js::List(vec![same.clone(); times(length, &same)]);
        }
        let mut elements = Vec::new();
        while self.random.yes() {
            elements.push(self.deeper(|maker| maker.at(element)));
        }
        Js::List(elements)
    }

    fn map(&mut self, site: &'static Site, key: u16, value: u16) -> Js {
        let [key, value] = [key, value].map(|site| self.model.site(site).unwrap());
        let mut entries = Vec::new();
        if self.random.one_in(4) {
            let count = self.size(site, Unit::Entries);
            let same = self.deeper(|maker| maker.at(value));
            for number in 0..times(count, &same) {
                entries.push((format!("k{number}").encode_utf16().collect(), same.clone()));
            }
        }
        while self.random.yes() {
            let key = self.text(key);
            let value = self.deeper(|maker| maker.at(value));
            add(&mut entries, key, value);
        }
        Js::Object(entries)
    }

    /// A size at or next to a limit.
    fn size(&mut self, site: &'static Site, unit: Unit) -> u32 {
        let lengths = site.constraints.iter().filter_map(|constraint| match &constraint.rule {
            Rule::Length(length) if length.unit == unit => Some(length),
            _ => None,
        });
        let lengths: Vec<&Length> = lengths.collect();
        let most = if unit == Unit::Bytes { u64::from(u32::MAX) } else { MOST };
        self.near(&lengths, most).try_into().unwrap()
    }

    fn near(&mut self, lengths: &[&Length], most: u64) -> u64 {
        let Some(length) = lengths.get(self.random.below(lengths.len().max(1))) else {
            return self.random.below(4) as u64;
        };
        let min = u64::from(length.min);
        let max = length.max.map_or(min + 1, u64::from);
        let sizes = [min, max, min.saturating_sub(1), max + 1];
        sizes[self.random.below(sizes.len())].min(most)
    }

    fn text(&mut self, site: &'static Site) -> Units {
        let constraint = site.constraints.get(self.random.below(site.constraints.len() + 1));
        let text = match constraint.map(|Constraint { rule, .. }| rule) {
            Some(Rule::Enum(rule)) if !rule.values.is_empty() => self.random.of(rule.values).encode_utf16().collect(),
            Some(Rule::Length(length)) => {
                let characters = self.near(&[length], LONGEST);
                self.filled(usize::try_from(characters).unwrap())
            }
            Some(Rule::Reserved(rule)) => rule.prefix.encode_utf16().collect(),
            _ => self.any_text(),
        };
        if self.random.one_in(4) { self.spoilt(text) } else { text }
    }

    /// So many of one character, of whatever length in UTF-8 and UTF-16.
    fn filled(&mut self, characters: usize) -> Units {
        let fill = self.random.of(&["a", "é", "語", "🧬", "\u{7f}", "0"]);
        fill.repeat(characters).encode_utf16().collect()
    }

    fn any_text(&mut self) -> Units {
        if self.random.one_in(4) {
            let length = self.random.below(12);
            return (0..length).map(|_| self.unit()).collect();
        }
        let text: Units = self.random.of(&TEXTS).encode_utf16().collect();
        if self.random.one_in(4) { self.spoilt(text) } else { text }
    }

    /// Any unit of UTF-16, mostly of those that something depends on.
    fn unit(&mut self) -> u16 {
        const UNITS: [u16; 16] = [
            0x61, 0x22, 0x5C, 0x2F, 0x1F, 0x7F, 0x80, 0x7FF, 0x800, 0xD83D, 0xDE00, 0xFFFF, 0xD800, 0xDBFF, 0xDC00,
            0xDFFF,
        ];
        let bits = self.random.bits();
        let [low, _, high, choice, ..] = bits.to_le_bytes();
        UNITS.get(usize::from(choice % 20)).copied().unwrap_or(u16::from_le_bytes([low, high]))
    }

    fn spoilt(&mut self, mut text: Units) -> Units {
        let at = self.random.below(text.len() + 1);
        match self.random.below(3) {
            0 => text.insert(at, self.unit()),
            1 if at < text.len() => drop(text.remove(at)),
            _ => text.truncate(at),
        }
        text
    }

    fn blob(&mut self, site: &'static Site) -> Js {
        if self.random.yes() {
            return Js::Text(self.any_text());
        }
        let length = u64::from(self.size(site, Unit::Bytes)).min(LONGEST);
        let length = usize::try_from(length).unwrap();
        let padded = ["", "QQ==", "QUI="][length % 3];
        Js::text(&("QUJD".repeat(length / 3) + padded))
    }

    fn integer(&mut self, site: &'static Site, bits: u32) -> Js {
        #[allow(clippy::cast_precision_loss, reason = "the nearest double is what JavaScript has")]
        let bounds = site.constraints.iter().filter_map(|constraint| match &constraint.rule {
            Rule::Range(range) => Some([range.min, range.max].map(|bound| bound.unwrap_or(0) as f64)),
            _ => None,
        });
        let last = 2_f64.powi(bits.clamp(1, 64).cast_signed() - 1);
        let bounds: Vec<f64> = bounds.flatten().chain([0.0, -last, last]).collect();
        let bound = bounds[self.random.below(bounds.len())];
        let steps = [0.0, 1.0, -1.0, 0.5, -0.5, -0.0];
        Js::number(bound + steps[self.random.below(steps.len())])
    }

    fn float(&mut self, site: &'static Site) -> Js {
        if self.random.one_in(4) {
            return Js::Text(self.any_text());
        }
        if self.random.yes() { self.integer(site, 32) } else { self.any_number() }
    }

    fn any_number(&mut self) -> Js {
        const NUMBERS: [f64; 13] = [
            0.0,
            -0.0,
            1e300,
            5e-324,
            0.1,
            1e21,
            123_456_789_012.5,
            253_402_300_799.5,
            253_402_300_800.0,
            -62_167_219_200.0,
            4.999,
            12_345.678,
            -1_000.001,
        ];
        let at = self.random.below(NUMBERS.len() + 2);
        let number = NUMBERS.get(at).copied().unwrap_or_else(|| f64::from_bits(self.random.bits()));
        if number.is_finite() || self.beyond_json { Js::number(number) } else { Js::Number(0.5) }
    }

    fn timestamp(&mut self, format: TimestampFormat) -> Js {
        match (format, self.random.below(6)) {
            (_, 4) if self.beyond_json => Js::Date(f64::from(self.random.byte()) * 1e10),
            (_, 5) => self.any(),
            (TimestampFormat::DateTime, _) => Js::Text(self.any_text()),
            (TimestampFormat::EpochSeconds, _) => self.any_number(),
        }
    }

    /// Any value at all.
    fn any(&mut self) -> Js {
        match self.random.below(12) {
            0 => Js::Null,
            1 => Js::Boolean(self.random.yes()),
            2 | 3 => self.any_number(),
            4 | 5 => Js::Text(self.any_text()),
            6 => self.any_list(),
            7 | 8 => self.any_object(),
            9 => self.nested(),
            10 | 11 if self.beyond_json => self.foreign(),
            _ => Js::List(Vec::new()),
        }
    }

    fn any_list(&mut self) -> Js {
        let mut elements = Vec::new();
        while self.random.yes() {
            elements.push(self.deeper(Self::any));
        }
        Js::List(elements)
    }

    fn any_object(&mut self) -> Js {
        let mut entries = Vec::new();
        while self.random.yes() {
            let name = self.any_text();
            let value = self.deeper(Self::any);
            add(&mut entries, name, value);
        }
        Js::Object(entries)
    }

    /// Nothing but depth, around the limit of 128.
    fn nested(&mut self) -> Js {
        let levels = [2, 126, 127, 128, 129, 140][self.random.below(6)];
        let lists = self.random.yes();
        (0..levels).fold(Js::Boolean(true), |inside, level| {
            if lists || level % 2 == 0 { Js::List(vec![inside]) } else { Js::Object(vec![(vec![0x61], inside)]) }
        })
    }

    fn foreign(&mut self) -> Js {
        match self.random.below(6) {
            0 => Js::Cycle,
            1 => Js::Foreign(self.any_text()),
            2 => Js::Unreadable(self.any_text()),
            3 => Js::Bytes(u32::from(self.random.byte())),
            4 => Js::Date(f64::from(self.random.byte())),
            _ => Js::Number(f64::INFINITY),
        }
    }
}

/// So many times, unless that makes too much of it: lists of lists of lists.
fn times(wanted: u32, value: &Js) -> usize {
    usize::try_from(wanted).unwrap().min(MANY / value.count())
}

/// Adds an entry unless its name is there.
fn add(entries: &mut Vec<(Units, Js)>, name: Units, value: Js) {
    if entries.iter().all(|(other, _)| *other != name) {
        entries.push((name, value));
    }
}
