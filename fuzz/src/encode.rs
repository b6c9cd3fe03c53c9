//! The writer of the input buffer, as `pkg/src/encode.ts` and `pkg/src/writer.ts` write it; `src/source/wire.rs` says what
//! the cells mean.

use workflow_preflight::fuzzing::model::{Kind, Model, Site};

use crate::js::{Js, Units, is_well_formed, wtf8};
use crate::sites::members;

const NULL: u32 = 0x00;
const FALSE: u32 = 0x01;
const TRUE: u32 = 0x02;
const INT: u32 = 0x03;
const FLOAT: u32 = 0x04;
const TEXT: u32 = 0x05;
const SHORT_TEXT: u32 = 0x06;
const ILL_FORMED_TEXT: u32 = 0x07;
const LIST: u32 = 0x08;
const STRUCTURE: u32 = 0x09;
const MAP: u32 = 0x0A;
const TIMESTAMP: u32 = 0x0B;
const BLOB: u32 = 0x0C;
const FOREIGN: u32 = 0x0D;
const UNREADABLE: u32 = 0x0E;
const CYCLE: u32 = 0x0F;
const DEEP: u32 = 0x10;
const END: u32 = 0xFF;

const UNKNOWN: u16 = 0xFFFE;
const NEXT_CELL: u32 = 255;
const MAX_DEPTH: usize = 128;

/// What a writer may choose without a change to the verdict.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Choices {
    /// Longer texts stand in the tree, in UTF-16 units.
    pub(crate) short: usize,
    /// Whether texts that surely fit are left out.
    pub(crate) leaves_out: bool,
}

/// The buffer that holds a value at a site.
pub(crate) fn encode(model: &'static Model, site: &'static Site, value: &Js, choices: Choices) -> Vec<u8> {
    let mut writer = Writer { model, choices, cells: Vec::new(), texts: Vec::new(), depth: 0 };
    let room = model.unread(site);
    writer.value(value, &Place { kind: writer.kind(site.shape), position: 0, room });
    writer.finish()
}

struct Writer {
    model: &'static Model,
    choices: Choices,
    cells: Vec<u32>,
    /// The short texts.
    texts: Vec<Units>,
    depth: usize,
}

/// Where a value stands.
#[derive(Clone, Copy)]
struct Place {
    kind: &'static Kind,
    position: u16,
    room: u32,
}

impl Writer {
    fn kind(&self, shape: u16) -> &'static Kind {
        &self.model.shape(shape).unwrap().kind
    }

    fn cell(&mut self, tag: u32, position: u16) {
        self.cells.push(tag << 16 | u32::from(position));
    }

    fn float(&mut self, tag: u32, position: u16, value: f64) {
        self.cell(tag, position);
        let bits = value.to_bits().to_le_bytes();
        let (halves, _) = bits.as_chunks();
        self.cells.extend(halves.iter().map(|half| u32::from_le_bytes(*half)));
    }

    fn text(&mut self, text: &[u16], position: u16) {
        let length = u32::try_from(text.len()).unwrap();
        if text.len() > self.choices.short {
            self.long_text(text, position);
            return;
        }
        self.texts.push(text.to_vec());
        self.cell(SHORT_TEXT | length.min(NEXT_CELL) << 8, position);
        if length >= NEXT_CELL {
            self.cells.push(length);
        }
    }

    fn long_text(&mut self, text: &[u16], position: u16) {
        let bytes = wtf8(text);
        self.cell(if is_well_formed(text) { TEXT } else { ILL_FORMED_TEXT }, position);
        self.cells.push(u32::try_from(bytes.len()).unwrap());
        for four in bytes.chunks(4) {
            let mut cell = [0; 4];
            cell[..four.len()].copy_from_slice(four);
            self.cells.push(u32::from_le_bytes(cell));
        }
    }

    fn value(&mut self, value: &Js, place: &Place) {
        let position = place.position;
        match value {
            Js::Null => self.cell(NULL, position),
            Js::Boolean(value) => self.cell(if *value { TRUE } else { FALSE }, position),
            Js::Number(value) => self.number(*value, position),
            Js::Text(text) => {
                let room = usize::try_from(place.room).unwrap();
                let left_out = self.choices.leaves_out && text.len() <= room && is_well_formed(text);
                self.text(if left_out { &[] } else { text }, position);
            }
            Js::List(elements) => self.list(elements, place),
            Js::Object(members) => self.object(members, place),
            Js::Date(time) => self.float(TIMESTAMP, position, *time),
            Js::Bytes(length) => self.float(BLOB, position, (*length).into()),
            Js::Foreign(noun) => {
                self.cell(FOREIGN, position);
                self.text(noun, 0);
            }
            Js::Unreadable(thrown) => {
                self.cell(UNREADABLE, position);
                self.text(thrown, 0);
            }
            Js::Cycle => self.cell(CYCLE, position),
        }
    }

    fn number(&mut self, value: f64, position: u16) {
        #[allow(clippy::cast_possible_truncation, reason = "as `|0` is in JavaScript, but that it is checked")]
        let whole = value as i32;
        #[allow(clippy::float_cmp, reason = "whether it is the same number")]
        if f64::from(whole) == value {
            self.cell(INT, position);
            self.cells.push(whole.cast_unsigned());
        } else {
            self.float(FLOAT, position, value);
        }
    }

    /// Opens a container that fits its shape. Answers whether what it holds is to be written.
    fn opens(&mut self, fits: bool, tag: u32, position: u16) -> bool {
        if !fits {
            self.cell(if tag == LIST { LIST } else { MAP }, position);
            self.cell(END, 0);
        } else if self.depth == MAX_DEPTH {
            self.cell(DEEP, position);
        } else {
            self.cell(tag, position);
            self.depth += 1;
            return true;
        }
        false
    }

    fn close(&mut self) {
        self.cell(END, 0);
        self.depth -= 1;
    }

    /// Where the elements of a list or the values of a map stand.
    fn content(&self, site: u16) -> Place {
        let site = self.model.site(site).unwrap();
        Place { kind: self.kind(site.shape), position: 0, room: self.model.unread(site) }
    }

    fn list(&mut self, elements: &[Js], place: &Place) {
        let fits = matches!(place.kind, Kind::List { .. } | Kind::Document);
        if self.opens(fits, LIST, place.position) {
            let content = match place.kind {
                Kind::List { element } => self.content(*element),
                _ => Place { position: 0, ..*place },
            };
            for element in elements {
                self.value(element, &content);
            }
            self.close();
        }
    }

    fn object(&mut self, entries: &[(Units, Js)], place: &Place) {
        let fits = matches!(place.kind, Kind::Map { .. } | Kind::Document | Kind::Structure { .. });
        let is_structure = matches!(place.kind, Kind::Structure { .. });
        if !self.opens(fits, if is_structure { STRUCTURE } else { MAP }, place.position) {
            return;
        }
        let content = match place.kind {
            Kind::Map { value, .. } => self.content(*value),
            _ => Place { position: 0, ..*place },
        };
        for (name, value) in entries {
            if is_structure {
                self.member(name, value, place.kind);
            } else {
                self.text(name, 0);
                self.value(value, &content);
            }
        }
        self.close();
    }

    fn member(&mut self, name: &[u16], value: &Js, kind: &'static Kind) {
        let Kind::Structure { rules, .. } = kind else { return };
        let members = members(self.model, kind);
        let Some(at) = members.iter().position(|site| site.name.encode_utf16().eq(name.iter().copied())) else {
            self.text(name, UNKNOWN);
            return;
        };
        let room = self.model.unread_among(&members[at], at, rules);
        let position = u16::try_from(at).unwrap();
        self.value(value, &Place { kind: self.kind(members[at].shape), position, room });
    }

    /// Lengths of short texts are in UTF-16 units, which are bytes where all of them are ASCII.
    fn finish(self) -> Vec<u8> {
        let is_ascii = self.texts.iter().flatten().all(|unit| *unit < 0x80);
        let count = u32::try_from(self.cells.len()).unwrap();
        let cells = [count, u32::from(!is_ascii)].into_iter().chain(self.cells);
        let texts = self.texts.iter().flat_map(|text| wtf8(text));
        cells.flat_map(u32::to_le_bytes).chain(texts).collect()
    }
}
