//! What the walk finds, before it becomes a [`Report`](crate::Report): where, what, and who states it.
//!
//! Findings are put in an order that depends on the value alone, not on the order of its members: a
//! container before its children, members in model order, then unknown members and map entries by name.

use crate::constraint::{Code, Problem};
use crate::model::{Constraint, Direction, Requirement, Source};
use crate::source::Text;
use crate::violation::{Range, Severity};

/// The most findings that a report holds. Past it errors are kept before warnings, and of each the first in order.
pub(crate) const MAX_FINDINGS: usize = 1_000;

/// So many bytes of names the paths of errors, and those of warnings, hold together. Below a name of megabytes there may
/// be a million findings: each would copy and compare all of it.
const MAX_NAMES: usize = 16 << 20;
/// Paths whose names have so few bytes cost nothing to speak of.
const SHORT_NAMES: usize = 1024;

/// The way from the root to the value at hand, kept on the stack of the walk.
#[derive(Clone, Copy)]
pub(crate) struct Path<'p> {
    parent: Option<&'p Path<'p>>,
    step: Step<'p>,
}

/// One step of a way, borrowed.
#[derive(Clone, Copy)]
pub(crate) enum Step<'p> {
    Root,
    Member(usize, &'static str),
    Unknown(&'p Text<'p>),
    Key(&'p Text<'p>),
    Index(usize),
}

/// One step of a way, owned; names are WTF-8. The order of the variants and fields is the order of findings.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    Member(usize, &'static str),
    Unknown(Box<[u8]>),
    Key(Box<[u8]>),
    Index(usize),
}

/// One thing that is wrong.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    pub(crate) places: Vec<Place>,
    pub(crate) target: Target,
    pub(crate) problem: Box<Problem>,
    pub(crate) severity: Severity,
    pub(crate) source: Source,
    pub(crate) document: Option<u16>,
    /// Where it stands in a JSON text, once it was looked for.
    pub(crate) range: Option<Range>,
}

/// What is at fault at a place: a map's key comes before its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Target {
    Key,
    Value,
}

/// Who states a limit, and how it is taken.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Origin {
    pub(crate) source: Source,
    pub(crate) document: Option<u16>,
    /// Whether it is a warning at most.
    pub(crate) lenient: bool,
}

/// Collects what is found in one value. Errors and warnings apart: no number of warnings may push out an error.
pub(crate) struct Findings {
    direction: Direction,
    errors: Sorted,
    warnings: Sorted,
}

/// The first findings in order, and whether there were more.
#[derive(Default)]
struct Sorted {
    found: Vec<Finding>,
    truncated: bool,
    /// The bytes of long names in the paths so far, those no longer held included.
    names: usize,
}

impl<'p> Path<'p> {
    pub(crate) const ROOT: Self = Self { parent: None, step: Step::Root };

    pub(crate) fn to(&'p self, step: Step<'p>) -> Self {
        Self { parent: Some(self), step }
    }

    /// How many bytes the names on it have.
    fn names(&self) -> usize {
        let on = |path: &&Self| path.parent;
        std::iter::successors(Some(self), on).map(|path| path.step.name()).sum()
    }

    fn places(&self) -> Vec<Place> {
        let mut places = Vec::new();
        let mut path = Some(self);
        while let Some(Path { parent, step }) = path {
            places.extend(step.place());
            path = *parent;
        }
        places.reverse();
        places
    }
}

impl Step<'_> {
    /// How many bytes of a name it copies.
    fn name(self) -> usize {
        match self {
            Self::Unknown(name) | Self::Key(name) => name.bytes.len(),
            Self::Root | Self::Member(_, _) | Self::Index(_) => 0,
        }
    }

    fn place(self) -> Option<Place> {
        match self {
            Self::Root => None,
            Self::Member(index, name) => Some(Place::Member(index, name)),
            Self::Unknown(name) => Some(Place::Unknown(name.bytes.into())),
            Self::Key(key) => Some(Place::Key(key.bytes.into())),
            Self::Index(index) => Some(Place::Index(index)),
        }
    }
}

impl Origin {
    /// The whole policy of severity. Advice is none in a response.
    pub(crate) fn severity(self, direction: Direction) -> Option<Severity> {
        if self.lenient {
            return Some(Severity::Warning);
        }
        match (self.source, direction) {
            (Source::Documented, _) | (Source::Model, Direction::Request) => Some(Severity::Error),
            (Source::Model, Direction::Response) | (Source::Drift, _) | (Source::Advice, Direction::Request) => {
                Some(Severity::Warning)
            }
            (Source::Advice, Direction::Response) => None,
        }
    }
}

impl From<&Constraint> for Origin {
    fn from(constraint: &Constraint) -> Self {
        Self { source: constraint.source, document: Some(constraint.document), lenient: false }
    }
}

impl From<&Requirement> for Origin {
    fn from(requirement: &Requirement) -> Self {
        let Requirement { source, document, autofilled } = requirement;
        Self { source: *source, document: Some(*document), lenient: *autofilled }
    }
}

impl Finding {
    /// What findings are put in order by.
    fn order(&self) -> (&[Place], Target, Code) {
        (&self.places, self.target, self.problem.breach().code())
    }
}

impl Findings {
    pub(crate) fn new(direction: Direction) -> Self {
        Self { direction, errors: Sorted::default(), warnings: Sorted::default() }
    }

    pub(crate) fn direction(&self) -> Direction {
        self.direction
    }

    /// Adds what breaks a stated limit.
    #[cold]
    pub(crate) fn broken(&mut self, path: &Path<'_>, target: Target, origin: Origin, problem: Box<Problem>) {
        let Some(severity) = origin.severity(self.direction) else {
            return;
        };
        if !self.of(severity).take(path) {
            return;
        }
        let Origin { source, document, .. } = origin;
        self.add(Finding { places: path.places(), target, problem, severity, source, document, range: None });
    }

    /// Adds what cannot be decoded as its shape says: an error in both directions, whoever states it.
    #[cold]
    pub(crate) fn undecodable(&mut self, path: &Path<'_>, target: Target, problem: Box<Problem>) {
        if !self.errors.take(path) {
            return;
        }
        let (severity, source) = (Severity::Error, Source::Model);
        self.add(Finding { places: path.places(), target, problem, severity, source, document: None, range: None });
    }

    /// Where the limit that a document states is broken already, drift adds nothing.
    fn add(&mut self, finding: Finding) {
        if finding.source == Source::Drift && self.errors.has(&finding) {
            return;
        }
        self.of(finding.severity).add(finding);
    }

    fn of(&mut self, severity: Severity) -> &mut Sorted {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        }
    }

    /// All of them, errors first.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Finding> {
        self.errors.found.iter_mut().chain(&mut self.warnings.found)
    }

    pub(crate) fn is_none(&self) -> bool {
        self.errors.found.is_empty() && self.warnings.found.is_empty()
    }

    /// Errors and warnings, together no more than a report holds, and whether there were more.
    pub(crate) fn finish(self) -> (Vec<Finding>, Vec<Finding>, bool) {
        let Self { errors, mut warnings, .. } = self;
        let room = MAX_FINDINGS - errors.found.len();
        let truncated = errors.truncated || warnings.truncated || warnings.found.len() > room;
        warnings.found.truncate(room);
        (errors.found, warnings.found, truncated)
    }
}

impl Sorted {
    /// Whether another finding may stand at the end of the path. The first one may, whatever its names.
    fn take(&mut self, path: &Path<'_>) -> bool {
        let names = path.names();
        if names <= SHORT_NAMES {
            return true;
        }
        let has_room = self.names < MAX_NAMES;
        self.truncated |= !has_room;
        self.names = self.names.saturating_add(names);
        has_room
    }

    /// Where a finding belongs: after those that it is equal to in order.
    fn place_of(&self, finding: &Finding) -> usize {
        self.found.partition_point(|other| other.order() <= finding.order())
    }

    fn has(&self, finding: &Finding) -> bool {
        let before = self.place_of(finding).checked_sub(1).and_then(|before| self.found.get(before));
        before.is_some_and(|before| before.order() == finding.order())
    }

    fn add(&mut self, finding: Finding) {
        let at = self.place_of(&finding);
        if at < MAX_FINDINGS {
            self.found.insert(at, finding);
        }
        self.truncated |= at == MAX_FINDINGS || self.found.len() > MAX_FINDINGS;
        self.found.truncate(MAX_FINDINGS);
    }
}
