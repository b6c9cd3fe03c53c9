//! The short forms that keep long values of test cases readable. `pkg/test/expand.mjs` writes them out for JavaScript.

use serde_json::{Map, Value};

/// Writes out `$repeat`, `$join`, `$entries` and `$items`.
pub fn expand(value: &Value) -> Value {
    match value {
        Value::Object(entries) => expand_object(entries),
        Value::Array(elements) => elements.iter().map(expand).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

fn expand_object(entries: &Map<String, Value>) -> Value {
    if let Some(repeat) = entries.get("$repeat") {
        return repeat[0].as_str().unwrap().repeat(count(&repeat[1])).into();
    }
    if let Some(Value::Array(parts)) = entries.get("$join") {
        return parts.iter().map(|part| expand(part).as_str().unwrap().to_owned()).collect::<String>().into();
    }
    if let Some(items) = entries.get("$items") {
        return vec![expand(&items[1]); count(&items[0])].into();
    }
    if let Some(many) = entries.get("$entries") {
        let value = expand(&many[1]);
        return (0..count(&many[0])).map(|index| (format!("k{index}"), value.clone())).collect::<Map<_, _>>().into();
    }
    entries.iter().map(|(key, value)| (key.clone(), expand(value))).collect::<Map<_, _>>().into()
}

fn count(value: &Value) -> usize {
    value.as_u64().unwrap().try_into().unwrap()
}
