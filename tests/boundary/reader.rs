//! Reads `models/` a second time, for the tests alone: shapes, the places where they stand, and what is stated there.
//!
//! It is written from the Smithy specification and the policy of severity. It must not share a line with the compiler,
//! or know how the engine checks anything: two readings that agree are worth more than one.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Map, Value};

use super::stated::Stated;

pub const SERVICES: [&str; 3] = ["omics", "codecatalyst", "glue"];

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    Request,
    Response,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    Documented,
    Model,
    Drift,
    Advice,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Characters,
    Bytes,
    Entries,
    Elements,
}

/// What is demanded of one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    Length { min: u64, max: Option<u64>, unit: Unit },
    Range { min: Option<i64>, max: Option<i64> },
    Pattern(String),
    Enum(Vec<String>),
    Reserved(String),
}

/// What is demanded of a structure's members together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Between {
    ExactlyOneOf(Vec<String>),
    AtMostOneOf(Vec<String>),
    Requires { member: String, other: String },
    Ignored { member: String, other: String, value: String },
}

#[derive(Debug, Clone)]
pub struct Requirement {
    pub source: Source,
    pub autofilled: bool,
}

/// A place where a value stands, with all that is stated of it in one direction.
#[derive(Debug, Clone)]
pub struct Site {
    pub name: String,
    pub shape: String,
    pub required: Option<Requirement>,
    pub constraints: Vec<(Source, Rule)>,
}

#[derive(Debug)]
pub enum Kind {
    Structure { members: Vec<Site>, rules: Vec<(Source, Between)> },
    List(Site),
    Map { key: Site, value: Site },
    Text,
    Blob,
    Boolean,
    Integer,
    Float,
    DateTime,
    EpochSeconds,
    Document,
}

impl Kind {
    /// The places inside.
    pub fn inside(&self) -> Vec<&Site> {
        match self {
            Self::Structure { members, .. } => members.iter().collect(),
            Self::List(element) => vec![element],
            Self::Map { key, value } => vec![key, value],
            Self::Text
            | Self::Blob
            | Self::Boolean
            | Self::Integer
            | Self::Float
            | Self::DateTime
            | Self::EpochSeconds
            | Self::Document => Vec::new(),
        }
    }
}

/// The shapes of one operation's request or response, by name.
pub struct View {
    pub operation: String,
    pub direction: Direction,
    pub root: Site,
    pub shapes: BTreeMap<String, Kind>,
}

/// Every request and every response of every service.
pub fn views() -> Vec<View> {
    let documented = shapes("documented");
    SERVICES
        .iter()
        .flat_map(|service| Reader { shapes: shapes(service), documented: documented.clone() }.views())
        .collect()
}

fn shapes(name: &str) -> Map<String, Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/models").to_owned() + &format!("/{name}.json");
    let model: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    model["shapes"].as_object().unwrap().clone()
}

struct Reader {
    shapes: Map<String, Value>,
    documented: Map<String, Value>,
}

impl Reader {
    fn views(&self) -> Vec<View> {
        let service = self.shapes.values().find(|shape| shape["type"] == "service").unwrap();
        let id = service["traits"]["preflight#model"]["id"].as_str().unwrap();
        let mut views = Vec::new();
        for operation in service["operations"].as_array().unwrap() {
            let name = target(operation);
            for (direction, end) in [(Direction::Request, "input"), (Direction::Response, "output")] {
                let operation = format!("{id}.{}", name.split_once('#').unwrap().1);
                let root = bare(&operation, target(&self.shapes[name][end]));
                let mut view = View { operation, direction, root: root.clone(), shapes: BTreeMap::new() };
                self.collect(&root, direction, &mut view.shapes);
                views.push(view);
            }
        }
        views
    }

    fn collect(&self, site: &Site, direction: Direction, found: &mut BTreeMap<String, Kind>) {
        if found.contains_key(&site.shape) {
            return;
        }
        found.insert(site.shape.clone(), Kind::Document);
        let kind = self.kind(&site.shape, direction);
        for site in kind.inside() {
            self.collect(site, direction, found);
        }
        found.insert(site.shape.clone(), kind);
    }

    fn shape(&self, id: &str) -> Value {
        if id == "smithy.api#Unit" {
            return serde_json::json!({"type": "structure", "members": {}});
        }
        self.shapes.get(id).or_else(|| self.documented.get(id)).unwrap_or_else(|| panic!("no shape {id}")).clone()
    }

    fn kind(&self, id: &str, direction: Direction) -> Kind {
        let shape = self.shape(id);
        let site = |name: &str| self.site(id, name, &shape[name], direction);
        match shape["type"].as_str().unwrap() {
            "structure" | "union" => self.structure(id, &shape, direction),
            "list" => Kind::List(site("member")),
            "map" => Kind::Map { key: site("key"), value: site("value") },
            "string" | "enum" => Kind::Text,
            "blob" => Kind::Blob,
            "boolean" => Kind::Boolean,
            "integer" => Kind::Integer,
            "double" => Kind::Float,
            "document" => Kind::Document,
            "timestamp" => match shape["traits"]["smithy.api#timestampFormat"].as_str() {
                Some("date-time") => Kind::DateTime,
                // What AWS JSON 1.1 does where the model says nothing.
                None => Kind::EpochSeconds,
                Some(other) => panic!("{id}: {other}"),
            },
            other => panic!("{id}: {other}"),
        }
    }

    fn structure(&self, id: &str, shape: &Value, direction: Direction) -> Kind {
        let mut members = shape["members"].as_object().unwrap().clone();
        if let Some(Value::Object(more)) = self.documented_trait(id, "preflight#documentedMembers") {
            members.extend(more.clone());
        }
        let mut rules: Vec<(Source, Between)> =
            listed(self.documented_trait(id, "preflight#rules")).into_iter().map(between).collect();
        if shape["type"] == "union" {
            rules.push((Source::Model, Between::ExactlyOneOf(members.keys().cloned().collect())));
        }
        let members = members.iter().map(|(name, member)| self.site(id, name, member, direction)).collect();
        Kind::Structure { members, rules }
    }

    fn documented_trait(&self, id: &str, name: &str) -> Option<&Value> {
        self.documented.get(id)?.get("traits")?.get(name)
    }

    /// What is stated of a member, or of its target where nothing of the kind is stated of the member.
    fn site(&self, container: &str, name: &str, member: &Value, direction: Direction) -> Site {
        let shape = target(member).to_owned();
        let at = [format!("{container}${name}"), shape.clone()];
        let mut traits = self.shape(&shape).get("traits").and_then(Value::as_object).cloned().unwrap_or_default();
        traits.extend(member.get("traits").and_then(Value::as_object).cloned().unwrap_or_default());
        let stated = Stated {
            traits,
            values: enum_values(&self.shape(&shape)),
            documented: self.statements(&at, direction),
            advice: at
                .iter()
                .rev()
                .flat_map(|at| listed(self.documented_trait(at, "preflight#advice")))
                .cloned()
                .collect(),
            unit: natural_unit(&self.shape(&shape)),
        };
        Site {
            name: name.to_owned(),
            shape,
            required: stated.required(),
            constraints: stated.constraints(container, name),
        }
    }

    /// The target's statements, each kind replaced by the member's own.
    fn statements(&self, at: &[String; 2], direction: Direction) -> Map<String, Value> {
        let mut all = Map::new();
        for statement in at.iter().rev().flat_map(|at| listed(self.documented_trait(at, "preflight#documented"))) {
            let holds = match statement.get("direction").and_then(Value::as_str) {
                None => true,
                Some("request") => direction == Direction::Request,
                Some("response") => direction == Direction::Response,
                Some(other) => panic!("{at:?}: {other}"),
            };
            if holds {
                all.extend(statement.as_object().unwrap().clone());
            }
        }
        all
    }
}

fn bare(name: &str, shape: &str) -> Site {
    Site { name: name.to_owned(), shape: shape.to_owned(), required: None, constraints: Vec::new() }
}

fn target(of: &Value) -> &str {
    of["target"].as_str().unwrap()
}

/// A trait that holds one statement or a list of them.
fn listed(statements: Option<&Value>) -> Vec<&Value> {
    match statements {
        Some(Value::Array(statements)) => statements.iter().collect(),
        Some(statement) => vec![statement],
        None => Vec::new(),
    }
}

fn enum_values(shape: &Value) -> Vec<String> {
    let members = shape.get("members").filter(|_| shape["type"] == "enum").and_then(Value::as_object);
    let value = |member: &Value| member["traits"]["smithy.api#enumValue"].as_str().unwrap().to_owned();
    members.map(|members| members.values().map(value).collect()).unwrap_or_default()
}

fn natural_unit(shape: &Value) -> Unit {
    match shape["type"].as_str() {
        Some("list") => Unit::Elements,
        Some("map") => Unit::Entries,
        Some("blob") => Unit::Bytes,
        _ => Unit::Characters,
    }
}

fn between(statement: &Value) -> (Source, Between) {
    let source = if statement.get("advice").is_some() { Source::Advice } else { Source::Documented };
    let (name, rule) = statement["rule"].as_object().unwrap().iter().next().unwrap();
    let names = || rule.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect();
    let part = |name: &str| rule[name].as_str().unwrap().to_owned();
    let rule = match name.as_str() {
        "exactlyOneOf" => Between::ExactlyOneOf(names()),
        "atMostOneOf" => Between::AtMostOneOf(names()),
        "requires" => Between::Requires { member: part("member"), other: part("other") },
        "ignored" => Between::Ignored { member: part("member"), other: part("other"), value: part("value") },
        other => panic!("rule {other}"),
    };
    (source, rule)
}
