//! From the tables to a schema: places and the types of what stands there. What limits demand of them is in `limits` and
//! `rules`.

use std::borrow::Cow;

use super::figure::Bound;
use super::node::{Schema, Value};
use super::{SchemaOptions, limits, rules};
use crate::describe::ConstraintDescription;
use crate::findings::Origin;
use crate::model::{
    Constraint, Direction, Kind, Model, Presence, Shape, ShapeIndex, Site, SiteIndex, Source, TimestampFormat,
    integer_bounds,
};
use crate::violation::Severity;

/// Base64 as `constraint/format.rs` reads it: padded, nothing but the alphabet (RFC 4648, section 4).
/// Written so that V8 takes every four in one go: with `{4}` it keeps a note of each and runs out of stack at 8 MB.
const BASE64: &str = "^(?:[A-Za-z0-9+/]{2}[A-Za-z0-9+/]{2})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$";

/// The years 0 to 9999 as `constraint/format.rs` counts them: from the first to before the second.
const EPOCH_SECONDS: [i64; 2] = [-62_167_219_200, 253_402_300_800];

/// The schema of what may stand at a site.
pub(super) fn schema(
    model: &'static Model,
    site: &'static Site,
    direction: Direction,
    options: SchemaOptions,
) -> Schema {
    let mut builder = Builder { model, direction, options, root: None, definitions: Vec::new() };
    let root = builder.root(site);
    let mut definitions = Schema::default();
    for (_, name, schema) in builder.definitions {
        definitions.put(name, schema.into());
    }
    let mut schema = Schema::default().with("$schema", options.target.dialect());
    schema.append(root);
    if !definitions.is_empty() {
        schema.set(options.target.home(), definitions);
    }
    schema
}

struct Builder {
    model: &'static Model,
    direction: Direction,
    options: SchemaOptions,
    /// The structure that stands at the root, which references find there.
    root: Option<ShapeIndex>,
    /// Structures that are referred to, by name; one that is still being built stands there empty.
    definitions: Vec<(ShapeIndex, Cow<'static, str>, Schema)>,
}

impl Builder {
    fn root(&mut self, site: &'static Site) -> Schema {
        match self.model.shape(site.shape) {
            Some(shape @ Shape { kind: Kind::Structure { .. }, .. }) if !self.may_be_null(site) => {
                self.root = Some(site.shape);
                let mut schema = self.object(shape);
                self.note_presence(site, &mut schema);
                schema
            }
            Some(_) | None => self.site(site),
        }
    }

    fn site(&mut self, site: &'static Site) -> Schema {
        // The compiler rules this out; nothing can stand there.
        let Some(shape) = self.model.shape(site.shape) else {
            return Schema::not(Schema::default());
        };
        let mut schema = self.value(site, shape);
        // A document holds null like any other value.
        if self.may_be_null(site) && !matches!(shape.kind, Kind::Document) {
            schema = schema.or_null();
        }
        self.note_presence(site, &mut schema);
        schema
    }

    /// Null counts as missing: where that is no error, null is none.
    fn may_be_null(&self, site: &Site) -> bool {
        !matches!(site.presence, Presence::Inherent) && !self.must_be_present(site)
    }

    fn must_be_present(&self, site: &Site) -> bool {
        match &site.presence {
            Presence::Required(requirement) => {
                Origin::from(requirement).severity(self.direction) == Some(Severity::Error)
            }
            Presence::Optional | Presence::Inherent => false,
        }
    }

    /// A member that may be missing with a warning says so itself; that one must not is its structure's to say.
    fn note_presence(&self, site: &'static Site, schema: &mut Schema) {
        let stated = ConstraintDescription::of_presence(self.model, site, self.direction);
        if let Some(stated) = stated.filter(|stated| stated.severity == Severity::Warning) {
            self.leave_unsaid(stated, schema);
        }
    }

    fn leave_unsaid(&self, stated: ConstraintDescription, schema: &mut Schema) {
        if self.options.extensions {
            schema.leave_unsaid(stated);
        }
    }

    fn value(&mut self, site: &'static Site, shape: &'static Shape) -> Schema {
        if matches!(shape.kind, Kind::Structure { .. }) {
            return self.reference(site.shape, shape);
        }
        let mut schema = Schema::default().with("title", shape.name);
        schema.append(self.inside(&shape.kind));
        for constraint in site.constraints {
            self.limit(constraint, &shape.kind, &[], &mut schema);
        }
        schema
    }

    /// What every value of a kind is.
    fn inside(&mut self, kind: &'static Kind) -> Schema {
        match kind {
            Kind::List { element } => Schema::of_type("array").with("items", self.part(*element)),
            Kind::Map { key, value } => Schema::of_type("object")
                .with("propertyNames", self.part(*key))
                .with("additionalProperties", self.part(*value)),
            Kind::Text => Schema::of_type("string"),
            Kind::Blob => Schema::of_type("string").with("contentEncoding", "base64").with("pattern", BASE64),
            Kind::Boolean => Schema::of_type("boolean"),
            Kind::Integer { bits } => whole_number(*bits),
            Kind::Float => Schema::of("anyOf", vec![Schema::of_type("number"), float_words()]),
            Kind::Timestamp(TimestampFormat::DateTime) => Schema::of_type("string").with("format", "date-time"),
            Kind::Timestamp(TimestampFormat::EpochSeconds) => epoch_seconds(),
            Kind::Document | Kind::Structure { .. } => Schema::default(),
        }
    }

    fn part(&mut self, site: SiteIndex) -> Schema {
        self.model.site(site).map_or_else(Schema::default, |site| self.site(site))
    }

    /// A reference to a structure, which is defined when it is first referred to. Every recursion of shapes leads through
    /// a structure, and so ends here.
    fn reference(&mut self, index: ShapeIndex, shape: &'static Shape) -> Schema {
        if self.root == Some(index) {
            return Schema::reference("#".to_owned());
        }
        let known = self.definitions.iter().position(|(defined, ..)| *defined == index);
        let position = known.unwrap_or_else(|| self.define(index, shape));
        let name = self.definitions.get(position).map_or("", |(_, name, _)| name);
        Schema::reference(format!("#/{}/{name}", self.options.target.home()))
    }

    /// Answers the place of the definition, which is taken before what it holds is looked at.
    fn define(&mut self, index: ShapeIndex, shape: &'static Shape) -> usize {
        let taken = self.definitions.iter().any(|(_, name, _)| name == shape.name);
        let name = if taken { format!("{}-{index}", shape.name).into() } else { shape.name.into() };
        let position = self.definitions.len();
        self.definitions.push((index, name, Schema::default()));
        let object = self.object(shape);
        if let Some((_, _, schema)) = self.definitions.get_mut(position) {
            *schema = object;
        }
        position
    }

    fn object(&mut self, shape: &'static Shape) -> Schema {
        let mut schema = Schema::default().with("title", shape.name).with("type", "object");
        let Kind::Structure { first, count, rules } = &shape.kind else {
            return schema;
        };
        let members = self.model.members(*first, *count);
        let mut properties = Schema::default();
        for site in members {
            properties.put(site.name.into(), self.site(site).into());
        }
        schema.set("properties", properties);
        let required = members.iter().filter(|site| self.must_be_present(site)).map(|site| site.name);
        let required: Vec<_> = required.collect();
        if !required.is_empty() {
            schema.set("required", required);
        }
        // Services add members to responses.
        if self.direction == Direction::Request {
            schema.set("additionalProperties", Value::Nothing);
        }
        for constraint in *rules {
            self.limit(constraint, &shape.kind, members, &mut schema);
        }
        schema
    }

    /// Has a constraint said in keywords if breaking it is an error; notes it where that leaves something unsaid.
    fn limit(&self, constraint: &'static Constraint, kind: &Kind, members: &'static [Site], schema: &mut Schema) {
        let Some(stated) = ConstraintDescription::of_rule(self.model, constraint, members, self.direction) else {
            return;
        };
        let binding = stated.severity == Severity::Error;
        let said = binding
            && (limits::say(&constraint.rule, kind, schema)
                || rules::say(&constraint.rule, self.model, members, schema));
        if binding && (!said || stated.params.hint.is_some()) {
            explain(&stated, schema);
        }
        if !said {
            self.leave_unsaid(stated, schema);
        }
    }
}

/// Puts into the description what people do not see from the keywords.
fn explain(stated: &ConstraintDescription, schema: &mut Schema) {
    let title = stated.document.filter(|_| stated.source == Source::Documented).map(|document| document.title);
    let origin = title.map_or_else(String::new, |title| format!(" ({title})"));
    let text = match schema.get("description") {
        Some(Value::Text(before)) => format!("{before}; {}{origin}", stated.text),
        Some(_) | None => format!("{}{origin}", stated.text),
    };
    schema.set("description", text);
}

fn whole_number(bits: u32) -> Schema {
    let [min, max] = integer_bounds(bits);
    let mut schema = Schema::of_type("integer");
    schema.set_minimum(Bound::at_least(min));
    schema.set_maximum(Bound::at_most(max));
    schema
}

/// How the AWS JSON protocols write the floats that JSON lacks.
fn float_words() -> Schema {
    Schema::of_type("string").with("enum", vec!["NaN", "Infinity", "-Infinity"])
}

fn epoch_seconds() -> Schema {
    let [first, end] = EPOCH_SECONDS;
    let mut schema = Schema::of_type("number");
    schema.set_minimum(Bound::at_least(first));
    schema.set_maximum(Bound::below(end));
    schema
}
