//! How relations are filtered and ordered.

use async_graphql::InputObject;
use serde::Serialize;

use super::{RelationGroup, RelationKind, RelationStatus};
use crate::{
    error::{Error, Result},
    filter::{self, DateColumns, Filter, Leaf, Tree},
    node::{DayCondition, NodeKind, PeriodCondition, RecordCondition, RecordFilter},
    order::Order,
    vocabulary::{Vocabulary, vocabulary},
};

/// Which relations are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, InputObject)]
#[serde(rename_all = "camelCase")]
pub struct RelationFilter {
    /// What records of every kind can be filtered by.
    #[graphql(flatten)]
    #[serde(flatten)]
    pub record: RecordFilter,
    /// Relations of one of these sorts.
    pub kinds: Option<Vec<RelationKind>>,
    /// Relations whose sort is in one of these groups.
    pub groups: Option<Vec<RelationGroup>>,
    /// Relations of one of these statuses; relations without a status do not fit.
    pub statuses: Option<Vec<RelationStatus>>,
    /// Relations that start from such a record; exact, for undirected sorts too.
    pub from: Option<RecordCondition>,
    /// Relations that lead to such a record; exact, for undirected sorts too.
    pub to: Option<RecordCondition>,
    /// Relations whose ends fit these in either order: one condition for any end, two for both ends.
    pub ends: Option<Vec<RecordCondition>>,
    /// Relations that the service made from `partOf` and `within` (true), or that the files hold (false).
    pub derived: Option<bool>,
    /// Valid in this span of days.
    pub during: Option<PeriodCondition>,
    /// Valid on this day.
    pub as_of: Option<DayCondition>,
    /// With a period of validity (true), or without one (false).
    pub dated: Option<bool>,
    /// Fits where all of these fit.
    pub and: Option<Vec<RelationFilter>>,
    /// Fits where at least one of these fits.
    pub or: Option<Vec<RelationFilter>>,
    /// Fits where this does not.
    pub not: Option<Box<RelationFilter>>,
}

vocabulary! {
    /// In what order relations are listed; the id decides ties, in the same direction.
    pub enum RelationOrder {
        /// By id, from a to z.
        IdAsc,
        /// By id, from z to a.
        IdDesc,
        /// By label, from a to z; case and accents do not matter.
        LabelAsc,
        /// By label, from z to a; case and accents do not matter.
        LabelDesc,
        /// By period of validity, the earliest first: by the earliest day it may be, then the latest; undated ones last.
        DateAsc,
        /// By period of validity, the latest first: by the earliest day it may be, then the latest; undated ones last.
        DateDesc,
    }
}

impl Filter for RelationFilter {
    fn tree(&self) -> Result<Tree> {
        let Self {
            record,
            kinds,
            groups,
            statuses,
            from,
            to,
            ends,
            derived,
            during,
            as_of,
            dated,
            and,
            or,
            not,
        } = self;
        let mut leaves = filter::record(record, NodeKind::Relation)?;
        leaves.extend([
            filter::codes("kind", kinds.as_ref()),
            groups.as_deref().map(in_groups),
            filter::codes("status", statuses.as_ref()),
            from.as_ref().map(|from| filter::end("from", from)).transpose()?,
            to.as_ref().map(|to| filter::end("to", to)).transpose()?,
            ends.as_deref().map(either_way).transpose()?,
            filter::flag("derived", *derived),
        ]);
        leaves.extend(filter::dates(DateColumns::VALID, (during, as_of, *dated)));
        filter::tree(leaves, (and, or, not))
    }
}

/// The kind belongs to one of the groups.
fn in_groups(groups: &[RelationGroup]) -> Tree {
    let kinds = RelationKind::ALL.iter().filter(|kind| groups.contains(&kind.group()));
    filter::texts("kind", kinds.map(|kind| kind.code()))
}

/// The ends fit the conditions in either order.
fn either_way(ends: &[RecordCondition]) -> Result<Tree> {
    let (a, b) = match ends {
        [end] => return Ok(Tree::Any(vec![filter::end("from", end)?, filter::end("to", end)?])),
        [a, b] => (a, b),
        _ => {
            return Err(Error::bad_input(
                "`ends` takes one or two conditions: a relation has two ends",
            ));
        }
    };
    let way = |from, to| -> Result<Tree> { Ok(Tree::All(vec![filter::end("from", from)?, filter::end("to", to)?])) };
    let ways = vec![way(a, b)?, way(b, a)?];
    // With a list of keys on both sides of `or`, no index would serve: each way is looked up on its own.
    let apart = a.include_parts || b.include_parts;
    let kind = NodeKind::Relation;
    Ok(if apart {
        Leaf::Ways { kind, ways }.into()
    } else {
        Tree::Any(ways)
    })
}

impl Order for RelationOrder {}
