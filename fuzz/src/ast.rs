//! Random Smithy models, and documents' statements about them: every kind of shape and constraint that the compiler knows,
//! in combinations that no service has. All of them are to compile.

use serde_json::{Map, Value, json};

use crate::random::Random;

/// Patterns with something of everything that automata have to do.
const PATTERNS: [&str; 14] = [
    "[a-z]+",
    "^a",
    "b$",
    "^(?=.*[0-9])\\w{2,8}$",
    "\\bab\\b",
    "[^:*]*",
    "(?!aws:).*",
    "\\p{L}+",
    "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\t]*",
    "(a|ab)(c|bcd)",
    ".{0,3}",
    "",
    "[🧬é]",
    "arn:aws(-[\\w]+)*:.+",
];

/// Kinds of shapes that hold no others.
const SCALARS: [&str; 11] =
    ["string", "boolean", "integer", "enum", "blob", "timestamp", "double", "long", "byte", "short", "document"];

/// A model, and what is documented of it.
pub(crate) struct Ast {
    pub(crate) model: String,
    pub(crate) documented: String,
}

impl Ast {
    pub(crate) fn new(random: &mut Random<'_>) -> Self {
        let count = 2 + random.below(7);
        let mut maker = Maker { random, count, documented: Map::new() };
        let mut shapes = Map::new();
        for number in 0..count {
            shapes.insert(id(number), maker.shape(number));
        }
        // A statement about what no operation reaches is refused.
        let reached = reached(&shapes);
        let Maker { random, mut documented, .. } = maker;
        documented.retain(|id, _| reached.iter().any(|shape| id.split('$').next() == Some(shape)));
        shapes.insert("ns#S".to_owned(), service(random.yes()));
        let ends = json!({"type": "operation", "input": {"target": id(0)}, "output": {"target": id(1)}});
        shapes.insert("ns#Op".to_owned(), ends);
        let model = json!({"smithy": "2.0", "shapes": shapes});
        let documents = json!({"preflight#documents": {"d": {"title": "a guide", "url": "https://example.org/"}}});
        let documented = json!({"smithy": "2.0", "metadata": documents, "shapes": documented});
        Self { model: model.to_string(), documented: documented.to_string() }
    }
}

fn id(shape: usize) -> String {
    format!("ns#T{shape}")
}

fn service(whole_value_patterns: bool) -> Value {
    let mut traits = Map::new();
    traits.insert("preflight#model".to_owned(), json!({"id": "s", "origin": "here", "date": "2026-01-01"}));
    if whole_value_patterns {
        traits.insert("preflight#wholeValuePatterns".to_owned(), json!({}));
    }
    json!({"type": "service", "version": "1", "operations": [{"target": "ns#Op"}], "traits": traits})
}

/// The ids of the shapes that the operation leads to.
fn reached(shapes: &Map<String, Value>) -> Vec<String> {
    let mut reached = vec![id(0), id(1)];
    let mut next = 0;
    while let Some(shape) = reached.get(next).and_then(|id| shapes.get(id)) {
        let members = shape.get("members").and_then(Value::as_object).into_iter().flat_map(Map::values);
        let parts = ["member", "key", "value"].iter().filter_map(|part| shape.get(*part));
        for target in members.chain(parts).filter_map(|reference| reference["target"].as_str()) {
            if reached.iter().all(|id| id != target) {
                reached.push(target.to_owned());
            }
        }
        next += 1;
    }
    reached
}

struct Maker<'r, 'b> {
    random: &'r mut Random<'b>,
    count: usize,
    documented: Map<String, Value>,
}

impl Maker<'_, '_> {
    /// The first two are structures, as requests and responses are, and the last one is text, for keys.
    fn shape(&mut self, number: usize) -> Value {
        let id = id(number);
        let kind = self.kind(number);
        let mut shape = Map::new();
        shape.insert("type".to_owned(), kind.into());
        match kind {
            "structure" | "union" => {
                let (members, traits) = self.structure(&id);
                shape.insert("members".to_owned(), members);
                self.apply(&id, &traits);
                return shape.into();
            }
            "list" => drop(shape.insert("member".to_owned(), self.reference(&format!("{id}$member"), None))),
            "map" => {
                let key = self.reference(&format!("{id}$key"), Some(self.count - 1));
                shape.insert("key".to_owned(), key);
                shape.insert("value".to_owned(), self.reference(&format!("{id}$value"), None));
            }
            "enum" => {
                let value = json!({"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "a b"}});
                let members = json!({"A": {"target": "smithy.api#Unit"}, "B": value});
                shape.insert("members".to_owned(), members);
            }
            _ => {}
        }
        let mut traits = self.traits();
        if kind == "timestamp" && self.random.yes() {
            let format = self.random.of(&["date-time", "epoch-seconds"]);
            traits.insert("smithy.api#timestampFormat".to_owned(), format.into());
        }
        shape.insert("traits".to_owned(), traits.into());
        if let Some(statements) = self.statements(false) {
            self.apply(&id, &Map::from_iter([("preflight#documented".to_owned(), statements)]));
        }
        shape.into()
    }

    fn kind(&mut self, number: usize) -> &'static str {
        if number == self.count - 1 && number > 1 {
            return "string";
        }
        if number < 2 {
            return "structure";
        }
        match self.random.below(16) {
            0..4 => ["structure", "union", "list", "map"][self.random.below(4)],
            _ => self.random.of(&SCALARS),
        }
    }

    fn structure(&mut self, id: &str) -> (Value, Map<String, Value>) {
        let names: Vec<String> = (0..=self.random.below(5)).map(|number| format!("m{number}")).collect();
        let mut members = Map::new();
        for name in &names {
            let mut member = self.reference(&format!("{id}${name}"), None);
            for (id, many) in [("smithy.api#required", 3), ("smithy.api#idempotencyToken", 8)] {
                if self.random.one_in(many) {
                    member["traits"][id] = json!({});
                }
            }
            members.insert(name.clone(), member);
        }
        let mut rules = Vec::new();
        while self.random.one_in(3) {
            rules.push(json!({"in": "d", "advice": self.random.yes(), "rule": self.rule(&names)}));
        }
        let rules = (!rules.is_empty()).then(|| ("preflight#rules".to_owned(), rules.into()));
        (members.into(), rules.into_iter().collect())
    }

    fn rule(&mut self, names: &[String]) -> Value {
        let mut name = || names[self.random.below(names.len())].clone();
        let (one, other) = (name(), name());
        match self.random.below(4) {
            0 => json!({"exactlyOneOf": names}),
            1 => json!({"atMostOneOf": [one, other]}),
            2 => json!({"requires": {"member": one, "other": other}}),
            _ => json!({"ignored": {"member": one, "other": other, "value": "a"}}),
        }
    }

    /// A member, an element, a key or a map's value, of a given shape or of any.
    fn reference(&mut self, id: &str, shape: Option<usize>) -> Value {
        let shape = shape.unwrap_or_else(|| self.random.below(self.count));
        let is_member = id.contains("$m") && !id.ends_with("$member");
        let mut stated = Map::new();
        if let Some(statements) = self.statements(is_member) {
            stated.insert("preflight#documented".to_owned(), statements);
        }
        if self.random.one_in(6) {
            let advice = json!({"in": "d", "reservedPrefix": "AWS:", "length": {"max": 4, "unit": "bytes"}});
            stated.insert("preflight#advice".to_owned(), advice);
        }
        self.apply(id, &stated);
        json!({"target": self::id(shape), "traits": self.traits()})
    }

    fn apply(&mut self, id: &str, traits: &Map<String, Value>) {
        if !traits.is_empty() {
            self.documented.insert(id.to_owned(), json!({"type": "apply", "traits": traits}));
        }
    }

    fn traits(&mut self) -> Map<String, Value> {
        let mut traits = Map::new();
        if self.random.one_in(3) {
            traits.insert("smithy.api#length".to_owned(), self.bounds(&[0, 1, 2, 3, 8, 63, 64, 300]));
        }
        if self.random.one_in(4) {
            traits.insert("smithy.api#pattern".to_owned(), self.random.of(&PATTERNS).into());
        }
        if self.random.one_in(4) {
            traits.insert("smithy.api#range".to_owned(), self.bounds(&[0, 1, -1, 100, -129, i64::MAX, i64::MIN]));
        }
        traits
    }

    fn bounds(&mut self, choices: &[i64]) -> Value {
        let [one, other] = [(); 2].map(|()| choices[self.random.below(choices.len())]);
        match self.random.below(3) {
            0 => json!({"min": one.min(other), "max": one.max(other)}),
            1 => json!({"min": one}),
            _ => json!({"max": one}),
        }
    }

    /// What documents state of a place, in one direction or both. Only members can be required.
    fn statements(&mut self, is_member: bool) -> Option<Value> {
        if !self.random.one_in(3) {
            return None;
        }
        let directions: &[&[&str]] = &[&[""], &["request"], &["response"], &["request", "response"]];
        let directions = self.random.of(directions);
        Some(directions.iter().map(|direction| self.statement(direction, is_member)).collect())
    }

    fn statement(&mut self, direction: &str, is_member: bool) -> Value {
        let mut statement = Map::from_iter([("in".to_owned(), "d".into())]);
        if !direction.is_empty() {
            statement.insert("direction".to_owned(), direction.into());
        }
        if is_member && self.random.yes() {
            statement.insert("required".to_owned(), true.into());
        }
        if self.random.yes() {
            let mut length = self.bounds(&[0, 1, 2, 4, 64, 255]);
            if self.random.one_in(3) {
                length["unit"] = "bytes".into();
            }
            statement.insert("length".to_owned(), length);
        }
        if self.random.one_in(3) {
            statement.insert("range".to_owned(), self.bounds(&[0, 1, 2, 100]));
        }
        if self.random.one_in(3) {
            statement.insert("pattern".to_owned(), self.random.of(&PATTERNS).into());
        }
        if self.random.one_in(4) {
            statement.insert("enum".to_owned(), json!(["a", "A B", "a b"]));
        }
        statement.into()
    }
}
