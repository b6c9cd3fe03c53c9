//! What has to hold of every report, and of the places that reports on texts name.

use workflow_preflight::{Code, Position, Report, Segment, Violation};

/// The most violations that a report holds.
const MOST: usize = 1_000;

/// All violations of a report.
pub(crate) fn violations(report: &Report) -> impl Iterator<Item = &Violation> {
    report.errors.iter().chain(&report.warnings)
}

/// Whether the value could not be read to its end.
pub(crate) fn is_broken_off(report: &Report) -> bool {
    violations(report).any(|violation| violation.code == Code::Syntax)
}

/// Holds a report to what reports promise.
pub(crate) fn check(report: &Report) {
    assert_eq!(report.ok, report.errors.is_empty());
    assert!(report.errors.len() + report.warnings.len() <= MOST);
    for violation in violations(report) {
        assert!(!violation.message.is_empty() && !violation.service_message.is_empty(), "{violation:?}");
        assert_eq!(violation.pointer, pointer(&violation.path), "{violation:?}");
    }
}

/// The JSON pointer of a path, after RFC 6901.
fn pointer(path: &[Segment]) -> String {
    let step = |segment: &Segment| match segment {
        Segment::Name(name) => format!("/{}", name.replace('~', "~0").replace('/', "~1")),
        Segment::Index(index) => format!("/{index}"),
    };
    path.iter().map(step).collect()
}

/// Takes the places out of a report on a text, which are all between two characters of it. Whatever is behind the first
/// byte that is not UTF-8 is one place.
pub(crate) fn without_places(text: &[u8], mut report: Report) -> Report {
    let known = positions(text);
    for violation in report.errors.iter_mut().chain(&mut report.warnings) {
        let range = violation.range.take().unwrap_or_else(|| panic!("stands nowhere: {violation:?}"));
        assert!(range.start <= range.end, "{range:?}");
        for position in [range.start, range.end] {
            let at = known.binary_search_by_key(&position.offset, |place| place[0]);
            let at = at.unwrap_or_else(|_| panic!("{position:?} is inside a character: {violation:?}"));
            let Position { offset, line, column, .. } = position;
            assert_eq!(known[at], [offset, line, column], "{violation:?}");
        }
    }
    report
}

/// Offset, line and column of every place between two characters.
fn positions(text: &[u8]) -> Vec<[usize; 3]> {
    let (utf8, cut) = match str::from_utf8(text) {
        Ok(text) => (text, false),
        Err(error) => (str::from_utf8(&text[..error.valid_up_to()]).unwrap(), true),
    };
    let (mut at, mut places) = ([0, 1, 1], Vec::new());
    let mut characters = utf8.chars().chain(cut.then_some('\u{FFFD}')).peekable();
    while let Some(character) = characters.next() {
        places.push(at);
        let [offset, line, column] = at;
        let units = character.len_utf16();
        let ends_line = character == '\n' || (character == '\r' && characters.peek() != Some(&'\n'));
        at = if ends_line { [offset + 1, line + 1, 1] } else { [offset + units, line, column + units] };
    }
    places.push(at);
    places
}
