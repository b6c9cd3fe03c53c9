//! Why a pattern was refused: data only, and all of its English in one place.

use std::fmt;

/// A pattern that cannot be compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    kind: PatternErrorKind,
    offset: Option<usize>,
}

/// What is wrong with a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternErrorKind {
    /// A `(` without its `)`, or the reverse.
    UnbalancedParenthesis,
    /// A class without its `]`.
    UnterminatedClass,
    /// `{`, `}` or `]` where a character belongs; the `u` flag wants them escaped.
    LoneBracket,
    /// A quantifier with nothing, an assertion or another quantifier before it.
    NothingToRepeat,
    /// A `{` that begins no `{n}`, `{n,}` or `{n,m}`.
    IncompleteQuantifier,
    /// `{n,m}` with m below n.
    CountsOutOfOrder,
    /// A backslash before a character that the `u` flag does not let it escape, or before nothing.
    InvalidEscape,
    /// `\u` without its digits, or beyond U+10FFFF.
    InvalidUnicodeEscape,
    /// A range in a class whose end is below its beginning.
    RangeOutOfOrder,
    /// A range in a class with `\d` or the like for an end.
    ClassInRange,
    /// `(?` before something that begins no group.
    InvalidGroup,
    /// `(?<` without a name that is an identifier.
    InvalidGroupName,
    /// A second group of the same name.
    DuplicateGroupName,
    /// `\p{...}` with a name that ECMAScript does not know.
    UnknownProperty,
    /// Valid, but not something that a finite automaton over one text can enforce.
    Unenforceable(Construct),
    /// Groups nested deeper than the limit.
    TooDeep,
    /// An automaton larger than the limits.
    TooLarge,
}

/// A construct that is valid ECMAScript and is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Construct {
    /// `\1` or `\k<name>`.
    BackReference,
    /// `(?<=...)` or `(?<!...)`.
    LookBehind,
    /// `(?i:...)` and its kin.
    InlineFlags,
    /// A property whose code points the Unicode tables at hand do not list.
    Property,
}

impl PatternError {
    pub(super) fn at(offset: usize, kind: PatternErrorKind) -> Self {
        Self { kind, offset: Some(offset) }
    }

    pub(super) fn too_large() -> Self {
        Self { kind: PatternErrorKind::TooLarge, offset: None }
    }

    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> &PatternErrorKind {
        &self.kind
    }

    /// Where the construct at fault begins, in bytes of the pattern; none when the pattern as a whole is at fault.
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        self.offset
    }

    /// Whether ECMAScript rejects the pattern too, rather than this compiler alone.
    #[must_use]
    pub fn is_syntax_error(&self) -> bool {
        !matches!(
            self.kind,
            PatternErrorKind::Unenforceable(_) | PatternErrorKind::TooDeep | PatternErrorKind::TooLarge
        )
    }
}

impl fmt::Display for PatternErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnbalancedParenthesis => "unbalanced parenthesis",
            Self::UnterminatedClass => "class without its `]`",
            Self::LoneBracket => "bracket that must be escaped",
            Self::NothingToRepeat => "quantifier with nothing to repeat",
            Self::IncompleteQuantifier => "incomplete quantifier",
            Self::CountsOutOfOrder => "quantifier whose counts are out of order",
            Self::InvalidEscape => "invalid escape",
            Self::InvalidUnicodeEscape => "invalid Unicode escape",
            Self::RangeOutOfOrder => "class range out of order",
            Self::ClassInRange => "class range that ends in a class escape",
            Self::InvalidGroup => "invalid group",
            Self::InvalidGroupName => "invalid group name",
            Self::DuplicateGroupName => "duplicate group name",
            Self::UnknownProperty => "unknown Unicode property",
            Self::Unenforceable(Construct::BackReference) => "back-references cannot be enforced",
            Self::Unenforceable(Construct::LookBehind) => "look-behind cannot be enforced",
            Self::Unenforceable(Construct::InlineFlags) => "inline flags cannot be enforced",
            Self::Unenforceable(Construct::Property) => "Unicode property that cannot be enforced",
            Self::TooDeep => "groups nested too deeply",
            Self::TooLarge => "too large to enforce",
        })
    }
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.offset {
            Some(offset) => write!(f, "{} at offset {offset}", self.kind),
            None => self.kind.fmt(f),
        }
    }
}

impl std::error::Error for PatternError {}
