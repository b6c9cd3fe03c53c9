//! Puts what a document states and what the model says into constraints, each with its source.
//!
//! What both say is documented; what the model alone says is the model's; where the model is stricter than what a
//! document explicitly allows, that is drift: nobody types it in, it follows from the two.

use crate::ir::{Bounds, Source, Unit};

/// Bounds by source, the documented ones first.
pub(crate) fn bounds(model: Option<Bounds>, documented: Option<Bounds>) -> Vec<(Bounds, Source)> {
    let Some(documented) = documented else {
        return model.map(|model| (model, Source::Model)).into_iter().collect();
    };
    let mut merged = vec![(documented, Source::Documented)];
    let Some(model) = model else {
        return merged;
    };
    let stricter = Bounds {
        min: model.min.filter(|min| documented.min.is_some_and(|bound| *min > bound)),
        max: model.max.filter(|max| documented.max.is_some_and(|bound| *max < bound)),
    };
    let silent = Bounds {
        min: model.min.filter(|_| documented.min.is_none()),
        max: model.max.filter(|_| documented.max.is_none()),
    };
    let some = |bounds: &(Bounds, Source)| bounds.0 != Bounds::default();
    merged.extend([(silent, Source::Model), (stricter, Source::Drift)].into_iter().filter(some));
    merged
}

/// Lengths by source. Characters are never more than bytes, so equal bounds in bytes make those in characters
/// redundant, except that a minimum of two or more bytes may be a single character.
pub(crate) fn lengths(
    model: Option<(Bounds, Unit)>,
    documented: Option<(Bounds, Unit)>,
) -> Vec<(Bounds, Unit, Source)> {
    let (model_unit, unit) = match (model, documented) {
        (Some((_, model)), Some((_, documented))) => (model, documented),
        (Some((_, unit)), None) | (None, Some((_, unit))) => (unit, unit),
        (None, None) => return Vec::new(),
    };
    let mut merged: Vec<_> = bounds(model.map(|(bounds, _)| bounds), documented.map(|(bounds, _)| bounds))
        .into_iter()
        .map(|(bounds, source)| (bounds, if source == Source::Documented { unit } else { model_unit }, source))
        .collect();
    if let (Some((model, Unit::Characters)), Some((documented, Unit::Bytes))) = (model, documented)
        && model.min.is_some_and(|min| min > 1 && documented.min.is_some_and(|bound| min <= bound))
    {
        merged.push((Bounds { min: model.min, max: None }, Unit::Characters, Source::Drift));
    }
    merged
}

/// Patterns by source: the two stand side by side unless they are the same.
pub(crate) fn patterns(model: Option<String>, documented: Option<String>) -> Vec<(String, Source)> {
    let model = model.filter(|model| documented.as_ref() != Some(model));
    let documented = documented.map(|pattern| (pattern, Source::Documented));
    documented.into_iter().chain(model.map(|pattern| (pattern, Source::Model))).collect()
}

/// The values that the model or the document allows.
pub(crate) fn values(model: Option<Vec<String>>, documented: Option<Vec<String>>) -> Option<(Vec<String>, Source)> {
    let source = if documented.is_some() { Source::Documented } else { Source::Model };
    if model.is_none() && documented.is_none() {
        return None;
    }
    let mut values = model.unwrap_or_default();
    for value in documented.unwrap_or_default() {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    Some((values, source))
}

#[cfg(test)]
mod tests {
    use super::{bounds, lengths, patterns, values};
    use crate::ir::{Bounds, Source, Unit};

    fn of(min: i64, max: i64) -> Bounds {
        Bounds { min: Some(min), max: Some(max) }
    }

    #[test]
    fn what_both_say_is_documented() {
        assert_eq!(bounds(Some(of(1, 25)), Some(of(1, 25))), [(of(1, 25), Source::Documented)]);
    }

    #[test]
    fn a_stricter_model_is_drift() {
        let stricter = Bounds { min: None, max: Some(25) };
        let merged = [(of(1, 1000), Source::Documented), (stricter, Source::Drift)];
        assert_eq!(bounds(Some(of(1, 25)), Some(of(1, 1000))), merged);
    }

    #[test]
    fn a_looser_model_adds_nothing() {
        assert_eq!(bounds(Some(of(0, 2000)), Some(of(1, 1000))), [(of(1, 1000), Source::Documented)]);
    }

    #[test]
    fn where_the_document_is_silent_the_model_speaks() {
        let documented = Bounds { min: Some(1), max: None };
        let silent = Bounds { min: None, max: Some(63) };
        let drift = Bounds { min: Some(3), max: None };
        let merged = [(documented, Source::Documented), (silent, Source::Model), (drift, Source::Drift)];
        assert_eq!(bounds(Some(of(3, 63)), Some(documented)), merged);
    }

    #[test]
    fn bytes_decide_over_characters() {
        let merged = lengths(Some((of(1, 255), Unit::Characters)), Some((of(1, 255), Unit::Bytes)));
        assert_eq!(merged, [(of(1, 255), Unit::Bytes, Source::Documented)]);
        let merged = lengths(Some((of(3, 255), Unit::Characters)), Some((of(3, 255), Unit::Bytes)));
        assert_eq!(merged.len(), 2, "one character can have three bytes");
    }

    #[test]
    fn two_patterns_stand_side_by_side() {
        let pattern = |text: &str| Some(text.to_owned());
        assert_eq!(patterns(pattern("a"), pattern("a")), [("a".to_owned(), Source::Documented)]);
        assert_eq!(patterns(pattern("a"), pattern("b")).len(), 2);
    }

    #[test]
    fn the_values_of_both_are_allowed() {
        let list = |values: &[&str]| Some(values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>());
        let merged = values(list(&["A", "B"]), list(&["A", "C"]));
        assert_eq!(merged, Some((list(&["A", "B", "C"]).unwrap_or_default(), Source::Documented)));
    }
}
