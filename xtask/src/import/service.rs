//! Converts one service: its operations of the import list and every shape that they reach.
//!
//! `shape` converts a shape once it is found. This file must not know what any shape's attribute means.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::shape;
use super::{Object, Service, object, text};

/// Where a model comes from: part of the model itself, because a verdict is only as new as its model.
pub(super) struct Provenance<'a> {
    /// The package and version, such as `botocore 1.43.11`.
    pub(super) origin: &'a str,
    /// The day of the model, `YYYY-MM-DD`.
    pub(super) date: &'a str,
}

/// What stands for an absent input or output.
const UNIT: &str = "smithy.api#Unit";

/// What an operation's entry may hold besides its input and output. None of it constrains a value.
const IGNORED: &[&str] = &[
    // Its name again.
    "name",
    // How it travels, and how often it may be sent.
    "http",
    "endpoint",
    "idempotent",
    "readonly",
    "authtype",
    "unsignedPayload",
    // What is not judged, and prose.
    "errors",
    "documentation",
];

/// The Smithy JSON AST of the service's listed operations.
pub(super) fn convert(service: &Service, source: &Value, from: &Provenance<'_>) -> Result<Value> {
    let model = source.as_object().context("the model is not an object")?;
    let mut conversion = Conversion {
        namespace: service.namespace,
        operations: section(model, "operations")?,
        source: section(model, "shapes")?,
        pending: Vec::new(),
        shapes: BTreeMap::new(),
    };
    conversion.add_service(service, section(model, "metadata")?, from)?;
    for name in service.operations {
        let add = conversion.add_operation(name);
        add.with_context(|| format!("operation `{name}`"))?;
    }
    conversion.add_reached_shapes()?;
    Ok(json!({ "smithy": "2.0", "shapes": conversion.shapes }))
}

fn section<'a>(model: &'a Object, name: &str) -> Result<&'a Object> {
    object(model, name)?.with_context(|| format!("the model has no `{name}`"))
}

struct Conversion<'a> {
    namespace: &'a str,
    operations: &'a Object,
    source: &'a Object,
    /// Shapes that are referred to and may not be converted yet.
    pending: Vec<&'a str>,
    /// What is converted, by absolute id, which is the order of the file.
    shapes: BTreeMap<String, Value>,
}

impl<'a> Conversion<'a> {
    fn id(&self, name: &str) -> String {
        shape::id(self.namespace, name)
    }

    fn add_service(&mut self, service: &Service, metadata: &Object, from: &Provenance<'_>) -> Result<()> {
        let sdk_id = text(metadata, "serviceId")?.context("the model has no `serviceId`")?;
        let version = text(metadata, "apiVersion")?.context("the model has no `apiVersion`")?;
        let operations: Vec<_> = service.operations.iter().map(|name| json!({ "target": self.id(name) })).collect();
        let ast = json!({
            "type": "service",
            "version": version,
            "operations": operations,
            "traits": {
                "aws.api#service": { "sdkId": sdk_id },
                protocol(metadata)?: {},
                "preflight#model": { "id": service.id, "origin": from.origin, "date": from.date },
                // botocore drops the anchors `^` and `$` that the service's own Smithy model has.
                "preflight#wholeValuePatterns": {},
            },
        });
        self.add(&sdk_id.replace(' ', ""), ast)
    }

    fn add_operation(&mut self, name: &str) -> Result<()> {
        let operation = object(self.operations, name)?.context("the model does not have it")?;
        let known = |key: &&String| IGNORED.contains(&key.as_str()) || ["input", "output"].contains(&key.as_str());
        if let Some(unknown) = operation.keys().find(|key| !known(key)) {
            bail!("attribute `{unknown}` is unknown to the importer");
        }
        let input = self.end(operation, "input")?;
        let output = self.end(operation, "output")?;
        self.add(name, json!({ "type": "operation", "input": { "target": input }, "output": { "target": output } }))
    }

    /// The id of an operation's input or output shape.
    fn end(&mut self, operation: &'a Object, end: &str) -> Result<String> {
        let Some(reference) = object(operation, end)? else {
            return Ok(UNIT.to_owned());
        };
        let name = text(reference, "shape")?.with_context(|| format!("its {end} names no shape"))?;
        self.pending.push(name);
        Ok(self.id(name))
    }

    /// Converts what the operations refer to, and what that refers to in turn; shapes may be recursive.
    fn add_reached_shapes(&mut self) -> Result<()> {
        let mut reached = BTreeSet::new();
        while let Some(name) = self.pending.pop() {
            if reached.insert(name) {
                let added = self.add_shape(name);
                added.with_context(|| format!("shape `{name}`"))?;
            }
        }
        Ok(())
    }

    fn add_shape(&mut self, name: &str) -> Result<()> {
        let attributes = object(self.source, name)?.context("the model does not have it")?;
        self.pending.extend(shape::targets(attributes)?);
        self.add(name, shape::convert(attributes, self.namespace)?)
    }

    /// In Smithy services, operations and shapes share one space of names; in botocore they do not.
    fn add(&mut self, name: &str, ast: Value) -> Result<()> {
        match self.shapes.insert(self.id(name), ast) {
            None => Ok(()),
            Some(_) => bail!("two things of the model would have the id `{}`", self.id(name)),
        }
    }
}

/// The trait of the protocol, which decides how timestamps are written.
fn protocol(metadata: &Object) -> Result<&'static str> {
    match (text(metadata, "protocol")?, text(metadata, "jsonVersion")?) {
        (Some("rest-json"), _) => Ok("aws.protocols#restJson1"),
        (Some("json"), Some("1.0")) => Ok("aws.protocols#awsJson1_0"),
        (Some("json"), Some("1.1")) => Ok("aws.protocols#awsJson1_1"),
        (protocol, version) => {
            bail!("protocol {protocol:?} {version:?} is unknown to the importer")
        }
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
