//! How events are filtered and ordered.

use async_graphql::{ID, InputObject};
use serde::Serialize;

use super::{EventKind, EventStatus};
use crate::{
    error::Result,
    filter::{self, DateColumns, Filter, Tree},
    node::{DayCondition, NodeKind, ParticipantCondition, PeriodCondition, PlaceCondition, RecordFilter},
    order::Order,
    vocabulary::vocabulary,
};

/// Which events are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, InputObject)]
#[serde(rename_all = "camelCase")]
pub struct EventFilter {
    /// What records of every kind can be filtered by.
    #[graphql(flatten)]
    #[serde(flatten)]
    pub record: RecordFilter,
    /// Events of one of these sorts; events without a sort do not fit.
    pub kinds: Option<Vec<EventKind>>,
    /// Events of one of these statuses.
    pub statuses: Option<Vec<EventStatus>>,
    /// Events done in one of these ways (scheme PLOVER_MODE).
    pub modes: Option<Vec<String>>,
    /// Events that touch one of these fields of politics (scheme PLOVER_CONTEXT).
    pub contexts: Option<Vec<String>>,
    /// Events at this place, or, with `includeWithin`, anywhere in it.
    pub place: Option<PlaceCondition>,
    /// Events that are a direct part of this event: its id, or its slug alone.
    pub part_of: Option<ID>,
    /// Events with a participant that fits.
    pub participant: Option<ParticipantCondition>,
    /// Events that have, for each of these, a participant that fits.
    pub participants_all: Option<Vec<ParticipantCondition>>,
    /// Dated in this span of days.
    pub during: Option<PeriodCondition>,
    /// Dated on this day or before.
    pub as_of: Option<DayCondition>,
    /// With a date (true), or without one (false).
    pub dated: Option<bool>,
    /// Fits where all of these fit.
    pub and: Option<Vec<EventFilter>>,
    /// Fits where at least one of these fits.
    pub or: Option<Vec<EventFilter>>,
    /// Fits where this does not.
    pub not: Option<Box<EventFilter>>,
}

vocabulary! {
    /// In what order events are listed; the id decides ties, in the same direction.
    pub enum EventOrder {
        /// By id, from a to z.
        IdAsc,
        /// By id, from z to a.
        IdDesc,
        /// By label, from a to z; case and accents do not matter.
        LabelAsc,
        /// By label, from z to a; case and accents do not matter.
        LabelDesc,
        /// By date, the earliest first: by the earliest day it may be, then the latest; undated ones last.
        DateAsc,
        /// By date, the latest first: by the earliest day it may be, then the latest; undated ones last.
        DateDesc,
    }
}

impl Filter for EventFilter {
    fn tree(&self) -> Result<Tree> {
        let Self {
            record,
            kinds,
            statuses,
            modes,
            contexts,
            place,
            part_of,
            participant,
            participants_all,
            during,
            as_of,
            dated,
            and,
            or,
            not,
        } = self;
        let mut leaves = filter::record(record, NodeKind::Event)?;
        leaves.extend([
            filter::codes("kind", kinds.as_ref()),
            filter::codes("status", statuses.as_ref()),
            filter::shares("modes", modes.as_ref()),
            filter::shares("contexts", contexts.as_ref()),
            filter::place("place", place.as_ref())?,
            filter::reference("part_of", NodeKind::Event, part_of.as_ref())?,
        ]);
        for participant in participant.iter().chain(participants_all.iter().flatten()) {
            leaves.push(Some(filter::involves("participant", "event", participant)?));
        }
        leaves.extend(filter::dates(DateColumns::DATE, (during, as_of, *dated)));
        filter::tree(leaves, (and, or, not))
    }
}

impl Order for EventOrder {}
