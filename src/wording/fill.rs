//! Templates with their gaps filled in: English texts for Rust callers. JavaScript does the same in `pkg/src/wording.ts`.
//!
//! A gap is the name of an argument, `{max}`, or the name and a form: `{max:unit}` counts ("1 byte", "2 bytes"), `or`
//! and `and` join names, `list` separates them by commas, `sorted` does so in their order, `first` and `second` pick one.

use super::{Arguments, Demand, Message, Name, Value};
use crate::constraint::Unit;
use crate::source::Number;

impl Message {
    /// The English text.
    pub(crate) fn text(self, arguments: &Arguments) -> String {
        fill(self.template(), arguments)
    }
}

impl Demand {
    /// What a Smithy server says of the value at `at`, a JSON pointer.
    pub(crate) fn text(self, at: &str, arguments: &Arguments) -> String {
        let demand = fill(self.template(), arguments);
        let is_measured = arguments.iter().any(|(name, _)| name == Name::Unit);
        let sentence = if is_measured { Self::Measured } else { Self::Sentence };
        let around = arguments.clone().and(Name::At, at.to_owned()).and(Name::Demand, demand);
        fill(sentence.template(), &around)
    }
}

fn fill(template: &str, arguments: &Arguments) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, (gap, after))) =
        rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
    {
        text.push_str(before);
        text.push_str(&filled(gap, arguments));
        rest = after;
    }
    text + rest
}

/// What stands in a gap; nothing where the argument is none of those given.
fn filled(gap: &str, arguments: &Arguments) -> String {
    let (key, form) = gap.split_once(':').unwrap_or((gap, ""));
    let value = arguments.iter().find_map(|(name, value)| (name.key() == key).then_some(value));
    match value {
        Some(Value::Number(number)) if form == "unit" => counted(*number, arguments),
        Some(Value::Number(number)) => number.write(),
        Some(Value::Text(text)) => (*text).to_owned(),
        Some(Value::Made(text)) => text.clone(),
        Some(Value::Words(words)) => words.text(arguments),
        Some(Value::Names(names)) => joined(names, form),
        Some(Value::Holds | Value::Unit(_)) | None => String::new(),
    }
}

/// "1 character", "2 characters".
fn counted(count: Number, arguments: &Arguments) -> String {
    let unit = arguments.iter().find_map(|(_, value)| if let Value::Unit(unit) = value { Some(*unit) } else { None });
    let (one, many) = match unit {
        Some(Unit::Characters) => (Message::Character, Message::Characters),
        Some(Unit::Bytes) => (Message::Byte, Message::Bytes),
        Some(Unit::Entries) => (Message::Entry, Message::Entries),
        Some(Unit::Elements) => (Message::Element, Message::Elements),
        None => return count.write(),
    };
    let noun = if count == Number::Integer(1) { one } else { many };
    noun.text(&Arguments::none().and(Name::Count, count))
}

fn joined(names: &[&str], form: &str) -> String {
    match form {
        "or" => listed(names, Message::Or.template()),
        "and" => listed(names, Message::And.template()),
        "first" => names.first().copied().unwrap_or_default().to_owned(),
        "second" => names.get(1).copied().unwrap_or_default().to_owned(),
        "sorted" => {
            let mut sorted = names.to_vec();
            sorted.sort_unstable();
            sorted.join(", ")
        }
        _ => names.join(", "),
    }
}

/// "a", "a or b", "a, b or c".
fn listed(names: &[&str], last_separator: &str) -> String {
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{}{last_separator}{last}", rest.join(Message::Comma.template())),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{fill, listed};
    use crate::constraint::Unit;
    use crate::wording::{Arguments, Demand, Message, Name};

    #[test]
    fn gaps_are_filled() {
        let arguments = Arguments::none()
            .and(Name::Min, 1_u32)
            .and(Name::Max, 2_u32)
            .and(Name::Unit, Unit::Entries)
            .and(Name::Members, vec!["b", "a"])
            .and(Name::Wanted, Message::LimitLengthBetween);
        for (template, text) in [
            ("", ""),
            ("{", "{"),
            ("{min}{max}", "12"),
            ("at least {min:unit}.", "at least 1 entry."),
            ("{max:unit}", "2 entries"),
            ("Use {wanted}!", "Use 1 to 2 entries!"),
            ("{members:or}, {members:and}, {members:list}", "b or a, b and a, b, a"),
            ("{members:sorted} {members:first} {members:second}", "a, b b a"),
            ("{pattern}", ""),
        ] {
            assert_eq!(fill(template, &arguments), text, "{template}");
        }
    }

    #[test]
    fn every_gap_of_every_template_has_a_name_and_a_form() {
        const FORMS: [&str; 8] = ["", "unit", "or", "and", "list", "sorted", "first", "second"];
        for template in Message::TEMPLATES.iter().chain(&Demand::TEMPLATES) {
            for gap in template.split('{').skip(1) {
                let (gap, _) = gap.split_once('}').unwrap();
                let (key, form) = gap.split_once(':').unwrap_or((gap, ""));
                assert!(Name::ALL.iter().any(|name| name.key() == key), "{template}");
                assert!(FORMS.contains(&form), "{template}");
            }
        }
    }

    #[test]
    fn choices_read_as_a_sentence() {
        assert_eq!(listed(&[], " or "), "");
        assert_eq!(listed(&["a"], " or "), "a");
        assert_eq!(listed(&["a", "b"], " or "), "a or b");
        assert_eq!(listed(&["a", "b", "c"], " and "), "a, b and c");
    }
}
