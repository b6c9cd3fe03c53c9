//! The compiled model, owned: what [`emit`](crate::emit) writes for the engine's tables, field by field.

use crate::pattern::Automaton;

/// Everything that the engine needs.
#[derive(Debug, Default)]
pub struct Model {
    /// Services in their order, operations in theirs.
    pub operations: Vec<Operation>,
    /// Shapes by index.
    pub shapes: Vec<Shape>,
    /// Sites by index; the members of one structure stand next to each other.
    pub sites: Vec<Site>,
    /// Patterns by index.
    pub patterns: Vec<Pattern>,
    /// Documents by index.
    pub documents: Vec<Document>,
}

/// An operation.
#[derive(Debug)]
pub struct Operation {
    /// Service and name, such as `glue.CreateWorkflow`.
    pub id: String,
    /// The site of the request.
    pub input: usize,
    /// The site of the response.
    pub output: usize,
    /// The day of the model.
    pub model_date: String,
}

/// A place where a value can stand.
#[derive(Debug)]
pub struct Site {
    /// The member's name.
    pub name: String,
    /// Index of the shape.
    pub shape: usize,
    /// Whether a value must stand here.
    pub presence: Presence,
    /// In the order in which they are checked.
    pub constraints: Vec<Constraint>,
}

/// Whether a value must stand at a site.
#[derive(Debug)]
pub enum Presence {
    /// It may be left out.
    Optional,
    /// It must be present.
    Required {
        /// Who says so.
        source: Source,
        /// Index of the document.
        document: usize,
        /// SDKs fill it in.
        autofilled: bool,
    },
    /// It is there: a root, an element, a key or a map's value.
    Inherent,
}

/// A named type.
#[derive(Debug)]
pub struct Shape {
    /// Without its namespace.
    pub name: String,
    /// The type.
    pub kind: Kind,
}

/// The types of values.
#[derive(Debug)]
pub enum Kind {
    /// Known members.
    Structure {
        /// Index of the first member's site.
        first: usize,
        /// How many members.
        count: usize,
        /// Rules between them.
        rules: Vec<Constraint>,
    },
    /// Elements at this site.
    List(usize),
    /// Keys and values at these sites.
    Map(usize, usize),
    /// Text.
    Text,
    /// Bytes.
    Blob,
    /// True or false.
    Boolean,
    /// Whole numbers of so many bits.
    Integer(u32),
    /// Numbers with a fraction.
    Float,
    /// RFC 3339 text.
    DateTime,
    /// Seconds since 1970.
    EpochSeconds,
    /// Any JSON value.
    Document,
}

/// A limit and who states it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Constraint {
    /// What is demanded.
    pub rule: Rule,
    /// Who states it.
    pub source: Source,
    /// Index of the document.
    pub document: usize,
}

/// What is demanded.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Rule {
    /// One of these.
    Enum(Vec<String>),
    /// A length within bounds.
    Length(Bounds, Unit),
    /// A match of the pattern at this index.
    Pattern(usize),
    /// A number within bounds.
    Range(Bounds),
    /// Not beginning so.
    Reserved(String),
    /// At most one of these members, or exactly one.
    Exclusive {
        /// Positions in the structure.
        members: Vec<usize>,
        /// Whether one must be set.
        one_required: bool,
    },
    /// A member that depends on another.
    Depends {
        /// Position of the member judged.
        member: usize,
        /// Position of the other.
        other: usize,
        /// The value of `other` that makes `member` pointless; without it, `other` must be set.
        ignored_when: Option<String>,
    },
}

/// Inclusive bounds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// The smallest.
    pub min: Option<i64>,
    /// The largest.
    pub max: Option<i64>,
}

/// What lengths are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Code points.
    Characters,
    /// Bytes of UTF-8, or of a blob.
    Bytes,
    /// Entries of a map.
    Entries,
    /// Elements of a list.
    Elements,
}

/// Who states a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// A document.
    Documented,
    /// The model alone.
    Model,
    /// The model, more strictly than a document.
    Drift,
    /// General practice.
    Advice,
}

/// A pattern and its automaton.
#[derive(Debug)]
pub struct Pattern {
    /// As the model or the document writes it.
    pub source: String,
    /// What to write, in words; empty where there are none.
    pub hint: String,
    /// Whether it has to match all of a text, not some part of it.
    pub whole: bool,
    /// Its tables.
    pub automaton: Automaton,
}

/// What a constraint cites.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its name.
    pub title: String,
    /// Its address, or empty.
    pub url: String,
}
