//! Who has the say where the model and the documents state something of the same place. It is the policy of sources, once
//! more; a case that the policy does not name fails the suite.

use serde_json::{Map, Value};

use super::reader::{Requirement, Rule, Source, Unit};

/// All that is stated of one place in one direction, before it is decided who has the say.
pub struct Stated {
    pub traits: Map<String, Value>,
    /// Of enums.
    pub values: Vec<String>,
    pub documented: Map<String, Value>,
    pub advice: Vec<Value>,
    /// What the model counts.
    pub unit: Unit,
}

impl Stated {
    pub fn required(&self) -> Option<Requirement> {
        let source = match self.documented.get("required") {
            Some(required) => {
                assert_eq!(required, &Value::Bool(true), "what it means that a document says `required: false`");
                Source::Documented
            }
            None if self.traits.contains_key("smithy.api#required") => Source::Model,
            None => return None,
        };
        Some(Requirement { source, autofilled: self.traits.contains_key("smithy.api#idempotencyToken") })
    }

    pub fn constraints(&self, container: &str, name: &str) -> Vec<(Source, Rule)> {
        let at = format!("{container}${name}");
        let mut constraints = Vec::new();
        constraints.extend(self.enumeration());
        constraints.extend(self.lengths(&at));
        constraints.extend(self.patterns());
        constraints.extend(self.ranges(&at));
        for advice in &self.advice {
            let length = advice.get("length").map(|length| self.length(length));
            let reserved =
                advice.get("reservedPrefix").map(|prefix| Rule::Reserved(prefix.as_str().unwrap().to_owned()));
            constraints.extend(length.into_iter().chain(reserved).map(|rule| (Source::Advice, rule)));
        }
        constraints
    }

    /// The union of both sets: a value that either allows is never an error.
    fn enumeration(&self) -> Option<(Source, Rule)> {
        let Some(documented) = self.documented.get("enum") else {
            return (!self.values.is_empty()).then(|| (Source::Model, Rule::Enum(self.values.clone())));
        };
        let mut values: Vec<String> =
            documented.as_array().unwrap().iter().map(|value| value.as_str().unwrap().to_owned()).collect();
        let more: Vec<String> = self.values.iter().filter(|value| !values.contains(value)).cloned().collect();
        values.extend(more);
        Some((Source::Documented, Rule::Enum(values)))
    }

    fn length(&self, length: &Value) -> Rule {
        let unit = match length.get("unit").and_then(Value::as_str) {
            Some("bytes") => Unit::Bytes,
            None => self.unit,
            Some(other) => panic!("unit {other}"),
        };
        let bound = |name: &str| length.get(name).map(|bound| bound.as_u64().unwrap());
        Rule::Length { min: bound("min").unwrap_or(0), max: bound("max"), unit }
    }

    fn lengths(&self, at: &str) -> Vec<(Source, Rule)> {
        let model = self.traits.get("smithy.api#length").map(|length| self.length(length));
        let documented = self.documented.get("length").map(|length| self.length(length));
        match (documented, model) {
            (None, model) => model.into_iter().map(|rule| (Source::Model, rule)).collect(),
            (Some(documented), None) => vec![(Source::Documented, documented)],
            (Some(documented), Some(model)) => {
                assert!(!stricter(&model, &documented), "{at}: a drift of lengths, which the policy has yet to name");
                vec![(Source::Documented, documented)]
            }
        }
    }

    /// Two different patterns both hold.
    fn patterns(&self) -> Vec<(Source, Rule)> {
        let text = |pattern: &Value| Rule::Pattern(pattern.as_str().unwrap().to_owned());
        let documented = self.documented.get("pattern").map(text);
        let model = self.traits.get("smithy.api#pattern").map(text).filter(|model| Some(model) != documented.as_ref());
        let documented = documented.map(|rule| (Source::Documented, rule));
        documented.into_iter().chain(model.map(|rule| (Source::Model, rule))).collect()
    }

    /// Where the model is stricter than the page, its bounds are drift.
    fn ranges(&self, at: &str) -> Vec<(Source, Rule)> {
        let bounds = |range: &Value| ["min", "max"].map(|bound| range.get(bound).map(|bound| bound.as_i64().unwrap()));
        let rule = |[min, max]: [Option<i64>; 2]| Rule::Range { min, max };
        let model = self.traits.get("smithy.api#range").map(bounds);
        let documented = self.documented.get("range").map(bounds);
        match (documented, model) {
            (None, model) => model.into_iter().map(|range| (Source::Model, rule(range))).collect(),
            (Some(documented), None) => vec![(Source::Documented, rule(documented))],
            (Some(documented), Some(model)) => {
                let [Some(low), Some(high)] = documented else { panic!("{at}: a page that states half a range") };
                let drift = [model[0].filter(|min| *min > low), model[1].filter(|max| *max < high)];
                let drift = (drift != [None, None]).then(|| (Source::Drift, rule(drift)));
                [(Source::Documented, rule(documented))].into_iter().chain(drift).collect()
            }
        }
    }
}

/// Whether the model forbids a length that the document allows. Characters never outnumber bytes.
fn stricter(model: &Rule, documented: &Rule) -> bool {
    let (Rule::Length { min: low, max: top, .. }, Rule::Length { min, max, .. }) = (model, documented) else {
        return true;
    };
    low > min || top.is_some_and(|top| max.is_none_or(|max| top < max))
}
