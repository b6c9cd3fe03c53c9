//! What a value of a shape looks like, as JSON with gaps: `{"description": "…", "optional": true}`.
//!
//! Messages about values of the wrong type show it. It reads the tables only and knows nothing of the value.

use crate::model::{Constraint, Kind, Model, Presence, Rule, Site, TimestampFormat};

/// How many members of a structure are shown.
const MEMBERS: usize = 3;

/// An example of a value at a site, in which at most so many containers stand inside each other.
pub(crate) fn at(model: &'static Model, site: &Site, levels: usize) -> String {
    match (choice(site), model.shape(site.shape)) {
        (Some(value), _) => format!("\"{value}\""),
        (None, Some(shape)) => of(model, &shape.kind, levels),
        (None, None) => String::new(),
    }
}

/// The first value of an enum.
pub(crate) fn choice(site: &Site) -> Option<&'static str> {
    site.constraints.iter().find_map(|constraint| match &constraint.rule {
        Rule::Enum(rule) => rule.values.first().copied(),
        Rule::Length(_)
        | Rule::Pattern(_)
        | Rule::Range(_)
        | Rule::Reserved(_)
        | Rule::Exclusive(_)
        | Rule::Depends(_) => None,
    })
}

/// An example of a value of this kind, in which at most so many containers stand inside each other.
fn of(model: &'static Model, kind: &Kind, levels: usize) -> String {
    let inside = |site: &Site| at(model, site, levels.saturating_sub(1));
    let behind = |index: u16| model.site(index).map_or_else(String::new, inside);
    match kind {
        Kind::Structure { .. } | Kind::Map { .. } | Kind::Document if levels == 0 => "{…}".to_owned(),
        Kind::List { .. } if levels == 0 => "[…]".to_owned(),
        Kind::Structure { first, count, rules } => {
            let members = telling(model.members(*first, *count), rules);
            let written: Vec<_> = members.iter().map(|site| entry(site.name, &inside(site))).collect();
            format!("{{{}}}", written.join(", "))
        }
        Kind::Map { value, .. } => format!("{{{}}}", entry("key", &behind(*value))),
        Kind::List { element } => format!("[{}]", behind(*element)),
        Kind::Text | Kind::Blob => "\"…\"".to_owned(),
        Kind::Boolean => "true".to_owned(),
        Kind::Integer { .. } | Kind::Float => "10".to_owned(),
        Kind::Timestamp(TimestampFormat::DateTime) => "\"2026-01-31T12:00:00Z\"".to_owned(),
        Kind::Timestamp(TimestampFormat::EpochSeconds) => "1769860800".to_owned(),
        Kind::Document => "{…}".to_owned(),
    }
}

fn entry(name: &str, value: &str) -> String {
    format!("\"{name}\": {value}")
}

/// The members that tell most of a structure: those that must be sent, otherwise the first ones.
fn telling(members: &'static [Site], rules: &[Constraint]) -> Vec<&'static Site> {
    let must = |site: &&Site| matches!(&site.presence, Presence::Required(why) if !why.autofilled);
    let required: Vec<_> = members.iter().filter(must).take(MEMBERS).collect();
    if !required.is_empty() {
        return required;
    }
    let together = members.iter().enumerate().filter(|(position, _)| !is_alternative(*position, rules));
    together.map(|(_, site)| site).take(MEMBERS).collect()
}

/// Whether the member at `position` is one of several that exclude each other, and not the first of them.
fn is_alternative(position: usize, rules: &[Constraint]) -> bool {
    rules.iter().any(|constraint| match &constraint.rule {
        Rule::Exclusive(rule) => rule.members.iter().skip(1).any(|member| usize::from(*member) == position),
        Rule::Enum(_) | Rule::Length(_) | Rule::Pattern(_) | Rule::Range(_) | Rule::Reserved(_) | Rule::Depends(_) => {
            false
        }
    })
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use crate::operation;

    /// What the message about text at `pointer` shows.
    #[track_caller]
    fn shown(id: &str, pointer: &str) -> String {
        let field = operation(id).unwrap().request().field(pointer).unwrap();
        let report = field.validate_json("\"x\"");
        let message = &report.errors.first().unwrap().message;
        message.split_once("such as ").unwrap().1.strip_suffix(", not text.").unwrap().to_owned()
    }

    #[test]
    fn structures_show_what_must_be_sent() {
        assert_eq!(shown("glue.CreateWorkflow", ""), r#"{"Name": "…"}"#);
        let definition = "/definitionRepository/sourceReference";
        assert_eq!(shown("healthomics.CreateWorkflow", definition), r#"{"type": "BRANCH", "value": "…"}"#);
    }

    #[test]
    fn structures_without_required_members_show_the_first_ones() {
        let shown = shown("healthomics.UpdateRunCache", "");
        assert_eq!(shown, r#"{"id": "…"}"#);
    }

    #[test]
    fn of_alternatives_one_is_shown() {
        assert_eq!(shown("healthomics.StartRunBatch", "/batchRunSettings"), r#"{"inlineSettings": [{…}]}"#);
    }

    #[test]
    fn lists_and_maps_show_what_they_hold() {
        assert_eq!(shown("healthomics.GetWorkflow", "/export"), r#"["DEFINITION"]"#);
        assert_eq!(shown("healthomics.CreateWorkflow", "/tags"), r#"{"key": "…"}"#);
        let template = r#"{"key": {"description": "…", "optional": true}}"#;
        assert_eq!(shown("healthomics.CreateWorkflow", "/parameterTemplate"), template);
    }
}
