//! From shapes and statements to the compiled model: follows every operation to all shapes that it reaches.
//!
//! Request and response have shapes of their own, because a document may speak of one direction only. A member's
//! trait replaces the one of its target, as Smithy says, so constraints end up at the sites.

mod constraints;
mod rules;
mod traits;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::json;

use crate::Error;
use crate::ast::{Ast, Reference, Shape, Traits, UNIT};
use crate::ir::{self, Kind, Model, Presence, Source};
use crate::pattern::{Extent, compile};
use crate::statement::{DocumentedMembers, ModelOrigin, StatedDocument, Way, metadata, read};

/// Compiles what `ast` holds.
pub(crate) fn resolve(ast: &Ast) -> Result<Model, Error> {
    let mut resolver = Resolver::new(ast)?;
    for service in &ast.services {
        resolver.service(service)?;
    }
    resolver.check_all_applied()?;
    Ok(resolver.model)
}

/// What is being built, and what is left to do.
struct Resolver<'a> {
    ast: &'a Ast,
    model: Model,
    /// Shapes that have an index.
    indices: BTreeMap<(String, Way), usize>,
    /// Shapes that have an index and nothing else yet.
    pending: VecDeque<(String, Way, usize)>,
    /// Documents by the key that statements cite.
    documents: BTreeMap<String, usize>,
    hints: BTreeMap<String, String>,
    /// The patterns so far.
    patterns: BTreeMap<(String, bool), usize>,
    /// What the service at hand means by a pattern.
    extent: Extent,
    /// The document of the service model at hand.
    origin: usize,
    /// Statements that have found what they apply to.
    applied: BTreeSet<String>,
}

/// A site before its constraints are known.
struct Place<'a> {
    /// The id that statements apply to, such as `com.amazonaws.glue#Edge$SourceId`.
    id: String,
    name: &'a str,
    reference: Reference,
    way: Way,
    /// Whether a value is always there.
    inherent: bool,
}

impl<'a> Resolver<'a> {
    fn new(ast: &'a Ast) -> Result<Self, Error> {
        let mut resolver = Self {
            ast,
            model: Model::default(),
            indices: BTreeMap::new(),
            pending: VecDeque::new(),
            documents: BTreeMap::new(),
            hints: metadata(ast, "preflight#patternHints")?,
            patterns: BTreeMap::new(),
            extent: Extent::Anywhere,
            origin: 0,
            applied: BTreeSet::new(),
        };
        let stated: BTreeMap<String, StatedDocument> = metadata(ast, "preflight#documents")?;
        for (key, StatedDocument { title, url }) in stated {
            let index = resolver.document(title, url);
            resolver.documents.insert(key, index);
        }
        Ok(resolver)
    }

    fn document(&mut self, title: String, url: String) -> usize {
        self.model.documents.push(ir::Document { title, url });
        self.model.documents.len() - 1
    }

    fn service(&mut self, id: &str) -> Result<(), Error> {
        let service = self.ast.shape(id)?;
        traits::check(id, &service.traits)?;
        let origin: ModelOrigin = read(id, &service.traits, traits::MODEL)?
            .ok_or_else(|| Error::new(id, format!("has no trait {}", traits::MODEL)))?;
        let whole = service.traits.contains_key(traits::WHOLE_VALUE_PATTERNS);
        self.extent = if whole { Extent::Whole } else { Extent::Anywhere };
        let version = service.version.as_deref().unwrap_or_default();
        let title = format!("service model {} {version} ({}, {})", origin.id, origin.origin, origin.date);
        self.origin = self.document(title, String::new());
        for operation in &service.operations {
            self.operation(&operation.target, &origin)?;
        }
        self.finish_shapes()
    }

    fn operation(&mut self, id: &str, origin: &ModelOrigin) -> Result<(), Error> {
        let operation = self.ast.shape(id)?;
        traits::check(id, &operation.traits)?;
        let public = format!("{}.{}", origin.id, bare(id));
        let input = self.root(&public, operation.input.as_ref(), Way::Request)?;
        let output = self.root(&public, operation.output.as_ref(), Way::Response)?;
        let model_date = origin.date.clone();
        self.model.operations.push(ir::Operation { id: public, input, output, model_date });
        Ok(())
    }

    fn root(&mut self, name: &str, reference: Option<&Reference>, way: Way) -> Result<usize, Error> {
        let target = reference.map_or(UNIT, |reference| &reference.target).to_owned();
        let reference = Reference { target, traits: Traits::new() };
        self.sites(vec![Place { id: name.to_owned(), name, reference, way, inherent: true }])
    }

    /// Adds sites next to each other; answers the index of the first.
    fn sites(&mut self, places: Vec<Place<'_>>) -> Result<usize, Error> {
        let first = self.model.sites.len();
        for place in places {
            let site = self.site(&place)?;
            self.model.sites.push(site);
        }
        Ok(first)
    }

    fn site(&mut self, place: &Place<'_>) -> Result<ir::Site, Error> {
        traits::check_member(&place.id, &place.reference.traits)?;
        let shape = self.index(&place.reference.target, place.way);
        let constraints = self.constraints(place)?;
        let presence = if place.inherent { Presence::Inherent } else { self.presence(place)? };
        Ok(ir::Site { name: place.name.to_owned(), shape, presence, constraints })
    }

    fn presence(&mut self, place: &Place<'_>) -> Result<Presence, Error> {
        let stated = self.documented(place)?.filter(|documented| documented.required);
        let (source, document) = match stated {
            Some(documented) => (Source::Documented, self.cited(&place.id, &documented.document)?),
            None if place.reference.traits.contains_key(traits::REQUIRED) => (Source::Model, self.origin),
            None => return Ok(Presence::Optional),
        };
        let autofilled = place.reference.traits.contains_key(traits::IDEMPOTENCY_TOKEN);
        Ok(Presence::Required { source, document, autofilled })
    }

    /// The document that a statement cites.
    fn cited(&self, about: &str, key: &str) -> Result<usize, Error> {
        let index = self.documents.get(key).copied();
        index.ok_or_else(|| Error::new(about, format!("cites {key}, which is no document")))
    }

    /// The index of a shape; makes one and puts the shape on the list if it is new.
    fn index(&mut self, id: &str, way: Way) -> usize {
        if let Some(index) = self.indices.get(&(id.to_owned(), way)) {
            return *index;
        }
        let index = self.model.shapes.len();
        self.model.shapes.push(ir::Shape { name: bare(id).to_owned(), kind: Kind::Document });
        self.indices.insert((id.to_owned(), way), index);
        self.pending.push_back((id.to_owned(), way, index));
        index
    }

    fn finish_shapes(&mut self) -> Result<(), Error> {
        while let Some((id, way, index)) = self.pending.pop_front() {
            let kind = self.kind(&id, way)?;
            if let Some(shape) = self.model.shapes.get_mut(index) {
                shape.kind = kind;
            }
        }
        Ok(())
    }

    fn kind(&mut self, id: &str, way: Way) -> Result<Kind, Error> {
        if id == UNIT {
            return Ok(Kind::Structure { first: 0, count: 0, rules: Vec::new() });
        }
        let shape = self.ast.shape(id)?;
        traits::check(id, &shape.traits)?;
        let part = |reference: &Option<Reference>, name: &str| {
            reference.clone().ok_or_else(|| Error::new(id, format!("has no {name}")))
        };
        let inherent = |name, reference| Place { id: format!("{id}${name}"), name, reference, way, inherent: true };
        Ok(match shape.kind.as_str() {
            "structure" | "union" => self.structure(id, shape, way)?,
            "list" => Kind::List(self.sites(vec![inherent("member", part(&shape.member, "member")?)])?),
            "map" => {
                let key = inherent("key", part(&shape.key, "key")?);
                let value = inherent("value", part(&shape.value, "value")?);
                let first = self.sites(vec![key, value])?;
                Kind::Map(first, first + 1)
            }
            "string" | "enum" => Kind::Text,
            "blob" => Kind::Blob,
            "boolean" => Kind::Boolean,
            "byte" => Kind::Integer(8),
            "short" => Kind::Integer(16),
            "integer" => Kind::Integer(32),
            "long" => Kind::Integer(64),
            "float" | "double" => Kind::Float,
            "timestamp" => traits::timestamp(id, &shape.traits)?,
            "document" => Kind::Document,
            other => return Err(Error::new(id, format!("shapes of type {other} cannot be enforced"))),
        })
    }

    fn structure(&mut self, id: &str, shape: &'a Shape, way: Way) -> Result<Kind, Error> {
        let mut traits = shape.traits.clone();
        traits.extend(self.apply(id).cloned().unwrap_or_default());
        let added: DocumentedMembers = read(id, &traits, traits::DOCUMENTED_MEMBERS)?.unwrap_or_default();
        let members = || shape.members.iter().map(|(name, reference)| (name, reference)).chain(&added);
        let names: Vec<&str> = members().map(|(name, _)| name.as_str()).collect();
        if let Some(name) = added.keys().find(|name| shape.members.iter().any(|(member, _)| member == *name)) {
            return Err(Error::new(id, format!("documents the member {name}, which the model has")));
        }
        let places = members().map(|(name, reference)| Place {
            id: format!("{id}${name}"),
            name,
            reference: reference.clone(),
            way,
            inherent: false,
        });
        let first = self.sites(places.collect())?;
        let mut rules = self.rules(id, &traits, &names)?;
        if shape.kind == "union" {
            rules.push(self.union_rule(names.len()));
        }
        Ok(Kind::Structure { first, count: names.len(), rules })
    }

    /// What is stated about `id`, which is then known to be reached.
    fn apply(&mut self, id: &str) -> Option<&'a Traits> {
        let traits = self.ast.applied.get(id);
        if traits.is_some() {
            self.applied.insert(id.to_owned());
        }
        traits
    }

    fn check_all_applied(&self) -> Result<(), Error> {
        match self.ast.applied.keys().find(|id| !self.applied.contains(*id)) {
            Some(id) => Err(Error::new(id, "is stated about, but no operation reaches it")),
            None => Ok(()),
        }
    }

    /// The index of a pattern, compiled once for each meaning.
    fn pattern(&mut self, about: &str, source: &str) -> Result<usize, Error> {
        let whole = self.extent == Extent::Whole;
        let key = (source.to_owned(), whole);
        if let Some(index) = self.patterns.get(&key) {
            return Ok(*index);
        }
        let automaton = compile(source, self.extent)
            .map_err(|error| Error::new(about, format!("the pattern {} cannot be enforced: {error}", json!(source))))?;
        let hint = self.hints.get(source).cloned().unwrap_or_default();
        self.model.patterns.push(ir::Pattern { source: source.to_owned(), hint, whole, automaton });
        let index = self.model.patterns.len() - 1;
        self.patterns.insert(key, index);
        Ok(index)
    }
}

/// A shape's name without its namespace.
fn bare(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}
