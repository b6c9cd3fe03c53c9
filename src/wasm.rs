//! The bindings: numbers and bytes in, numbers out. No judgement is made here.
//!
//! The JavaScript side (`pkg/src/`) writes a value into the input buffer and asks for a verdict in one call. A place
//! in the tables is known to it by its number.
//!
//! No function answers an object but [`results`], which is called once: V8 11.3 (Node 20) ends the whole process when it
//! discards optimised code in the middle of a call to wasm that answers one. Objects are put into that array instead,
//! for the JavaScript side to take out.

#![allow(clippy::must_use_candidate, reason = "JavaScript calls these")]

mod cells;

use std::cell::RefCell;
use std::ptr;

use js_sys::Array;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::throw_val;

use crate::api::Validator;
use crate::constraint::{Problem, large::TooLarge};
use crate::findings::{Findings, Path, Target};
use crate::model::{Direction, Kind, Site, SiteIndex};
use crate::source::wire::WireSource;
use crate::tables::MODEL;
use crate::violation::{Position, Range};

/// Half the size of the standard library's.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

thread_local! {
    /// Where the JavaScript side writes values and texts. Of `u32`, since it writes most of them four bytes at a time.
    static INPUT: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };

    /// Where the JavaScript side finds the last report.
    static REPORT: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };

    /// Where the JavaScript side finds what a call has to show.
    static RESULTS: Array = Array::new();
}

/// What the encoder needs to know of a shape.
#[derive(Serialize)]
struct ShapeTable {
    kind: &'static str,
    names: Vec<&'static str>,
    targets: Vec<u16>,
    rooms: Vec<u32>,
}

/// Makes room for `capacity` bytes of input, keeping what is there, and answers their address, a multiple of four.
#[wasm_bindgen]
pub fn reserve(capacity: usize) -> *mut u32 {
    INPUT.with_borrow_mut(|input| {
        let length = capacity.div_ceil(size_of::<u32>());
        if input.len() < length {
            input.resize(length, 0);
        }
        input.as_mut_ptr()
    })
}

/// The array that results are put into, one at a time.
#[wasm_bindgen]
pub fn results() -> Array {
    RESULTS.with(Array::clone)
}

/// Where the request or response of an operation begins; operations are numbered in the order of their ids in
/// [`crate::operations`].
#[wasm_bindgen]
pub fn root(operation: usize, response: bool) -> Option<SiteIndex> {
    let operation = MODEL.operations.get(operation)?;
    Some(if response { operation.output } else { operation.input })
}

/// The shape of the values at a site; past all shapes where there is no such site.
#[wasm_bindgen]
pub fn shape_of(site: SiteIndex) -> u16 {
    MODEL.site(site).map_or(u16::MAX, |site| site.shape)
}

/// The most UTF-16 units of a text at a site that need no look: nothing but the text's length is limited there, and so
/// short it fits whatever its characters are.
#[wasm_bindgen]
pub fn room_of(site: SiteIndex) -> u32 {
    MODEL.site(site).map_or(0, |site| MODEL.room(site))
}

/// Puts what the encoder needs to know of a shape into the results: `{ kind, names, targets, rooms }`.
#[wasm_bindgen]
pub fn shape(index: u16) {
    let content = |site| MODEL.site(site);
    let table = match MODEL.shape(index).map_or(&Kind::Document, |shape| &shape.kind) {
        Kind::Structure { first, count, rules } => {
            let members = MODEL.members(*first, *count);
            ShapeTable {
                kind: "structure",
                names: members.iter().map(|site| site.name).collect(),
                targets: members.iter().map(|site| site.shape).collect(),
                rooms: (0..).zip(members).map(|(at, site)| MODEL.room_among(site, at, rules)).collect(),
            }
        }
        Kind::List { element } => ShapeTable::around("list", content(*element)),
        Kind::Map { value, .. } => ShapeTable::around("map", content(*value)),
        Kind::Document => ShapeTable::around("document", None),
        Kind::Text | Kind::Blob | Kind::Boolean | Kind::Integer { .. } | Kind::Float | Kind::Timestamp(_) => {
            ShapeTable::around("scalar", None)
        }
    };
    hand_over(&table);
}

impl ShapeTable {
    fn around(kind: &'static str, content: Option<&Site>) -> Self {
        let targets = content.iter().map(|site| site.shape).collect();
        Self { kind, names: Vec::new(), targets, rooms: content.into_iter().map(|site| MODEL.room(site)).collect() }
    }
}

/// The site of a member, of a list's elements or of a map's values.
#[wasm_bindgen]
pub fn field(site: SiteIndex, segment: &str) -> Option<SiteIndex> {
    Validator::at(site, Direction::Request).part(segment).and_then(|part| part.index())
}

/// Judges the value in the input buffer from `start` on. Answers where the report lies in memory (see `cells.rs`), until
/// the next call; null where nothing is wrong with the value, which then costs no object.
#[wasm_bindgen]
pub fn validate(site: SiteIndex, response: bool, start: usize, length: usize) -> *const u32 {
    judge(start, length, |input| validator(site, response).findings(WireSource::new(input)))
}

/// The same of the JSON text in the input buffer from `start` on, which may be known to be UTF-8.
#[wasm_bindgen]
pub fn validate_json(site: SiteIndex, response: bool, start: usize, length: usize, is_utf8: bool) -> *const u32 {
    judge(start, length, |input| validator(site, response).findings_in_text(input, is_utf8))
}

/// Makes the report on an input that takes more than `max` bytes, so that it cannot be judged. A text is at fault from its
/// beginning.
#[wasm_bindgen]
pub fn too_large(max: u32, is_text: bool) -> *const u32 {
    const START: Position = Position { offset: 0, line: 1, column: 1 };
    let mut findings = Findings::new(Direction::Request);
    findings.undecodable(&Path::ROOT, Target::Value, Box::new(Problem::Large(TooLarge { max })));
    if is_text {
        findings.iter_mut().for_each(|finding| finding.range = Some(Range { start: START, end: START }));
    }
    report(findings)
}

/// Puts the constraints at a site into the results, as data.
#[wasm_bindgen]
pub fn describe(site: SiteIndex, response: bool) {
    hand_over(&validator(site, response).describe());
}

fn validator(site: SiteIndex, response: bool) -> Validator {
    Validator::at(site, if response { Direction::Response } else { Direction::Request })
}

fn judge(start: usize, length: usize, judge: impl FnOnce(&[u8]) -> Findings) -> *const u32 {
    report(INPUT.with_borrow(|input| {
        let end = start.saturating_add(length);
        judge(bytemuck::cast_slice(input).get(start..end).unwrap_or_default())
    }))
}

/// Leaves what was found where JavaScript reads it.
fn report(findings: Findings) -> *const u32 {
    if findings.is_none() {
        return ptr::null();
    }
    REPORT.with_borrow_mut(|report| {
        cells::write(&MODEL, findings, report);
        report.as_ptr()
    })
}

fn hand_over(result: &impl Serialize) {
    match result.serialize(&Serializer::json_compatible()) {
        Ok(result) => RESULTS.with(|results| results.set(0, result)),
        Err(error) => throw_val(error.into()),
    }
}
