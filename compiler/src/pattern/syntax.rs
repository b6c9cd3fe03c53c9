//! Reads a pattern into a tree: the grammar of ECMA-262 under the `u` flag, without its Annex B. Escapes and classes
//! are in `escape`. Whether a group captures, and whether a quantifier is lazy, makes no difference to a yes or no.

use super::code_points::CodePoints;
use super::property;
use super::{Construct, PatternError, PatternErrorKind};
use std::collections::{HashMap, HashSet};

/// Deeper nesting would cost more stack than a build script is sure to have.
const DEPTH_LIMIT: usize = 200;

/// No JavaScript string is this long, so that engines read any larger count as "without end".
const ENDLESS: u32 = i32::MAX.cast_unsigned();

/// A part of a pattern.
#[derive(Debug)]
pub(super) enum Node {
    /// One code point of a set, by its number in [`Syntax::sets`].
    Set(usize),
    Sequence(Vec<Node>),
    Choice(Vec<Node>),
    Repeat {
        node: Box<Node>,
        min: u32,
        max: Option<u32>,
    },
    Assertion(Assertion),
    /// By its number in [`Syntax::looks`].
    LookAhead(usize),
}

/// What holds between two code points and consumes none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Assertion {
    Start,
    End,
    Boundary,
    NoBoundary,
}

/// `(?=...)`, or `(?!...)` when negative.
#[derive(Debug)]
pub(super) struct Look {
    pub(super) negative: bool,
    pub(super) node: Node,
}

/// A pattern, read.
#[derive(Debug)]
pub(super) struct Syntax {
    pub(super) root: Node,
    /// An inner look-ahead comes before the one around it.
    pub(super) looks: Vec<Look>,
    /// No set twice.
    pub(super) sets: Vec<CodePoints>,
    /// The number of `\w`, when `\b` or `\B` asks for it.
    pub(super) word: Option<usize>,
    /// Whether `^` is anywhere.
    pub(super) start: bool,
}

impl Syntax {
    pub(super) fn parse(pattern: &str) -> Result<Self, PatternError> {
        let mut parser = Parser { pattern, ..Parser::default() };
        let root = parser.choice()?;
        if parser.peek().is_some() {
            return Err(parser.error(PatternErrorKind::UnbalancedParenthesis));
        }
        let mut sets: Vec<_> = parser.sets.into_iter().collect();
        sets.sort_unstable_by_key(|&(_, number)| number);
        let sets = sets.into_iter().map(|(set, _)| set).collect();
        Ok(Self { root, looks: parser.looks, sets, word: parser.word, start: parser.start })
    }
}

/// A position in a pattern, and what was found before it.
#[derive(Default)]
pub(super) struct Parser<'p> {
    pattern: &'p str,
    offset: usize,
    depth: usize,
    names: HashSet<String>,
    looks: Vec<Look>,
    sets: HashMap<CodePoints, usize>,
    word: Option<usize>,
    start: bool,
}

impl Parser<'_> {
    fn choice(&mut self) -> Result<Node, PatternError> {
        let mut alternatives = vec![self.sequence()?];
        while self.eat("|") {
            alternatives.push(self.sequence()?);
        }
        Ok(Node::Choice(alternatives))
    }

    fn sequence(&mut self) -> Result<Node, PatternError> {
        let mut terms = Vec::new();
        while self.peek().is_some_and(|next| !matches!(next, '|' | ')')) {
            terms.push(self.term()?);
        }
        Ok(Node::Sequence(terms))
    }

    fn term(&mut self) -> Result<Node, PatternError> {
        if let Some(assertion) = self.assertion() {
            return Ok(Node::Assertion(assertion));
        }
        let offset = self.offset;
        if let Some(negative) = self.look_ahead() {
            return self.look(offset, negative);
        }
        let atom = self.atom()?;
        self.quantified(atom)
    }

    fn assertion(&mut self) -> Option<Assertion> {
        let spellings = [
            ("^", Assertion::Start),
            ("$", Assertion::End),
            ("\\b", Assertion::Boundary),
            ("\\B", Assertion::NoBoundary),
        ];
        let (_, assertion) = spellings.into_iter().find(|(spelling, _)| self.eat(spelling))?;
        match assertion {
            Assertion::Start => self.start = true,
            Assertion::End => {}
            Assertion::Boundary | Assertion::NoBoundary => self.word = Some(self.number(property::word())),
        }
        Some(assertion)
    }

    fn look_ahead(&mut self) -> Option<bool> {
        [("(?=", false), ("(?!", true)].into_iter().find(|(opening, _)| self.eat(opening)).map(|(_, negative)| negative)
    }

    fn look(&mut self, offset: usize, negative: bool) -> Result<Node, PatternError> {
        let node = self.inside(offset)?;
        self.looks.push(Look { negative, node });
        Ok(Node::LookAhead(self.looks.len() - 1))
    }

    fn atom(&mut self) -> Result<Node, PatternError> {
        let offset = self.offset;
        let fault = |kind| Err(PatternError::at(offset, kind));
        let set = match self.bump() {
            Some('(') => return self.group(offset),
            Some('[') => self.class(offset)?,
            Some('\\') => self.atom_escape(offset)?,
            Some('.') => property::line_terminators().complement(),
            Some('*' | '+' | '?') | None => return fault(PatternErrorKind::NothingToRepeat),
            Some('{' | '}' | ']') => return fault(PatternErrorKind::LoneBracket),
            Some(literal) => CodePoints::one(literal.into()),
        };
        Ok(Node::Set(self.number(set)))
    }

    fn group(&mut self, offset: usize) -> Result<Node, PatternError> {
        let fault = |kind| Err(PatternError::at(offset, kind));
        if self.eat("?<=") || self.eat("?<!") {
            return fault(PatternErrorKind::Unenforceable(Construct::LookBehind));
        }
        if self.eat("?<") {
            let name = self.group_name(offset)?;
            if !self.names.insert(name) {
                return fault(PatternErrorKind::DuplicateGroupName);
            }
        } else if !self.eat("?:") && self.eat("?") {
            return match self.peek() {
                Some('i' | 'm' | 's' | '-') => fault(PatternErrorKind::Unenforceable(Construct::InlineFlags)),
                Some(_) | None => fault(PatternErrorKind::InvalidGroup),
            };
        }
        self.inside(offset)
    }

    /// What stands between the opening at `offset` and its `)`.
    fn inside(&mut self, offset: usize) -> Result<Node, PatternError> {
        self.depth += 1;
        if self.depth > DEPTH_LIMIT {
            return Err(PatternError::at(offset, PatternErrorKind::TooDeep));
        }
        let node = self.choice()?;
        self.depth -= 1;
        if self.eat(")") { Ok(node) } else { Err(PatternError::at(offset, PatternErrorKind::UnbalancedParenthesis)) }
    }

    fn quantified(&mut self, atom: Node) -> Result<Node, PatternError> {
        let offset = self.offset;
        let (min, max) = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => self.counts()?,
            Some(_) | None => return Ok(atom),
        };
        // The sign, or the closing brace of the counts.
        self.bump();
        self.eat("?");
        if max.is_some_and(|max| max < min) {
            return Err(PatternError::at(offset, PatternErrorKind::CountsOutOfOrder));
        }
        Ok(Node::Repeat { node: Box::new(atom), min, max })
    }

    /// `{n}`, `{n,}` or `{n,m}` up to its closing brace.
    fn counts(&mut self) -> Result<(u32, Option<u32>), PatternError> {
        let offset = self.offset;
        let incomplete = PatternError::at(offset, PatternErrorKind::IncompleteQuantifier);
        self.bump();
        let Some(min) = self.count() else { return Err(incomplete) };
        let max = if self.eat(",") { self.count().filter(|&max| max < ENDLESS) } else { Some(min) };
        if self.peek() == Some('}') { Ok((min, max)) } else { Err(incomplete) }
    }

    fn count(&mut self) -> Option<u32> {
        let mut count = None;
        while let Some(digit) = self.peek().and_then(|next| next.to_digit(10)) {
            self.bump();
            count = Some(count.unwrap_or(0_u32).saturating_mul(10).saturating_add(digit));
        }
        count
    }

    fn number(&mut self, set: CodePoints) -> usize {
        let next = self.sets.len();
        *self.sets.entry(set).or_insert(next)
    }

    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    pub(super) fn error(&self, kind: PatternErrorKind) -> PatternError {
        PatternError::at(self.offset, kind)
    }

    pub(super) fn rest(&self) -> &str {
        self.pattern.get(self.offset..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn bump(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.offset += next.len_utf8();
        Some(next)
    }

    pub(super) fn skip(&mut self, bytes: usize) {
        self.offset += bytes;
    }

    pub(super) fn eat(&mut self, expected: &str) -> bool {
        let found = self.rest().starts_with(expected);
        if found {
            self.skip(expected.len());
        }
        found
    }
}
