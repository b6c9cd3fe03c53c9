//! `cargo xtask import`: botocore's service models in, `models/*.json` in Smithy's JSON AST out.
//!
//! `wheel` fetches and reads botocore, `service` converts one service and follows its shapes, `shape` converts one
//! shape. Only facts that constrain a value are kept: no documentation, no errors, no HTTP bindings. The files written
//! here are never edited by hand; what documents add stands in `models/documented.json`, which this command leaves alone.

mod service;
mod services;
mod shape;
mod wheel;

use std::fs;

use anyhow::{Context, Result};
use serde_json::{Map, Value};

pub(crate) use services::{SERVICES, Service};
use wheel::Wheel;

use crate::tools;

/// The botocore release that the committed models come from.
const BOTOCORE: &str = "1.43.11";

/// A JSON object, in the order of its file: member order is part of what is imported.
type Object = Map<String, Value>;

/// Options of `cargo xtask import`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The botocore release to import from
    #[arg(long, value_name = "VERSION", default_value = BOTOCORE)]
    botocore: String,
}

/// Imports every service of the list.
pub(crate) fn run(options: &Options) -> Result<()> {
    let mut wheel = Wheel::fetch(&options.botocore, &tools::target("botocore"))?;
    let origin = format!("botocore {}", options.botocore);
    SERVICES.iter().try_for_each(|service| import(service, &mut wheel, &origin))
}

fn import(service: &Service, wheel: &mut Wheel, origin: &str) -> Result<()> {
    let source = wheel.service_model(service.folder)?;
    let provenance = service::Provenance { origin, date: &source.date };
    let model = service::convert(service, &source.model, &provenance)
        .with_context(|| format!("cannot convert {}", source.entry))?;
    let path = tools::root().join("models").join(service.file).with_extension("json");
    let text = serde_json::to_string_pretty(&model)? + "\n";
    fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    println!("models/{}.json: {} operations, {}", service.file, service.operations.len(), source.date);
    Ok(())
}

/// `attributes[name]` as an object; `None` when it is absent, an error when it is something else.
fn object<'a>(attributes: &'a Object, name: &str) -> Result<Option<&'a Object>> {
    let get = |value: &'a Value| value.as_object().with_context(|| format!("`{name}` is not an object"));
    attributes.get(name).map(get).transpose()
}

/// `attributes[name]` as text; `None` when it is absent, an error when it is something else.
fn text<'a>(attributes: &'a Object, name: &str) -> Result<Option<&'a str>> {
    let get = |value: &'a Value| value.as_str().with_context(|| format!("`{name}` is not text"));
    attributes.get(name).map(get).transpose()
}

/// `attributes[name]` as a flag; absent is false, anything but a boolean an error.
fn flag(attributes: &Object, name: &str) -> Result<bool> {
    let get = |value: &Value| value.as_bool().with_context(|| format!("`{name}` is not true or false"));
    attributes.get(name).map_or(Ok(false), get)
}
