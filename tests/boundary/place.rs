//! Whole requests and responses: the smallest ones that nothing is wrong with, and how to put a value in its place in
//! one of them.

use serde_json::{Map, Value, json};

use super::oracle::{judge_at, judge_key};
use super::patterns;
use super::reader::{Between, Kind, Rule, Site, View};

/// One step from a value to a value inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Member(String),
    Element,
    MapValue,
    /// The key of a map's entry; only ever the last step.
    MapKey,
}

/// Makes the smallest values that are right.
pub struct Skeletons<'a> {
    pub view: &'a View,
}

impl Skeletons<'_> {
    /// The smallest value that is right at a site.
    pub fn smallest(&self, site: &Site) -> Value {
        match &self.view.shapes[&site.shape] {
            Kind::Structure { .. } => self.object(&site.shape, &[]).into(),
            Kind::List(element) => vec![self.smallest(element); least(site)].into(),
            Kind::Map { key, value } => self.entries(key, value, least(site)),
            Kind::Text => Self::text(site, |text| judge_at(self.view, site, &json!(text)).is_empty()).into(),
            Kind::Blob => json!("QUJD"),
            Kind::Boolean => json!(true),
            Kind::Integer => self.first(site, [0, 1].map(Value::from)),
            Kind::Float => json!(0.5),
            Kind::DateTime => json!("2026-01-31T12:00:00Z"),
            Kind::EpochSeconds => json!(0),
            Kind::Document => json!({}),
        }
    }

    /// A structure with what it requires and `wanted`, and with what those make necessary.
    pub fn object(&self, shape: &str, wanted: &[&str]) -> Map<String, Value> {
        let Kind::Structure { members, rules } = &self.view.shapes[shape] else { panic!("{shape} has no members") };
        let mut names: Vec<&str> = wanted.to_vec();
        for (_, rule) in rules {
            if let Between::Requires { member, other } = rule
                && names.contains(&member.as_str())
            {
                names.push(other);
            }
        }
        for (_, rule) in rules {
            if let Between::ExactlyOneOf(group) = rule
                && group.iter().all(|name| !names.contains(&name.as_str()))
            {
                names.extend(group.first().map(String::as_str));
            }
        }
        let needed = |member: &&Site| member.required.is_some() || names.contains(&member.name.as_str());
        members.iter().filter(needed).map(|member| (member.name.clone(), self.smallest(member))).collect()
    }

    /// A map of so many entries, one at most having a key of its own.
    fn entries(&self, key: &Site, value: &Site, count: usize) -> Value {
        assert!(count < 2, "a map that cannot do with one entry");
        (0..count).map(|_| (self.key(key), self.smallest(value))).collect::<Map<_, _>>().into()
    }

    fn key(&self, site: &Site) -> String {
        Self::text(site, |text| self.accepts_key(site, text))
    }

    pub fn accepts_key(&self, site: &Site, text: &str) -> bool {
        judge_key(self.view, site, text).is_empty()
    }

    fn text(site: &Site, right: impl Fn(&str) -> bool) -> String {
        let mut candidates: Vec<String> = Vec::new();
        for (_, rule) in &site.constraints {
            match rule {
                Rule::Enum(values) => candidates.extend(values.iter().cloned()),
                Rule::Pattern(pattern) => {
                    let entry = patterns::find(pattern);
                    candidates.extend(entry.accepted.iter().map(|text| (*text).to_owned()));
                    candidates.push(entry.prefix.to_owned() + &entry.fill.to_string().repeat(12));
                }
                Rule::Length { .. } | Rule::Range { .. } | Rule::Reserved(_) => {}
            }
        }
        candidates.extend([1, 3, 12].map(|length| "a".repeat(length)));
        let found = candidates.iter().find(|text| !text.is_empty() && right(text));
        found.unwrap_or_else(|| panic!("no text is right for {site:?}")).clone()
    }

    fn first(&self, site: &Site, candidates: impl IntoIterator<Item = Value>) -> Value {
        let mut candidates = candidates.into_iter();
        candidates.find(|value| judge_at(self.view, site, value).is_empty()).unwrap()
    }

    /// The smallest whole value in which `leaf` stands at the end of `path`.
    pub fn place(&self, site: &Site, path: &[Step], leaf: &Value) -> Value {
        let Some((step, rest)) = path.split_first() else { return leaf.clone() };
        match (step, &self.view.shapes[&site.shape]) {
            (Step::Member(name), Kind::Structure { members, .. }) => {
                let mut object = self.object(&site.shape, &[name]);
                let member = members.iter().find(|member| member.name == *name).unwrap();
                object.insert(name.clone(), self.place(member, rest, leaf));
                object.into()
            }
            (Step::Element, Kind::List(element)) => vec![self.place(element, rest, leaf)].into(),
            (Step::MapValue, Kind::Map { key, value }) => json!({self.key(key): self.place(value, rest, leaf)}),
            (Step::MapKey, Kind::Map { value, .. }) => {
                json!({leaf.as_str().unwrap(): self.smallest(value)})
            }
            (step, kind) => panic!("no {step:?} in {kind:?}"),
        }
    }

    /// Structures with each member missing, null or set, with members that are unknown, and with every choice of the
    /// members that rules are about.
    pub fn structures(&self, shape: &str) -> Vec<Value> {
        let Kind::Structure { members, rules } = &self.view.shapes[shape] else { panic!("{shape} has no members") };
        let smallest = self.object(shape, &[]);
        let mut objects = vec![smallest.clone()];
        for member in members {
            let mut object = self.object(shape, &[&member.name]);
            objects.push(object.clone());
            object.insert(member.name.clone(), Value::Null);
            objects.push(object.clone());
            object.remove(&member.name);
            objects.push(object);
            let other_case = swap_case(&member.name);
            objects.push(with(&smallest, &other_case, self.smallest(member)));
        }
        objects.extend(["unknown", "", "$ref", "__proto__", "a/b~c", "é"].map(|name| with(&smallest, name, json!({}))));
        objects.push(with(&smallest, "unknown", Value::Null));
        for (_, rule) in rules {
            objects.extend(self.choices(members, &smallest, rule));
        }
        objects.into_iter().map(Value::Object).collect()
    }

    fn choices(&self, members: &[Site], smallest: &Map<String, Value>, rule: &Between) -> Vec<Map<String, Value>> {
        let member = |name: &str| members.iter().find(|member| member.name == name).unwrap();
        let right = |name: &str| self.smallest(member(name));
        let options: Vec<(&str, Vec<Value>)> = match rule {
            Between::ExactlyOneOf(names) | Between::AtMostOneOf(names) => {
                names.iter().map(|name| (name.as_str(), vec![right(name), Value::Null])).collect()
            }
            Between::Requires { member, other } => {
                [member, other].map(|name| (name.as_str(), vec![right(name), Value::Null, json!([[]])])).to_vec()
            }
            Between::Ignored { member, other, value } => vec![
                (member, vec![right(member), Value::Null]),
                (other, vec![json!(value), json!(value.to_lowercase()), right(other), Value::Null]),
            ],
        };
        let mut objects = vec![smallest.clone()];
        for (name, values) in options {
            objects = objects.iter().flat_map(|object| variants(object, name, &values)).collect();
        }
        objects
    }
}

/// The object without the member, and with each of the values in its place.
fn variants(object: &Map<String, Value>, name: &str, values: &[Value]) -> Vec<Map<String, Value>> {
    let mut without = object.clone();
    without.remove(name);
    let set = values.iter().map(|value| with(&without, name, value.clone()));
    [without.clone()].into_iter().chain(set).collect()
}

fn with(object: &Map<String, Value>, name: &str, value: Value) -> Map<String, Value> {
    let mut object = object.clone();
    object.insert(name.to_owned(), value);
    object
}

/// The name with its first letter in the other case.
fn swap_case(name: &str) -> String {
    let (first, rest) = name.split_at(1);
    let swapped = if first == first.to_lowercase() { first.to_uppercase() } else { first.to_lowercase() };
    swapped + rest
}

/// The least number of entries or elements.
fn least(site: &Site) -> usize {
    let mins = site.constraints.iter().map(|(_, rule)| match rule {
        Rule::Length { min, .. } => usize::try_from(*min).unwrap(),
        Rule::Range { .. } | Rule::Pattern(_) | Rule::Enum(_) | Rule::Reserved(_) => 0,
    });
    mins.max().unwrap_or(0)
}
