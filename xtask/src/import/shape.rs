//! Converts one botocore shape to Smithy's JSON AST.
//!
//! Every attribute is either converted or on a list of attributes that constrain nothing; any other is an error, so
//! that a constraint which botocore learns to say is never dropped in silence.

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use super::{Object, flag, object, text};

/// Attributes of a shape that constrain no value.
const IGNORED: &[&str] = &[
    // Prose.
    "documentation",
    // Whether a language's own number or boolean type may be null.
    "box",
    // Whether a value may be logged.
    "sensitive",
    // Which part of an HTTP message a value is sent in, and how.
    "payload",
    "streaming",
    "requiresLength",
];

/// Attributes of a reference to a shape that constrain no value: like those of a shape; and the part of the HTTP
/// message that a member is sent in, under which name (see [`check_name_on_the_wire`]).
const IGNORED_ON_REFERENCE: &[&str] = &["documentation", "box", "streaming", "location", "locationName"];

/// Attributes that every shape and every reference may have, and that are converted.
const COMMON: &[&str] = &["deprecated", "deprecatedMessage"];

/// The absolute id of a shape.
pub(super) fn id(namespace: &str, name: &str) -> String {
    format!("{namespace}#{name}")
}

/// The names of the shapes that a shape refers to.
pub(super) fn targets(attributes: &Object) -> Result<Vec<&str>> {
    let mut targets = Vec::new();
    for reference in ["member", "key", "value"] {
        if let Some(reference) = object(attributes, reference)? {
            targets.push(target(reference)?);
        }
    }
    if let Some(members) = object(attributes, "members")? {
        for name in members.keys() {
            let reference = object(members, name)?.context("a member is missing")?;
            targets.push(target(reference)?);
        }
    }
    Ok(targets)
}

fn target(reference: &Object) -> Result<&str> {
    text(reference, "shape")?.context("a member names no shape")
}

/// The Smithy shape; its targets are ids in `namespace`.
pub(super) fn convert(attributes: &Object, namespace: &str) -> Result<Value> {
    let kind = text(attributes, "type")?.context("it has no type")?;
    check_attributes(attributes, converted(kind)?, IGNORED)?;
    let mut traits = deprecation(attributes)?;
    let mut ast = match kind {
        "structure" => structure(attributes, namespace)?,
        "list" => {
            let member = element(attributes, "member", namespace)?;
            json!({ "type": "list", "member": member })
        }
        "map" => {
            let key = element(attributes, "key", namespace)?;
            let value = element(attributes, "value", namespace)?;
            json!({ "type": "map", "key": key, "value": value })
        }
        "string" if attributes.contains_key("enum") => enumeration(attributes)?,
        simple => json!({ "type": simple }),
    };
    traits.extend(constraints(attributes, kind)?);
    put_traits(&mut ast, traits);
    Ok(ast)
}

/// The attributes that are converted on a shape of that type.
fn converted(kind: &str) -> Result<&'static [&'static str]> {
    Ok(match kind {
        "structure" => &["members", "required", "union", "document"],
        "list" => &["member", "min", "max"],
        "map" => &["key", "value", "min", "max"],
        "string" => &["enum", "pattern", "min", "max"],
        "blob" | "integer" | "long" | "float" | "double" => &["min", "max"],
        "timestamp" => &["timestampFormat"],
        "boolean" => &[],
        _ => bail!("type `{kind}` is unknown to the importer"),
    })
}

fn check_attributes(attributes: &Object, converted: &[&str], ignored: &[&str]) -> Result<()> {
    let known = |name: &str| [&["type"], COMMON, converted, ignored].iter().any(|list| list.contains(&name));
    match attributes.keys().find(|name| !known(name)) {
        Some(unknown) => bail!("attribute `{unknown}` is unknown to the importer"),
        None => Ok(()),
    }
}

fn structure(attributes: &Object, namespace: &str) -> Result<Value> {
    if flag(attributes, "document")? {
        return Ok(json!({ "type": "document" }));
    }
    let source = object(attributes, "members")?.context("it has no `members`")?;
    let required = required(attributes, source)?;
    let mut members = Object::new();
    for name in source.keys() {
        let member = member(source, name, required.contains(&name.as_str()), namespace);
        members.insert(name.clone(), member.with_context(|| format!("member `{name}`"))?);
    }
    let kind = if flag(attributes, "union")? { "union" } else { "structure" };
    Ok(json!({ "type": kind, "members": members }))
}

/// The names of the required members, each of which must exist.
fn required<'a>(attributes: &'a Object, members: &Object) -> Result<Vec<&'a str>> {
    let names = texts(attributes, "required")?;
    match names.iter().find(|name| !members.contains_key(**name)) {
        Some(stray) => bail!("`required` names `{stray}`, which is no member"),
        None => Ok(names),
    }
}

fn member(members: &Object, name: &str, required: bool, namespace: &str) -> Result<Value> {
    let reference = object(members, name)?.context("it is missing")?;
    check_attributes(reference, &["shape", "idempotencyToken"], IGNORED_ON_REFERENCE)?;
    check_name_on_the_wire(reference, name)?;
    let mut traits = Object::new();
    if required {
        traits.insert("smithy.api#required".to_owned(), json!({}));
    }
    if flag(reference, "idempotencyToken")? {
        traits.insert("smithy.api#idempotencyToken".to_owned(), json!({}));
    }
    traits.extend(deprecation(reference)?);
    refer(reference, traits, namespace)
}

/// With a `location` (a header, say) `locationName` is that header's name. Without one it renames the member in the
/// body, which is Smithy's `jsonName`: nothing here would know the member by that name.
fn check_name_on_the_wire(reference: &Object, name: &str) -> Result<()> {
    let renamed = text(reference, "locationName")?.is_some_and(|wire| wire != name);
    ensure!(!renamed || reference.contains_key("location"), "`locationName` renames it in the body: not supported");
    Ok(())
}

/// The elements of a list, the keys or the values of a map.
fn element(attributes: &Object, which: &str, namespace: &str) -> Result<Value> {
    let reference = object(attributes, which)?.with_context(|| format!("it has no `{which}`"))?;
    let convert = || {
        check_attributes(reference, &["shape"], IGNORED_ON_REFERENCE)?;
        refer(reference, deprecation(reference)?, namespace)
    };
    convert().with_context(|| format!("`{which}`"))
}

fn refer(reference: &Object, traits: Object, namespace: &str) -> Result<Value> {
    let mut ast = json!({ "target": id(namespace, target(reference)?) });
    put_traits(&mut ast, traits);
    Ok(ast)
}

fn put_traits(ast: &mut Value, traits: Object) {
    if let (Some(ast), false) = (ast.as_object_mut(), traits.is_empty()) {
        ast.insert("traits".to_owned(), Value::Object(traits));
    }
}

fn deprecation(attributes: &Object) -> Result<Object> {
    let mut traits = Object::new();
    if flag(attributes, "deprecated")? {
        let message = text(attributes, "deprecatedMessage")?;
        let details = message.map_or_else(|| json!({}), |message| json!({ "message": message }));
        traits.insert("smithy.api#deprecated".to_owned(), details);
    }
    Ok(traits)
}

/// The traits that constrain the shape itself.
fn constraints(attributes: &Object, kind: &str) -> Result<Object> {
    let mut traits = Object::new();
    if let Some(bounds) = bounds(attributes, kind)? {
        let name = if is_number(kind) { "smithy.api#range" } else { "smithy.api#length" };
        traits.insert(name.to_owned(), bounds);
    }
    if let Some(pattern) = text(attributes, "pattern")? {
        traits.insert("smithy.api#pattern".to_owned(), json!(pattern));
    }
    if let Some(format) = text(attributes, "timestampFormat")? {
        traits.insert("smithy.api#timestampFormat".to_owned(), json!(timestamp_format(format)?));
    }
    Ok(traits)
}

fn is_number(kind: &str) -> bool {
    matches!(kind, "integer" | "long" | "float" | "double")
}

fn bounds(attributes: &Object, kind: &str) -> Result<Option<Value>> {
    let mut bounds = Object::new();
    for name in ["min", "max"] {
        let Some(bound) = attributes.get(name) else {
            continue;
        };
        let fits = if is_number(kind) { bound.is_number() } else { bound.is_u64() };
        ensure!(fits, "`{name}` cannot be {bound} on a {kind}");
        bounds.insert(name.to_owned(), bound.clone());
    }
    Ok((!bounds.is_empty()).then_some(Value::Object(bounds)))
}

fn timestamp_format(format: &str) -> Result<&'static str> {
    match format {
        "iso8601" => Ok("date-time"),
        "unixTimestamp" => Ok("epoch-seconds"),
        "rfc822" => Ok("http-date"),
        _ => bail!("timestamp format `{format}` is unknown to the importer"),
    }
}

fn enumeration(attributes: &Object) -> Result<Value> {
    let mut members = Object::new();
    for value in texts(attributes, "enum")? {
        let name = unused(enum_name(value), &members);
        let member = json!({ "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": value } });
        members.insert(name, member);
    }
    Ok(json!({ "type": "enum", "members": members }))
}

/// A Smithy identifier for an enum's value: letters, digits and underscores, not a digit first.
fn enum_name(value: &str) -> String {
    let fits = |it: char| it.is_ascii_alphanumeric() || it == '_';
    let name: String = value.chars().map(|it| if fits(it) { it } else { '_' }).collect();
    let head = match name.trim_start_matches('_').chars().next() {
        None => "VALUE",
        Some(_) if name.starts_with(|it: char| it.is_ascii_digit()) => "_",
        Some(_) => "",
    };
    format!("{head}{name}")
}

/// The name itself, or with the first free number behind it.
fn unused(name: String, taken: &Object) -> String {
    let numbered = (2_u32..).map(|number| format!("{name}_{number}"));
    let mut candidates = std::iter::once(name.clone()).chain(numbered);
    candidates.find(|it| !taken.contains_key(it)).unwrap_or(name)
}

fn texts<'a>(attributes: &'a Object, name: &str) -> Result<Vec<&'a str>> {
    let Some(list) = attributes.get(name) else {
        return Ok(Vec::new());
    };
    let list = list.as_array().with_context(|| format!("`{name}` is not a list"))?;
    list.iter().map(|it| it.as_str().with_context(|| format!("`{name}` holds what is not text"))).collect()
}
