//! How time lines are filtered.

use async_graphql::{ID, InputObject};
use serde::Serialize;

use super::TimelineEntryKind;
use demarche_model::{
    event::{EventKind, EventStatus},
    interest::InterestKind,
    node::{DayCondition, NodeKind, ParticipantCondition, PeriodCondition, PlaceCondition, TopicCondition},
    relation::{RelationKind, RelationStatus},
};

/// Which entries of a time line are asked for. A leaf about one kind of record is met by records of that kind only: for
/// some events and all relations, take `or`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, InputObject)]
#[serde(rename_all = "camelCase")]
pub struct TimelineFilter {
    /// Entries that involve at least one of these actors: that take part in the event, hold or voice the interest, are
    /// an end of the relation. Ids, or slugs alone.
    pub actors: Option<Vec<ID>>,
    /// Entries that involve each of these actors.
    pub actors_all: Option<Vec<ID>>,
    /// Whether `actors` and `actorsAll` beside this mean also everything below these actors by `partOf`, and whoever
    /// holds a post there.
    #[graphql(default = false)]
    pub include_parts: bool,
    /// Entries of records of one of these kinds: EVENT, INTEREST, RELATION.
    pub kinds: Option<Vec<NodeKind>>,
    /// Events, starts or ends.
    pub what: Option<Vec<TimelineEntryKind>>,
    /// Entries of records filed under this topic; of interests, those about it.
    pub topic: Option<TopicCondition>,
    /// Events of one of these sorts.
    pub event_kinds: Option<Vec<EventKind>>,
    /// Events of one of these statuses; without it, planned, denied and hypothetical ones stand among the others.
    pub event_statuses: Option<Vec<EventStatus>>,
    /// Events with a participant that fits.
    pub participant: Option<ParticipantCondition>,
    /// Events at this place, or, with `includeWithin`, anywhere in it.
    pub place: Option<PlaceCondition>,
    /// Starts and ends of interests of one of these sorts.
    pub interest_kinds: Option<Vec<InterestKind>>,
    /// Starts and ends of relations of one of these sorts.
    pub relation_kinds: Option<Vec<RelationKind>>,
    /// Starts and ends of relations of one of these statuses; relations without a status do not fit.
    pub relation_statuses: Option<Vec<RelationStatus>>,
    /// Entries in this span of days. It is the entry's own day that counts: an interest held from 2010 to 2020 does
    /// neither start nor end in 2015.
    pub during: Option<PeriodCondition>,
    /// Entries on this day or before.
    pub as_of: Option<DayCondition>,
    /// Entries with a date (true), or without one (false).
    pub dated: Option<bool>,
    /// Fits where all of these fit.
    pub and: Option<Vec<TimelineFilter>>,
    /// Fits where at least one of these fits.
    pub or: Option<Vec<TimelineFilter>>,
    /// Fits where this does not.
    pub not: Option<Box<TimelineFilter>>,
}
