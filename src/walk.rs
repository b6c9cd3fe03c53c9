//! The only recursion: one value from a [`Source`] against the tables, to findings.
//!
//! It decides what is judged and where that stands; what a limit means is each constraint's own business.

mod document;
mod sets;

use crate::constraint::{
    Problem, Unit, Verdict,
    depth::TooDeep,
    duplicate::Repeated,
    format,
    kind::{Mismatch, Received},
    required::Missing,
    syntax::NotJson,
    unknown::Unknown,
};
use crate::findings::{Findings, Origin, Path, Step, Target};
use crate::model::{
    Constraint, Direction, Kind, Model, Presence, Requirement, Rule, Shape, Site, SiteIndex, TimestampFormat,
    integer_bounds,
};
use crate::source::{Container, Halt, Member, Number, Source, Text, Token};

use sets::Keys;
pub(crate) use sets::Present;

/// How deep lists and objects may be nested, the root included.
pub(crate) const MAX_DEPTH: usize = 128;

/// Judges one value. What cannot be read to its end is a `syntax` finding, after which nothing more is known.
pub(crate) fn walk<'a>(
    model: &'static Model,
    site: &'static Site,
    direction: Direction,
    source: &mut impl Source<'a>,
) -> Findings {
    let mut walk = Walk { model, source, findings: Findings::new(direction), depth: 0 };
    if walk.whole(site).is_err() {
        let fault = walk.source.fault();
        walk.report(&Path::ROOT, Box::new(Problem::Syntax(NotJson::from(fault))));
    }
    walk.findings
}

struct Walk<'s, S> {
    model: &'static Model,
    source: &'s mut S,
    findings: Findings,
    /// How many containers are open.
    depth: usize,
}

/// What a value turned out to be, as far as its structure's rules need to know.
#[derive(Clone, Copy)]
enum Seen {
    Null,
    Text,
    Other,
}

impl<'a, S: Source<'a>> Walk<'_, S> {
    /// The value at the root, and nothing after it.
    fn whole(&mut self, site: &'static Site) -> Result<(), Halt> {
        self.standing(site, &Path::ROOT)?;
        self.source.finish()
    }

    /// Judges the next value where one must stand unless `site` is an optional member.
    fn standing(&mut self, site: &'static Site, path: &Path<'_>) -> Result<(), Halt> {
        match (self.site(site, path)?, &site.presence) {
            (Seen::Null, Presence::Required(requirement)) => self.missing(site, requirement, path),
            (Seen::Null, Presence::Inherent) => self.mismatch(site, Token::Null, path)?,
            (Seen::Null, Presence::Optional) | (Seen::Text | Seen::Other, _) => {}
        }
        Ok(())
    }

    fn shape(&self, site: &Site) -> Result<&'static Shape, Halt> {
        self.model.shape(site.shape).ok_or(Halt)
    }

    /// Judges the next value at `site`; the caller decides what null means there.
    fn site(&mut self, site: &'static Site, path: &Path<'_>) -> Result<Seen, Halt> {
        let shape = self.shape(site)?;
        let token = self.source.value()?;
        match (&shape.kind, token) {
            (Kind::Document, token) => self.document(site, token, path)?,
            (_, Token::Null) => return Ok(Seen::Null),
            (Kind::Text, Token::Text) => {
                judge_text(&mut self.findings, site.constraints, self.source.text(), path, Target::Value);
                return Ok(Seen::Text);
            }
            (Kind::Structure { first, count, rules }, Token::Object) => {
                let members = self.model.members(*first, *count);
                self.nested(Container::Object, path, |walk| walk.structure(members, rules, path))?;
            }
            (Kind::Map { key, value }, Token::Object) => {
                let entries = self.nested(Container::Object, path, |walk| walk.map(*key, *value, path))?;
                self.length(site.constraints, Unit::Entries, entries, path);
            }
            (Kind::List { element }, Token::List) => {
                let elements = self.nested(Container::List, path, |walk| walk.list(*element, path))?;
                self.length(site.constraints, Unit::Elements, elements, path);
            }
            (Kind::Boolean, Token::Boolean) | (Kind::Timestamp(_), Token::Date) => {}
            (Kind::Integer { bits }, Token::Number) if fits(self.source.number(), *bits) => {
                self.range(site.constraints, path);
            }
            (Kind::Float, Token::Number) if self.is_float() => self.range(site.constraints, path),
            (Kind::Float, Token::Text) if is_float_word(self.source.text()) => {}
            (Kind::Blob, Token::Bytes) => {
                let length = Some(self.source.length());
                self.length(site.constraints, Unit::Bytes, length, path);
            }
            (Kind::Blob, Token::Text) => self.base64(site, path),
            (Kind::Timestamp(format), Token::Text) if self.accepts(*format, TimestampFormat::DateTime) => {
                let broken = !format::is_date_time(self.source.text().bytes);
                self.report_if(path, format::Malformed::DateTime.when(broken));
            }
            (Kind::Timestamp(format), Token::Number) if self.accepts(*format, TimestampFormat::EpochSeconds) => {
                let broken = !format::is_epoch_seconds(self.source.number().approximate());
                self.report_if(path, format::Malformed::EpochSeconds.when(broken));
            }
            (_, token) => self.mismatch(site, token, path)?,
        }
        Ok(Seen::Other)
    }

    fn structure(
        &mut self,
        members: &'static [Site],
        rules: &'static [Constraint],
        path: &Path<'_>,
    ) -> Result<(), Halt> {
        let (mut seen, mut present) = (Present::default(), Present::default());
        let mut triggered = Present::default();
        let mut next = 0;
        loop {
            let position = match self.source.member(members, next)? {
                Member::Known(position) => usize::from(position),
                Member::Unknown => {
                    self.unknown(members, path);
                    continue;
                }
                Member::End => break,
            };
            next = position + 1;
            let site = members.get(position).ok_or(Halt)?;
            let path = path.to(Step::Member(position, site.name));
            if self.source.repeats_keys() && !seen.add(position) {
                self.duplicate(site.name, &path)?;
                continue;
            }
            match self.site(site, &path)? {
                Seen::Null => continue,
                Seen::Text => note_triggers(rules, position, self.source.text(), &mut triggered),
                Seen::Other => {}
            }
            present.add(position);
        }
        self.absent(members, &present, path);
        self.rules(rules, members, &present, &triggered, path);
        Ok(())
    }

    fn absent(&mut self, members: &'static [Site], present: &Present, path: &Path<'_>) {
        for (position, site) in members.iter().enumerate() {
            if let Presence::Required(requirement) = &site.presence
                && !present.has(position)
            {
                self.missing(site, requirement, &path.to(Step::Member(position, site.name)));
            }
        }
    }

    fn rules(
        &mut self,
        rules: &'static [Constraint],
        members: &'static [Site],
        present: &Present,
        triggered: &Present,
        path: &Path<'_>,
    ) {
        for (index, constraint) in rules.iter().enumerate() {
            match &constraint.rule {
                Rule::Exclusive(rule) => {
                    self.broken(constraint, rule.check(members, present), path, Target::Value);
                }
                Rule::Depends(rule) => {
                    let problem = rule.check(members, present, triggered.has(index));
                    let position = usize::from(rule.member);
                    let name = members.get(position).map_or("", |site| site.name);
                    let path = path.to(Step::Member(position, name));
                    self.broken(constraint, problem, &path, Target::Value);
                }
                Rule::Enum(_) | Rule::Length(_) | Rule::Pattern(_) | Rule::Range(_) | Rule::Reserved(_) => {}
            }
        }
    }

    fn map(&mut self, key: SiteIndex, value: SiteIndex, path: &Path<'_>) -> Result<u64, Halt> {
        let key_site = self.model.site(key).ok_or(Halt)?;
        let value_site = self.model.site(value).ok_or(Halt)?;
        self.entries(path, |walk, key, path| {
            judge_text(&mut walk.findings, key_site.constraints, key, path, Target::Key);
            walk.standing(value_site, path)
        })
    }

    fn list(&mut self, element: SiteIndex, path: &Path<'_>) -> Result<u64, Halt> {
        let site = self.model.site(element).ok_or(Halt)?;
        self.elements(path, |walk, path| walk.standing(site, path))
    }

    /// Calls `look` at each entry of the object that is open, but for keys that stood before; answers how many there are.
    fn entries(
        &mut self,
        path: &Path<'_>,
        mut look: impl FnMut(&mut Self, &Text<'a>, &Path<'_>) -> Result<(), Halt>,
    ) -> Result<u64, Halt> {
        let mut keys = Keys::of(self.source);
        let mut entries = 0;
        while self.source.entry()? {
            let key = *self.source.key();
            let path = path.to(Step::Key(&key));
            if !keys.add(key) {
                self.duplicate(&key.display(), &path)?;
                continue;
            }
            entries += 1;
            look(self, &key, &path)?;
        }
        Ok(entries)
    }

    /// Calls `look` at each element of the list that is open; answers how many there are.
    fn elements(
        &mut self,
        path: &Path<'_>,
        mut look: impl FnMut(&mut Self, &Path<'_>) -> Result<(), Halt>,
    ) -> Result<u64, Halt> {
        let mut elements = 0;
        while self.source.element()? {
            look(self, &path.to(Step::Index(elements)))?;
            elements += 1;
        }
        Ok(elements as u64)
    }

    /// Looks into a container, unless it stands too deep.
    fn nested<T>(
        &mut self,
        container: Container,
        path: &Path<'_>,
        look: impl FnOnce(&mut Self) -> Result<T, Halt>,
    ) -> Result<Option<T>, Halt> {
        if self.depth == MAX_DEPTH {
            self.report(path, Box::new(Problem::Depth(TooDeep)));
            self.source.skip(container)?;
            return Ok(None);
        }
        self.depth += 1;
        let looked = look(self)?;
        self.depth -= 1;
        Ok(Some(looked))
    }

    /// Judges a length in entries, elements or bytes; none where the container stood too deep.
    fn length(&mut self, constraints: &'static [Constraint], unit: Unit, length: Option<u64>, path: &Path<'_>) {
        let Some(length) = length else { return };
        for constraint in constraints {
            if let Rule::Length(rule) = &constraint.rule
                && rule.unit == unit
            {
                self.broken(constraint, rule.check(length), path, Target::Value);
            }
        }
    }

    fn range(&mut self, constraints: &'static [Constraint], path: &Path<'_>) {
        let number = self.source.number();
        for constraint in constraints {
            if let Rule::Range(rule) = &constraint.rule {
                self.broken(constraint, rule.check(number), path, Target::Value);
            }
        }
    }

    fn base64(&mut self, site: &'static Site, path: &Path<'_>) {
        let length = format::base64_length(self.source.text().bytes);
        self.report_if(path, format::Malformed::Base64.when(length.is_none()));
        self.length(site.constraints, Unit::Bytes, length, path);
    }

    /// A value that is not what the shape at `site` says.
    #[cold]
    fn mismatch(&mut self, site: &'static Site, token: Token, path: &Path<'_>) -> Result<(), Halt> {
        let received = Received::of(token, self.source);
        if let Some(container) = token.container() {
            self.source.skip(container)?;
        }
        if token == Token::Deep {
            self.report(path, Box::new(Problem::Depth(TooDeep)));
            return Ok(());
        }
        self.unexpected(site, received, path)
    }

    #[cold]
    fn unexpected(&mut self, site: &'static Site, received: Received, path: &Path<'_>) -> Result<(), Halt> {
        let kind = &self.shape(site)?.kind;
        let mismatch = Mismatch::new(self.model, site, kind, self.source.on_the_wire(), received);
        self.report(path, Box::new(Problem::Type(mismatch)));
        Ok(())
    }

    #[cold]
    fn unknown(&mut self, members: &'static [Site], path: &Path<'_>) {
        if self.findings.direction() == Direction::Request {
            let name = *self.source.key();
            let problem = Box::new(Problem::Unknown(Unknown::new(&name.display(), members)));
            self.report(&path.to(Step::Unknown(&name)), problem);
        }
    }

    /// A key that stood before: its value is passed over.
    #[cold]
    fn duplicate(&mut self, key: &str, path: &Path<'_>) -> Result<(), Halt> {
        let problem = Box::new(Problem::Duplicate(Repeated::new(key)));
        self.findings.undecodable(path, Target::Key, problem);
        self.source.skip_value()
    }

    #[cold]
    fn missing(&mut self, site: &'static Site, requirement: &Requirement, path: &Path<'_>) {
        let missing = Missing { member: site.name, autofilled: requirement.autofilled };
        self.findings.broken(path, Target::Value, Origin::from(requirement), Box::new(Problem::Required(missing)));
    }

    fn broken(&mut self, constraint: &Constraint, verdict: Verdict, path: &Path<'_>, target: Target) {
        if let Some(problem) = verdict {
            self.findings.broken(path, target, Origin::from(constraint), problem);
        }
    }

    fn report_if(&mut self, path: &Path<'_>, verdict: Verdict) {
        if let Some(problem) = verdict {
            self.report(path, problem);
        }
    }

    #[cold]
    fn report(&mut self, path: &Path<'_>, problem: Box<Problem>) {
        self.findings.undecodable(path, Target::Value, problem);
    }

    /// Whether `form` is right for a timestamp in `format`: on the wire only its own, elsewhere any.
    fn accepts(&self, format: TimestampFormat, form: TimestampFormat) -> bool {
        !self.source.on_the_wire() || format == form
    }

    /// JSON has no infinities; in JavaScript they are numbers, which AWS SDKs write as words.
    fn is_float(&self) -> bool {
        !self.source.on_the_wire() || self.source.number().approximate().is_finite()
    }
}

/// Judges the text of a value or of a map's key.
fn judge_text(
    findings: &mut Findings,
    constraints: &'static [Constraint],
    text: &Text<'_>,
    path: &Path<'_>,
    target: Target,
) {
    if !text.well_formed {
        let problem = Box::new(Problem::Format(format::Malformed::Unicode));
        findings.undecodable(path, target, problem);
    }
    for constraint in constraints {
        let problem = match &constraint.rule {
            Rule::Enum(rule) => rule.check(text),
            Rule::Length(rule) => rule.check_text(text),
            Rule::Pattern(rule) => rule.check(text),
            Rule::Reserved(rule) => rule.check(text),
            Rule::Range(_) | Rule::Exclusive(_) | Rule::Depends(_) => None,
        };
        if let Some(problem) = problem {
            findings.broken(path, target, Origin::from(constraint), problem);
        }
    }
}

/// Whether a number is whole and its type can hold it.
fn fits(number: Number, bits: u32) -> bool {
    let [min, max] = integer_bounds(bits);
    match number {
        Number::Integer(value) => (min..=max).contains(&value),
        Number::Float(_) => false,
    }
}

/// How the AWS JSON protocols write the floats that JSON lacks.
fn is_float_word(text: &Text<'_>) -> bool {
    matches!(text.bytes, b"NaN" | b"Infinity" | b"-Infinity")
}

/// Remembers which rules the text at `position` brings into force.
fn note_triggers(rules: &[Constraint], position: usize, text: &Text<'_>, triggered: &mut Present) {
    for (index, constraint) in rules.iter().enumerate() {
        if let Rule::Depends(rule) = &constraint.rule
            && rule.triggered_by(position, text)
        {
            triggered.add(index);
        }
    }
}
