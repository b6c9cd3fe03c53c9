//! Places in the tables: which requests and responses there are, and what stands in a structure.

use workflow_preflight::fuzzing::model::{Direction, Kind, Model, Site};

use crate::random::Random;

/// The request or the response of some operation.
pub(crate) fn root(model: &'static Model, random: &mut Random<'_>) -> Option<(&'static Site, Direction)> {
    let operation = model.operations.get(random.below(model.operations.len().max(1)))?;
    let (site, direction) =
        if random.yes() { (operation.output, Direction::Response) } else { (operation.input, Direction::Request) };
    Some((model.site(site)?, direction))
}

/// The members of a structure; of anything else none.
pub(crate) fn members(model: &'static Model, kind: &Kind) -> &'static [Site] {
    match kind {
        Kind::Structure { first, count, .. } => model.members(*first, *count),
        _ => &[],
    }
}

/// How many places a description of `site` names, which may be more than is worth naming: then none.
pub(crate) fn described(model: &'static Model, site: &Site, most: usize) -> Option<usize> {
    let mut left = most;
    describe(model, site, &mut Vec::new(), &mut left)?;
    Some(most - left)
}

fn describe(model: &'static Model, site: &Site, around: &mut Vec<u16>, left: &mut usize) -> Option<()> {
    *left = left.checked_sub(1)?;
    if around.contains(&site.shape) {
        return Some(());
    }
    around.push(site.shape);
    let kind = &model.shape(site.shape)?.kind;
    let inside: Vec<&Site> = match kind {
        Kind::List { element } => model.site(*element).into_iter().collect(),
        Kind::Map { key, value } => [key, value].into_iter().filter_map(|site| model.site(*site)).collect(),
        _ => members(model, kind).iter().collect(),
    };
    inside.into_iter().try_for_each(|site| describe(model, site, around, left))?;
    around.pop();
    Some(())
}
