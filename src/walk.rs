//! The only recursion: one value from a [`Source`] against the tables, to findings.
//!
//! It decides what is judged and where that stands; what a limit means is each constraint's own business.

mod document;
mod sets;

use crate::constraint::{
    Problem, Unit, Verdict, depth::TooDeep, duplicate::Repeated, format, kind::Mismatch, required::Missing,
    syntax::NotJson, unknown::Unknown,
};
use crate::findings::{Findings, Origin, Path, Step, Target};
use crate::model::{
    Constraint, Direction, Kind, Model, Presence, Requirement, Rule, Shape, Site, SiteIndex, TimestampFormat,
    integer_bounds,
};
use crate::source::{Container, Halt, Member, Number, Piece, Source, Text};

use sets::Keys;
pub(crate) use sets::Present;

/// How deep lists and objects may be nested, the root included.
pub(crate) const MAX_DEPTH: usize = 128;

/// Judges one value. What cannot be read to its end is a `syntax` finding, after which nothing more is known.
pub(crate) fn walk(
    model: &'static Model,
    site: &'static Site,
    direction: Direction,
    source: &mut dyn Source<'_>,
) -> Findings {
    let mut walk = Walk { model, source, findings: Findings::new(direction), depth: 0 };
    if let Err(halt) = walk.whole(site) {
        walk.report(&Path::ROOT, Box::new(Problem::Syntax(NotJson::from(halt))));
    }
    walk.findings
}

struct Walk<'s, 'a> {
    model: &'static Model,
    source: &'s mut dyn Source<'a>,
    findings: Findings,
    /// How many containers are open.
    depth: usize,
}

/// What a value turned out to be, as far as its structure's rules need to know.
enum Seen<'a> {
    Null,
    Text(Text<'a>),
    Other,
}

impl<'a> Walk<'_, 'a> {
    /// The value at the root, and nothing after it.
    fn whole(&mut self, site: &'static Site) -> Result<(), Halt> {
        self.standing(site, &Path::ROOT)?;
        self.source.finish()
    }

    /// Judges the next value where one must stand unless `site` is an optional member.
    fn standing(&mut self, site: &'static Site, path: &Path<'_>) -> Result<(), Halt> {
        match (self.site(site, path)?, &site.presence) {
            (Seen::Null, Presence::Required(requirement)) => self.missing(site, requirement, path),
            (Seen::Null, Presence::Inherent) => self.mismatch(site, &Piece::Null, path)?,
            (Seen::Null, Presence::Optional) | (Seen::Text(_) | Seen::Other, _) => {}
        }
        Ok(())
    }

    fn shape(&self, site: &Site) -> Result<&'static Shape, Halt> {
        self.model.shape(site.shape).ok_or(Halt::Damaged)
    }

    /// Judges the next value at `site`; the caller decides what null means there.
    fn site(&mut self, site: &'static Site, path: &Path<'_>) -> Result<Seen<'a>, Halt> {
        let shape = self.shape(site)?;
        let piece = self.source.value()?;
        match (&shape.kind, piece) {
            (Kind::Document, piece) => self.document(site, piece, path)?,
            (_, Piece::Null) => return Ok(Seen::Null),
            (Kind::Text, Piece::Text(text)) => {
                self.text(site.constraints, &text, path, Target::Value);
                return Ok(Seen::Text(text));
            }
            (Kind::Structure { .. }, Piece::Object) => {
                self.nested(Container::Object, path, |walk| walk.structure(shape, path))?;
            }
            (Kind::Map { key, value }, Piece::Object) => {
                let entries = self.nested(Container::Object, path, |walk| walk.map(*key, *value, path))?;
                self.length(site.constraints, Unit::Entries, entries, path);
            }
            (Kind::List { element }, Piece::List) => {
                let elements = self.nested(Container::List, path, |walk| walk.list(*element, path))?;
                self.length(site.constraints, Unit::Elements, elements, path);
            }
            (Kind::Boolean, Piece::Boolean) | (Kind::Timestamp(_), Piece::Date) => {}
            (Kind::Integer { bits }, Piece::Number(number)) if fits(number, *bits) => {
                self.range(site.constraints, number, path);
            }
            (Kind::Float, Piece::Number(number)) if self.is_float(number) => {
                self.range(site.constraints, number, path);
            }
            (Kind::Float, Piece::Text(text)) if is_float_word(&text) => {}
            (Kind::Blob, Piece::Bytes(length)) => self.length(site.constraints, Unit::Bytes, Some(length), path),
            (Kind::Blob, Piece::Text(text)) => self.base64(site, &text, path),
            (Kind::Timestamp(format), Piece::Text(text)) if self.accepts(*format, TimestampFormat::DateTime) => {
                let broken = !format::is_date_time(&text.bytes);
                self.report_if(path, format::Malformed::DateTime.when(broken));
            }
            (Kind::Timestamp(format), Piece::Number(number))
                if self.accepts(*format, TimestampFormat::EpochSeconds) =>
            {
                let broken = !format::is_epoch_seconds(number.approximate());
                self.report_if(path, format::Malformed::EpochSeconds.when(broken));
            }
            (_, piece) => self.mismatch(site, &piece, path)?,
        }
        Ok(Seen::Other)
    }

    fn structure(&mut self, shape: &'static Shape, path: &Path<'_>) -> Result<(), Halt> {
        let Kind::Structure { first, count, rules } = &shape.kind else {
            return Ok(());
        };
        let members = self.model.members(*first, *count);
        let (mut seen, mut present) = (Present::default(), Present::default());
        let mut triggered = Present::default();
        while let Some(member) = self.source.member(members)? {
            let position = match member {
                Member::Known(position) => position,
                Member::Unknown(name) => {
                    self.unknown(&name, members, path);
                    continue;
                }
            };
            let Some(site) = members.get(position) else {
                return Err(Halt::Damaged);
            };
            let path = path.to(Step::Member(position, site.name));
            if !seen.add(position) {
                self.duplicate(site.name, &path)?;
                continue;
            }
            match self.site(site, &path)? {
                Seen::Null => continue,
                Seen::Text(text) => note_triggers(rules, position, &text, &mut triggered),
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
        let key_site = self.model.site(key).ok_or(Halt::Damaged)?;
        let value_site = self.model.site(value).ok_or(Halt::Damaged)?;
        let mut keys = Keys::of(self.source);
        let mut entries = 0;
        while let Some(key) = self.source.key()? {
            let path = path.to(Step::Key(&key));
            if !keys.add(&key) {
                self.duplicate(&key.display(), &path)?;
                continue;
            }
            entries += 1;
            self.text(key_site.constraints, &key, &path, Target::Key);
            self.standing(value_site, &path)?;
        }
        Ok(entries)
    }

    fn list(&mut self, element: SiteIndex, path: &Path<'_>) -> Result<u64, Halt> {
        let site = self.model.site(element).ok_or(Halt::Damaged)?;
        let mut elements = 0;
        while self.source.element()? {
            self.standing(site, &path.to(Step::Index(elements)))?;
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

    /// Judges the text of a value or of a map's key.
    fn text(&mut self, constraints: &'static [Constraint], text: &Text<'_>, path: &Path<'_>, target: Target) {
        if !text.well_formed {
            let problem = Box::new(Problem::Format(format::Malformed::Unicode));
            self.findings.undecodable(path, target, problem);
        }
        for constraint in constraints {
            let problem = match &constraint.rule {
                Rule::Enum(rule) => rule.check(text),
                Rule::Length(rule) => rule.check_text(text),
                Rule::Pattern(rule) => rule.check(text),
                Rule::Reserved(rule) => rule.check(text),
                Rule::Range(_) | Rule::Exclusive(_) | Rule::Depends(_) => None,
            };
            self.broken(constraint, problem, path, target);
        }
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

    fn range(&mut self, constraints: &'static [Constraint], number: Number, path: &Path<'_>) {
        for constraint in constraints {
            if let Rule::Range(rule) = &constraint.rule {
                self.broken(constraint, rule.check(number), path, Target::Value);
            }
        }
    }

    fn base64(&mut self, site: &'static Site, text: &Text<'_>, path: &Path<'_>) {
        let length = format::base64_length(&text.bytes);
        self.report_if(path, format::Malformed::Base64.when(length.is_none()));
        self.length(site.constraints, Unit::Bytes, length, path);
    }

    /// A value that is not what the shape at `site` says.
    #[cold]
    fn mismatch(&mut self, site: &'static Site, piece: &Piece<'_>, path: &Path<'_>) -> Result<(), Halt> {
        if let Some(container) = piece.container() {
            self.source.skip(container)?;
        }
        let problem = Box::new(match piece {
            Piece::Deep => Problem::Depth(TooDeep),
            Piece::Null
            | Piece::Boolean
            | Piece::Number(_)
            | Piece::Text(_)
            | Piece::List
            | Piece::Object
            | Piece::Date
            | Piece::Bytes(_)
            | Piece::Foreign(_)
            | Piece::Unreadable(_)
            | Piece::Cycle => Problem::Type(Mismatch::new(
                self.model,
                site,
                &self.shape(site)?.kind,
                self.source.on_the_wire(),
                piece,
            )),
        });
        self.report(path, problem);
        Ok(())
    }

    #[cold]
    fn unknown(&mut self, name: &Text<'_>, members: &'static [Site], path: &Path<'_>) {
        if self.findings.direction() == Direction::Request {
            let problem = Box::new(Problem::Unknown(Unknown::new(&name.display(), members)));
            self.report(&path.to(Step::Unknown(name)), problem);
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
    fn is_float(&self, number: Number) -> bool {
        !self.source.on_the_wire() || number.approximate().is_finite()
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
    matches!(text.bytes.as_ref(), b"NaN" | b"Infinity" | b"-Infinity")
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
