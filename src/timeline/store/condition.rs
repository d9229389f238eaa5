//! The filter of a time line as SQL over one of its lists.
//!
//! A date leaf is null on an undated entry; every other leaf is true or false.

use sea_orm::sea_query::{Condition, Expr};

use super::{super::TimelineFilter, source::Source};
use crate::{
    error::{Error, Result},
    node::{Names, NodeKind, condition},
    vocabulary::Vocabulary,
};

/// The kinds of record that a time line shows.
const SHOWN: [NodeKind; 3] = [NodeKind::Event, NodeKind::Interest, NodeKind::Relation];

/// The condition over one of the lists, whose table is `t`.
///
/// # Errors
/// As [`Names::key`], and `BadInput` for kinds of record that no time line shows.
pub(super) fn of(filter: &TimelineFilter, source: &Source, names: &mut Names) -> Result<Condition> {
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
    let only = |kind, leaf: Option<Expr>| leaf.map(|leaf| if source.kind == kind { leaf } else { Expr::val(false) });
    let mut leaves = actors(filter, source.kind, names)?;
    leaves.extend([
        kinds
            .as_deref()
            .map(|kinds| is_one_of(kinds, source.kind))
            .transpose()?,
        what.as_ref().map(|what| Expr::val(what.contains(&source.what))),
        topic
            .as_ref()
            .map(|topic| condition::has_topic(topic, names))
            .transpose()?,
        only(NodeKind::Event, condition::any_code("kind", event_kinds.as_ref())),
        only(NodeKind::Event, condition::any_code("status", event_statuses.as_ref())),
        only(NodeKind::Interest, condition::any_code("kind", interest_kinds.as_ref())),
        only(NodeKind::Relation, condition::any_code("kind", relation_kinds.as_ref())),
        only(
            NodeKind::Relation,
            condition::any_code("status", relation_statuses.as_ref()),
        ),
        only(NodeKind::Event, condition::place("place", place.as_ref(), names)?),
    ]);
    if let Some(participant) = participant {
        let involved = condition::involves(("participant", "event"), participant, names)?;
        leaves.push(only(NodeKind::Event, Some(involved)));
    }
    leaves.extend(condition::moment(source.hull, (during, as_of), names.release()));
    leaves.push(dated.map(|dated| if dated { source.is_dated() } else { source.is_undated() }));
    let mut write = |filter: &TimelineFilter| of(filter, source, names);
    condition::tree_of(leaves, (and, or, not), &mut write)
}

/// The actors that are involved: one of `actors`, each of `actorsAll`.
fn actors(filter: &TimelineFilter, kind: NodeKind, names: &mut Names) -> Result<Vec<Option<Expr>>> {
    let any = filter.actors.iter().map(|actors| ("actors", actors.as_slice()));
    let all = filter.actors_all.iter().flatten();
    let all = all.map(|actor| ("actorsAll", std::slice::from_ref(actor)));
    any.chain(all)
        .map(|named| condition::involves_any(kind, named, filter.include_parts, names).map(Some))
        .collect()
}

fn is_one_of(kinds: &[NodeKind], kind: NodeKind) -> Result<Expr> {
    if let Some(other) = kinds.iter().find(|kind| !SHOWN.contains(kind)) {
        let (other, shown) = (other.code(), SHOWN.map(Vocabulary::code).join(", "));
        return Err(Error::bad_input(format!(
            "`kinds` has {other}, which stands on no time line: pass {shown}"
        )));
    }
    Ok(Expr::val(kinds.contains(&kind)))
}
