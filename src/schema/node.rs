//! A schema as a tree of keywords, and how it is written. It knows JSON Schema, and nothing of models.
//!
//! Keywords are kept by name, in the order in which they are written: a field for each would make every schema large, and
//! the wasm module a fifth larger.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::figure::{Bound, Figure};
use crate::describe::ConstraintDescription;

/// One schema, or schemas by the names of members. The schema without keywords accepts everything.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Schema(Vec<(Cow<'static, str>, Value)>);

/// The value of a keyword.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Null,
    /// `false`: the schema that accepts nothing.
    Nothing,
    Number(Figure),
    Text(Cow<'static, str>),
    List(Vec<Value>),
    Schema(Schema),
    Constraint(Box<ConstraintDescription>),
}

/// What other keywords do not say, and what is only a warning.
const UNSAID: &str = "x-preflight";

impl Schema {
    #[inline(never)]
    pub(super) fn of_type(name: &'static str) -> Self {
        Self::default().with("type", name)
    }

    pub(super) fn not(schema: Self) -> Self {
        Self::default().with("not", schema)
    }

    /// Alternatives or demands: `oneOf`, `anyOf`, `allOf`.
    pub(super) fn of(keyword: &'static str, schemas: Vec<Self>) -> Self {
        Self::default().with(keyword, schemas)
    }

    /// Nothing may stand beside a reference: draft 7 would ignore it.
    pub(super) fn reference(to: String) -> Self {
        Self::default().with("$ref", to)
    }

    pub(super) fn with(self, keyword: &'static str, value: impl Into<Value>) -> Self {
        self.and(keyword, value.into())
    }

    #[inline(never)]
    fn and(mut self, keyword: &'static str, value: Value) -> Self {
        self.put(Cow::Borrowed(keyword), value);
        self
    }

    /// Puts a keyword at the end, or in the place of the one with the same name.
    pub(super) fn set(&mut self, keyword: &'static str, value: impl Into<Value>) {
        self.put(Cow::Borrowed(keyword), value.into());
    }

    #[inline(never)]
    pub(super) fn put(&mut self, name: Cow<'static, str>, value: Value) {
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, place)) => *place = value,
            None => self.0.push((name, value)),
        }
    }

    /// Puts the keywords of `other` after its own.
    pub(super) fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    pub(super) fn get(&self, keyword: &str) -> Option<&Value> {
        self.0.iter().find(|(name, _)| name == keyword).map(|(_, value)| value)
    }

    /// The first of the alternatives in `anyOf`.
    pub(super) fn first_alternative(&mut self) -> Option<&mut Self> {
        match self.0.iter_mut().find(|(name, _)| name == "anyOf") {
            Some((_, Value::List(alternatives))) => match alternatives.first_mut() {
                Some(Value::Schema(schema)) => Some(schema),
                Some(_) | None => None,
            },
            Some(_) | None => None,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds to the list that is a keyword's value.
    pub(super) fn push(&mut self, keyword: &'static str, value: impl Into<Value>) {
        self.put_last(keyword, value.into());
    }

    #[inline(never)]
    fn put_last(&mut self, keyword: &'static str, value: Value) {
        match self.0.iter_mut().find(|(name, _)| name == keyword) {
            Some((_, Value::List(list))) => list.push(value),
            Some((_, place)) => *place = value,
            None => self.set(keyword, Value::List(vec![value])),
        }
    }

    pub(super) fn leave_unsaid(&mut self, constraint: ConstraintDescription) {
        self.push(UNSAID, Value::Constraint(Box::new(constraint)));
    }

    /// The same, and null.
    pub(super) fn or_null(mut self) -> Self {
        let null = Self::of_type("null");
        if let Some(name @ Value::Text(_)) = self.get("type").cloned() {
            // The other keywords speak of the type alone, but for `enum`.
            self.set("type", vec![name, "null".into()]);
            if self.get("enum").is_some() {
                self.push("enum", Value::Null);
            }
            self
        } else if self.get("anyOf").is_some() {
            self.push("anyOf", null);
            self
        } else {
            Self::of("anyOf", vec![self, null])
        }
    }

    pub(super) fn set_minimum(&mut self, Bound { figure, exclusive }: Bound) {
        self.0.retain(|(name, _)| !matches!(name.as_ref(), "minimum" | "exclusiveMinimum"));
        self.set(if exclusive { "exclusiveMinimum" } else { "minimum" }, Value::Number(figure));
    }

    pub(super) fn set_maximum(&mut self, Bound { figure, exclusive }: Bound) {
        self.0.retain(|(name, _)| !matches!(name.as_ref(), "maximum" | "exclusiveMaximum"));
        self.set(if exclusive { "exclusiveMaximum" } else { "maximum" }, Value::Number(figure));
    }
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<u32> for Value {
    fn from(count: u32) -> Self {
        Self::Number(Figure::Whole(count.into()))
    }
}

impl From<Schema> for Value {
    fn from(schema: Schema) -> Self {
        Self::Schema(schema)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Value {
    fn from(values: Vec<T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

impl Serialize for Schema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Nothing => serializer.serialize_bool(false),
            Self::Number(figure) => figure.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(values) => values.serialize(serializer),
            Self::Schema(schema) => schema.serialize(serializer),
            Self::Constraint(constraint) => constraint.serialize(serializer),
        }
    }
}
