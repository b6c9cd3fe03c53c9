//! Members that a structure does not have: an error in a request; services add members to responses.

use super::{Breach, Code, excerpt};
use crate::model::Site;
use crate::wording::{Arguments, Demand, Message, Name, Wording};

/// A member that is not known.
#[derive(Debug, Clone)]
pub(crate) struct Unknown {
    name: String,
    members: &'static [Site],
    suggestion: Option<&'static str>,
}

impl Unknown {
    /// `name` is none of `members`.
    pub(crate) fn new(name: &str, members: &'static [Site]) -> Self {
        Self { name: excerpt(name), members, suggestion: closest(name, members.iter().map(|site| site.name)) }
    }

    /// The members that there are, where they are few.
    fn others(&self) -> Option<Vec<&'static str>> {
        const FEW: usize = 8;
        let few = (1..=FEW).contains(&self.members.len());
        few.then(|| self.members.iter().map(|site| site.name).collect())
    }
}

impl Breach for Unknown {
    fn code(&self) -> Code {
        Code::Unknown
    }

    fn wording(&self) -> Wording {
        let others = self.others();
        let message = match (self.suggestion, &others) {
            (Some(_), _) => Message::UnknownMeant,
            (None, Some(_)) => Message::UnknownAmong,
            (None, None) => Message::Unknown,
        };
        let arguments = Arguments::none()
            .and(Name::Received, self.name.clone())
            .and_if(Name::Suggestion, self.suggestion)
            .and_if(Name::Others, others);
        Wording { message, demand: Demand::Unknown, arguments }
    }
}

/// The one of `names` that `name` was probably meant to be: the same letters, or at most two slips.
pub(crate) fn closest(name: &str, names: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    const SLIPS: usize = 2;
    const LONGEST: usize = 64;
    let name = letters(name.get(..name.floor_char_boundary(LONGEST)).unwrap_or(name));
    names
        .map(|candidate| (slips(&name, &letters(candidate)), candidate))
        .filter(|(slips, candidate)| *slips <= SLIPS && *slips * 2 <= candidate.len())
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, candidate)| candidate)
}

/// Whether two names differ in case and in what separates their words only.
pub(crate) fn same_letters(one: &str, other: &str) -> bool {
    letters(one) == letters(other)
}

/// A name without what `camelCase`, `snake_case`, `kebab-case` and `UPPER_CASE` do not share.
fn letters(name: &str) -> String {
    name.chars()
        .filter(|letter| !(letter.is_ascii_whitespace() || matches!(letter, '_' | '-')))
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}

/// The edit distance of two short texts, in bytes.
fn slips(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (index, byte) in from.bytes().enumerate() {
        let mut diagonal = index;
        let mut left = index + 1;
        for (cell, other) in row.iter_mut().skip(1).zip(to.bytes()) {
            let best = (diagonal + usize::from(byte != other)).min(*cell + 1).min(left + 1);
            diagonal = std::mem::replace(cell, best);
            left = best;
        }
        if let Some(first) = row.first_mut() {
            *first = index + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{closest, slips};

    #[test]
    fn slips_are_edit_distances() {
        for (from, to, distance) in
            [("", "", 0), ("name", "nmae", 2), ("tag", "tags", 1), ("a", "", 1), ("kitten", "sitting", 3)]
        {
            assert_eq!(slips(from, to), distance, "{from} {to}");
            assert_eq!(slips(to, from), distance, "{to} {from}");
        }
    }

    #[test]
    fn suggestions_are_close() {
        let names = ["name", "tags", "definitionUri"];
        for (name, meant) in
            [("Name", Some("name")), ("definition_url", Some("definitionUri")), ("id", None), ("zzzz", None)]
        {
            assert_eq!(closest(name, names.into_iter()), meant, "{name}");
        }
    }
}
