//! How actors are filtered and ordered.

use async_graphql::{ID, InputObject};
use serde::Serialize;

use super::ActorKind;
use crate::{
    error::Result,
    filter::{self, DateColumns, Filter, Leaf, Tree},
    node::{ActorCondition, DayCondition, NodeKind, PeriodCondition, RecordFilter},
    order::Order,
    relation::RelationStatus,
    vocabulary::{Vocabulary, vocabulary},
};

/// Which actors are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, InputObject)]
#[serde(rename_all = "camelCase")]
pub struct ActorFilter {
    /// What records of every kind can be filtered by.
    #[graphql(flatten)]
    #[serde(flatten)]
    pub record: RecordFilter,
    /// Actors of one of these sorts.
    pub kinds: Option<Vec<ActorKind>>,
    /// Bodies and parts of this actor; with `includeParts` also the parts of its parts, and who holds a post there.
    pub part_of: Option<ActorCondition>,
    /// Nationals of this state: its id, or its slug alone.
    pub nationality: Option<ID>,
    /// Actors of one of these sectors, as codes of PLOVER (scheme PLOVER_SECTOR).
    pub sectors: Option<Vec<String>>,
    /// Actors that the source names (true), or does not (false).
    pub named: Option<bool>,
    /// Members by a tie of one of these statuses. Only a list of members has ties to ask for, so no client sets it.
    #[graphql(skip)]
    #[serde(skip)]
    pub tie_statuses: Option<Vec<RelationStatus>>,
    /// Active in this span of days.
    pub during: Option<PeriodCondition>,
    /// Active on this day.
    pub as_of: Option<DayCondition>,
    /// With a period of activity (true), or without one (false).
    pub dated: Option<bool>,
    /// Fits where all of these fit.
    pub and: Option<Vec<ActorFilter>>,
    /// Fits where at least one of these fits.
    pub or: Option<Vec<ActorFilter>>,
    /// Fits where this does not.
    pub not: Option<Box<ActorFilter>>,
}

vocabulary! {
    /// In what order actors are listed; the id decides ties, in the same direction.
    pub enum ActorOrder {
        /// By id, from a to z.
        IdAsc,
        /// By id, from z to a.
        IdDesc,
        /// By label, from a to z; case and accents do not matter.
        LabelAsc,
        /// By label, from z to a; case and accents do not matter.
        LabelDesc,
        /// By period of activity, the earliest first: by the earliest day it may be, then the latest; undated ones last.
        DateAsc,
        /// By period of activity, the latest first: by the earliest day it may be, then the latest; undated ones last.
        DateDesc,
    }
}

impl Filter for ActorFilter {
    fn tree(&self) -> Result<Tree> {
        let Self {
            record,
            kinds,
            part_of,
            nationality,
            sectors,
            named,
            tie_statuses,
            during,
            as_of,
            dated,
            and,
            or,
            not,
        } = self;
        let mut leaves = filter::record(record, NodeKind::Actor)?;
        leaves.extend([
            filter::codes("kind", kinds.as_ref()),
            filter::actor("part_of", part_of.as_ref())?,
            filter::reference("nationality", NodeKind::Actor, nationality.as_ref())?,
            filter::shares("sectors", sectors.as_ref()),
            filter::flag("named", *named),
            tie_statuses.as_deref().map(tie_status),
        ]);
        leaves.extend(filter::dates(DateColumns::ACTIVE, (during, as_of, *dated)));
        filter::tree(leaves, (and, or, not))
    }
}

/// The relation to the parent has one of the statuses; what nothing qualifies goes with ONGOING.
fn tie_status(statuses: &[RelationStatus]) -> Tree {
    Leaf::TieStatus {
        statuses: statuses.iter().map(|status| status.code()).collect(),
        or_none: statuses.contains(&RelationStatus::Ongoing),
    }
    .into()
}

impl Order for ActorOrder {}
