//! How relations are filtered and ordered.

use async_graphql::InputObject;
use serde::Serialize;

use super::{RelationGroup, RelationKind, RelationStatus};
use crate::{
    node::{DayCondition, PeriodCondition, RecordCondition, RecordFilter},
    vocabulary::vocabulary,
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
