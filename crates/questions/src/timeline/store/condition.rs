//! The filter of a time line as a tree over one of its lists.

use demarche_model::{
    error::{Error, Result},
    filter::{self, Leaf, Tree, Way},
    node::NodeKind,
    vocabulary::Vocabulary,
};

use super::{super::TimelineFilter, source::Source};

/// The kinds of record that a time line shows.
const SHOWN: [NodeKind; 3] = [NodeKind::Event, NodeKind::Interest, NodeKind::Relation];

/// The tree over one of the lists.
///
/// # Errors
/// `BadInput` for malformed ids, and for kinds of record that no time line shows.
pub(super) fn of(filter: &TimelineFilter, source: &Source) -> Result<Tree> {
    let TimelineFilter {
        actors: _,
        actors_all: _,
        include_parts: _,
        kinds,
        what,
        topic,
        event_kinds,
        event_statuses,
        participant,
        place,
        interest_kinds,
        relation_kinds,
        relation_statuses,
        during,
        as_of,
        dated,
        and,
        or,
        not,
    } = filter;
    let only = |kind, leaf: Option<Tree>| leaf.map(|leaf| if source.kind == kind { leaf } else { fits(false) });
    let mut leaves = actors(filter, source.ways)?;
    leaves.extend([
        kinds
            .as_deref()
            .map(|kinds| is_one_of(kinds, source.kind))
            .transpose()?,
        what.as_ref().map(|what| fits(what.contains(&source.what))),
        topic.as_ref().map(filter::has_topic).transpose()?,
        only(NodeKind::Event, filter::codes("kind", event_kinds.as_ref())),
        only(NodeKind::Event, filter::codes("status", event_statuses.as_ref())),
        only(NodeKind::Interest, filter::codes("kind", interest_kinds.as_ref())),
        only(NodeKind::Relation, filter::codes("kind", relation_kinds.as_ref())),
        only(NodeKind::Relation, filter::codes("status", relation_statuses.as_ref())),
        only(NodeKind::Event, filter::place("place", place.as_ref())?),
    ]);
    if let Some(participant) = participant {
        let involved = filter::involves("participant", "event", participant)?;
        leaves.push(only(NodeKind::Event, Some(involved)));
    }
    leaves.extend(filter::moment(source.hull, (during, as_of)));
    leaves.push(dated.map(|dated| source.placed(dated).into()));
    filter::tree_of(leaves, (and, or, not), &|filter: &TimelineFilter| of(filter, source))
}

/// The actors that are involved: one of `actors`, each of `actorsAll`.
fn actors(filter: &TimelineFilter, ways: &'static [Way]) -> Result<Vec<Option<Tree>>> {
    let any = filter.actors.iter().map(|actors| ("actors", actors.as_slice()));
    let all = filter.actors_all.iter().flatten();
    let all = all.map(|actor| ("actorsAll", std::slice::from_ref(actor)));
    any.chain(all)
        .map(|(argument, actors)| filter::involves_any(ways, argument, actors, filter.include_parts).map(Some))
        .collect()
}

fn is_one_of(kinds: &[NodeKind], kind: NodeKind) -> Result<Tree> {
    if let Some(other) = kinds.iter().find(|kind| !SHOWN.contains(kind)) {
        let (other, shown) = (other.code(), SHOWN.map(Vocabulary::code).join(", "));
        return Err(Error::bad_input(format!(
            "`kinds` has {other}, which stands on no time line: pass {shown}"
        )));
    }
    Ok(fits(kinds.contains(&kind)))
}

fn fits(fits: bool) -> Tree {
    Leaf::Fits(fits).into()
}
