//! The wordings of a table such as `messages/en.json` as a Rust enum, in the table's order.
//!
//! The table is data because two languages read it: Rust writes messages for its callers by it, and so does JavaScript,
//! which is told the number of a wording and what to fill in. What wordings say is no business of this file.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::Error;

/// The enum `name` with a variant for each key of `table`, a JSON object of texts, and their templates.
///
/// # Errors
/// When `table` is no object of texts with keys in `camelCase`, or has more of them than a byte can count.
pub fn messages(name: &str, table: &str) -> Result<String, Error> {
    let table: Map<String, Value> = serde_json::from_str(table).map_err(|error| Error::new(name, error.to_string()))?;
    if table.len() > 256 {
        return Err(Error::new(name, "more than 256 wordings"));
    }
    let (mut variants, mut templates) = (String::new(), String::new());
    for (key, template) in &table {
        let variant = variant(key).ok_or_else(|| Error::new(name, format!("{key:?} is no key in camelCase")))?;
        let template = template.as_str().ok_or_else(|| Error::new(name, format!("{key:?} is no text")))?;
        _ = writeln!(variants, "/// {template:?}\n{variant},");
        _ = writeln!(templates, "{template:?},");
    }
    let count = table.len();
    Ok(format!(
        "#[derive(Debug, Clone, Copy, PartialEq, Eq)]\n#[repr(u8)]\npub(crate) enum {name} {{\n{variants}}}\n\n\
         impl {name} {{\n\
         const TEMPLATES: [&'static str; {count}] = [\n{templates}];\n\n\
         /// What it says, with gaps.\n\
         pub(crate) fn template(self) -> &'static str {{\n\
         Self::TEMPLATES.get(self as usize).copied().unwrap_or_default()\n}}\n}}\n"
    ))
}

/// `lengthMax` as `LengthMax`.
fn variant(key: &str) -> Option<String> {
    let mut letters = key.chars();
    let first = letters.next().filter(char::is_ascii_lowercase)?;
    let rest = letters.as_str();
    rest.chars().all(|letter| letter.is_ascii_alphanumeric()).then(|| format!("{}{rest}", first.to_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::messages;

    #[test]
    fn every_key_is_a_variant() {
        let module = messages("Message", r#"{"lengthMax": "at most {max}", "or": "\" or \""}"#).unwrap();
        assert!(module.contains("LengthMax,\n") && module.contains("Or,\n"), "{module}");
        assert!(module.contains("[\n\"at most {max}\",\n\"\\\" or \\\"\",\n]"), "{module}");
    }

    #[test]
    fn what_is_no_table_of_wordings_is_named() {
        for (table, reason) in
            [("[]", "Message"), (r#"{"A": ""}"#, "\"A\""), (r#"{"a b": ""}"#, "\"a b\""), (r#"{"a": 1}"#, "\"a\"")]
        {
            let error = messages("Message", table).unwrap_err().to_string();
            assert!(error.contains(reason), "{error}");
        }
    }
}
