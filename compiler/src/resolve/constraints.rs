//! The constraints of one site, in the order in which they are checked and reported.

use serde::Deserialize;

use super::{Place, Resolver, traits};
use crate::Error;
use crate::ast::{Shape, UNIT};
use crate::ir::{Bounds, Constraint, Rule, Source, Unit};
use crate::merge;
use crate::statement::{Advice, Documented, Stated, Way, read};

/// What is known of a site from all sides.
struct Facts {
    length: Option<Bounds>,
    range: Option<Bounds>,
    pattern: Option<String>,
    values: Option<Vec<String>>,
    /// What a length of such a value is counted in.
    unit: Unit,
    documented: Option<Documented>,
}

impl Resolver<'_> {
    pub(super) fn constraints(&mut self, place: &Place<'_>) -> Result<Vec<Constraint>, Error> {
        if place.reference.target == UNIT {
            return Ok(Vec::new());
        }
        let facts = self.facts(place)?;
        let document = match &facts.documented {
            Some(documented) => self.cited(&place.id, &documented.document)?,
            None => self.origin,
        };
        let mut constraints: Vec<Constraint> = self
            .merged(&place.id, facts)?
            .into_iter()
            .map(|(rule, source)| Constraint {
                rule,
                source,
                document: if source == Source::Documented { document } else { self.origin },
            })
            .collect();
        constraints.extend(self.advised(place)?);
        Ok(constraints)
    }

    fn facts(&mut self, place: &Place<'_>) -> Result<Facts, Error> {
        let shape = self.ast.shape(&place.reference.target)?;
        let id = &place.id;
        // A member's own trait replaces the one of its target.
        let mut traits = shape.traits.clone();
        traits.extend(place.reference.traits.clone());
        let bounds = |id: &str, key: &str| {
            let stated: Option<Stated> = read(id, &traits, key)?;
            Ok::<_, Error>(stated.map(Bounds::from))
        };
        Ok(Facts {
            length: bounds(id, traits::LENGTH)?.map(without_zero),
            range: bounds(id, traits::RANGE)?,
            pattern: read(id, &traits, traits::PATTERN)?,
            values: enum_values(id, shape)?,
            unit: unit_of(shape),
            documented: self.documented(place)?,
        })
    }

    /// What a document states about a site, or else about its shape wherever it stands, in the site's direction.
    pub(super) fn documented(&mut self, place: &Place<'_>) -> Result<Option<Documented>, Error> {
        if let Some(documented) = self.stated(&place.id, place.way)? {
            return Ok(Some(documented));
        }
        let shape = &place.reference.target;
        match self.stated(shape, place.way)? {
            Some(documented) if documented.required => Err(Error::new(shape, "only members can be required")),
            documented => Ok(documented),
        }
    }

    fn stated(&mut self, id: &str, way: Way) -> Result<Option<Documented>, Error> {
        let Some(traits) = self.apply(id) else {
            return Ok(None);
        };
        traits::check(id, traits)?;
        let statements: Option<Vec<Documented>> = read(id, traits, traits::DOCUMENTED)?;
        let mut covering = statements.unwrap_or_default().into_iter().filter(|statement| statement.covers(way));
        match (covering.next(), covering.next()) {
            (documented, None) => Ok(documented),
            (_, Some(_)) => Err(Error::new(id, "is documented twice in one direction")),
        }
    }

    /// All rules but advice: enum, lengths, patterns, ranges.
    fn merged(&mut self, about: &str, facts: Facts) -> Result<Vec<(Rule, Source)>, Error> {
        let Facts { length, range, pattern, values, unit, documented } = facts;
        let stated = documented.as_ref();
        let stated_length = stated.and_then(|stated| stated.length);
        let stated_length = stated_length.map(|length| (length.bounds(), length.unit(unit)));
        let stated_range = stated.and_then(|stated| stated.range).map(Bounds::from);
        let stated_pattern = stated.and_then(|stated| stated.pattern.clone());

        let mut rules = Vec::new();
        if let Some((values, source)) = merge::values(values, stated.and_then(|stated| stated.values.clone())) {
            rules.push((Rule::Enum(values), source));
        }
        for (bounds, unit, source) in merge::lengths(length.map(|length| (length, unit)), stated_length) {
            rules.push((Rule::Length(bounds, unit), source));
        }
        for (pattern, source) in merge::patterns(pattern, stated_pattern) {
            rules.push((Rule::Pattern(self.pattern(about, &pattern)?), source));
        }
        for (bounds, source) in merge::bounds(range, stated_range) {
            rules.push((Rule::Range(bounds), source));
        }
        Ok(rules)
    }

    fn advised(&mut self, place: &Place<'_>) -> Result<Vec<Constraint>, Error> {
        let Some(traits) = self.apply(&place.id) else {
            return Ok(Vec::new());
        };
        let Some(advice) = read::<Advice>(&place.id, traits, traits::ADVICE)? else {
            return Ok(Vec::new());
        };
        let document = self.cited(&place.id, &advice.document)?;
        let unit = unit_of(self.ast.shape(&place.reference.target)?);
        let length = advice.length.map(|length| Rule::Length(length.bounds(), length.unit(unit)));
        let reserved = advice.reserved_prefix.map(|prefix| Rule::Reserved(prefix.to_ascii_lowercase()));
        let constraint = |rule| Constraint { rule, source: Source::Advice, document };
        Ok(length.into_iter().chain(reserved).map(constraint).collect())
    }
}

/// A minimum length of 0 demands nothing.
fn without_zero(bounds: Bounds) -> Bounds {
    Bounds { min: bounds.min.filter(|min| *min > 0), max: bounds.max }
}

fn unit_of(shape: &Shape) -> Unit {
    match shape.kind.as_str() {
        "list" => Unit::Elements,
        "map" => Unit::Entries,
        "blob" => Unit::Bytes,
        _ => Unit::Characters,
    }
}

fn enum_values(about: &str, shape: &Shape) -> Result<Option<Vec<String>>, Error> {
    if shape.kind != "enum" {
        return Ok(None);
    }
    let value = |(name, member): &(String, crate::ast::Reference)| match member.traits.get(traits::ENUM_VALUE) {
        Some(value) => String::deserialize(value).map_err(|error| Error::new(about, error.to_string())),
        None => Ok(name.clone()),
    };
    shape.members.iter().map(value).collect::<Result<_, _>>().map(Some)
}
