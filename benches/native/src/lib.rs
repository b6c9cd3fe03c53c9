//! What the native benchmark compares: the workloads that `pkg/bench/native.mjs` leaves in `target/bench/native`, and the
//! two ways to judge their text. It proves that both give the same verdicts; it times nothing.

use std::fmt::{self, Display, Formatter};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use jsonschema::paths::Location;
use jsonschema::{Keyword, ValidationError};
use serde_json::{Map, Value};
use workflow_preflight::Validator;

/// One text, and what judges it.
pub struct Workload {
    name: String,
    /// The JSON text of the request or response.
    pub text: String,
    accepted: bool,
    spoilt: Vec<String>,
    validator: Validator,
    schema: jsonschema::Validator,
}

impl Workload {
    /// Whether this crate accepts the text.
    #[must_use]
    pub fn accepts(&self, text: &str) -> bool {
        self.validator.validate_json(text).ok
    }

    /// Whether `jsonschema` accepts the text once `serde_json` has read it; like this crate, it collects every violation.
    #[must_use]
    pub fn peer_accepts(&self, text: &str) -> bool {
        serde_json::from_str(text).is_ok_and(|value: Value| self.schema.iter_errors(&value).count() == 0)
    }

    /// Fails unless both give the right verdict on the text, and refuse every spoilt copy of it.
    ///
    /// # Errors
    ///
    /// Names the workload, and shows the beginning of the copy.
    pub fn prove(&self) -> Result<()> {
        let copies = self.spoilt.iter().map(|text| (text, false));
        for (text, accepted) in std::iter::once((&self.text, self.accepted)).chain(copies) {
            let verdicts = [self.accepts(text), self.peer_accepts(text)];
            let beginning: String = text.chars().take(200).collect();
            ensure!(verdicts == [accepted; 2], "{self}: this crate and jsonschema say {verdicts:?} of {beginning}");
        }
        Ok(())
    }
}

impl Display for Workload {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// Every workload.
///
/// # Errors
///
/// Fails when the file is missing or is not what the script writes.
pub fn load() -> Result<Vec<Workload>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/bench/native/workloads.json");
    let text = fs::read_to_string(path).context("no workloads; this is what `cargo xtask bench native` runs")?;
    let workloads: Vec<Value> = serde_json::from_str(&text)?;
    workloads.iter().map(read).collect()
}

fn read(workload: &Value) -> Result<Workload> {
    let text = |name: &str| workload.get(name).and_then(Value::as_str).with_context(|| format!("no {name}"));
    let spoilt = workload.get("spoilt").and_then(Value::as_array).context("no spoilt")?;
    let spoilt = spoilt.iter().map(|copy| copy.as_str().map(str::to_owned).context("no text"));
    Ok(Workload {
        name: text("name")?.to_owned(),
        text: text("text")?.to_owned(),
        accepted: workload.get("ok").and_then(Value::as_bool).context("no ok")?,
        spoilt: spoilt.collect::<Result<_>>()?,
        validator: validator(text("key")?)?,
        schema: compile(workload.get("schema").context("no schema")?)?,
    })
}

/// A key is an operation's id and a direction.
fn validator(key: &str) -> Result<Validator> {
    let (id, direction) = key.split_once(' ').context("a key without a direction")?;
    let operation = workflow_preflight::operation(id)?;
    Ok(if direction == "request" { operation.request() } else { operation.response() })
}

fn compile(schema: &Value) -> Result<jsonschema::Validator> {
    let options = jsonschema::options().with_keyword("byteLengths", ByteLengths::factory);
    options.build(schema).map_err(|error| anyhow::anyhow!("{error}"))
}

/// The keyword for lengths in bytes, which JSON Schema lacks; of base64 text they are those of what it stands for.
struct ByteLengths {
    bounds: Vec<[usize; 2]>,
    decoded: bool,
}

impl ByteLengths {
    // As jsonschema wants its factories.
    #[allow(clippy::unnecessary_wraps, clippy::needless_pass_by_value, reason = "the signature is jsonschema's")]
    fn factory<'a>(
        parent: &'a Map<String, Value>,
        value: &'a Value,
        _path: Location,
    ) -> Result<Box<dyn for<'i> Keyword<'i>>, ValidationError<'a>> {
        let figure = |bounds: &Value, index: usize, open: usize| {
            let figure = bounds.get(index).and_then(Value::as_u64);
            figure.map_or(open, |figure| usize::try_from(figure).unwrap_or(usize::MAX))
        };
        let bounds = value.as_array().into_iter().flatten();
        let bounds = bounds.map(|bounds| [figure(bounds, 0, 0), figure(bounds, 1, usize::MAX)]).collect();
        Ok(Box::new(Self { bounds, decoded: parent.contains_key("contentEncoding") }))
    }

    fn length(&self, text: &str) -> usize {
        if !self.decoded {
            return text.len();
        }
        let padding = text.bytes().rev().take_while(|byte| *byte == b'=').count();
        (text.len() / 4 * 3).saturating_sub(padding)
    }
}

impl<'i> Keyword<'i> for ByteLengths {
    fn validate(&self, instance: &'i Value) -> Result<(), ValidationError<'i>> {
        if self.is_valid(instance) { Ok(()) } else { Err(ValidationError::custom("has too many or too few bytes")) }
    }

    fn is_valid(&self, instance: &'i Value) -> bool {
        let Value::String(text) = instance else { return true };
        let length = self.length(text);
        self.bounds.iter().all(|[min, max]| (*min..=*max).contains(&length))
    }
}
