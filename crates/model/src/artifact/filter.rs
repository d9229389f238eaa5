//! How artifacts are filtered and ordered.

use async_graphql::{ID, InputObject};
use serde::Serialize;

use super::{ArtifactKind, ArtifactStatus};
use crate::{
    error::Result,
    event::ParticipantRole,
    filter::{self, DateColumns, Filter, Tree},
    node::{DayCondition, NodeKind, ParticipantCondition, PeriodCondition, RecordFilter},
    order::Order,
    vocabulary::vocabulary,
};

/// Which artifacts are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, InputObject)]
#[serde(rename_all = "camelCase")]
pub struct ArtifactFilter {
    /// What records of every kind can be filtered by.
    #[graphql(flatten)]
    #[serde(flatten)]
    pub record: RecordFilter,
    /// Artifacts of one of these sorts.
    pub kinds: Option<Vec<ArtifactKind>>,
    /// Artifacts of one of these statuses; artifacts without a status do not fit.
    pub statuses: Option<Vec<ArtifactStatus>>,
    /// Artifacts that are a direct part of this artifact: its id, or its slug alone.
    pub part_of: Option<ID>,
    /// Artifacts with a party that fits.
    pub party: Option<PartyCondition>,
    /// Dated in this span of days.
    pub during: Option<PeriodCondition>,
    /// Dated on this day or before.
    pub as_of: Option<DayCondition>,
    /// With a date (true), or without one (false).
    pub dated: Option<bool>,
    /// Fits where all of these fit.
    pub and: Option<Vec<ArtifactFilter>>,
    /// Fits where at least one of these fits.
    pub or: Option<Vec<ArtifactFilter>>,
    /// Fits where this does not.
    pub not: Option<Box<ArtifactFilter>>,
}

/// A party of an artifact: one that fits in all that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, InputObject)]
#[serde(rename_all = "camelCase")]
pub struct PartyCondition {
    /// Who it is: an actor's id, or its slug alone; null for anybody.
    pub actor: Option<ID>,
    /// What the actor is to the artifact: any of these roles.
    pub role: Option<Vec<ParticipantRole>>,
    /// Whether everything below the actor by `partOf`, and whoever holds a post there, counts too.
    #[graphql(default = false)]
    pub include_parts: bool,
}

impl From<&PartyCondition> for ParticipantCondition {
    fn from(party: &PartyCondition) -> Self {
        let PartyCondition {
            actor,
            role,
            include_parts,
        } = party.clone();
        Self {
            actor,
            role,
            side: None,
            include_parts,
        }
    }
}

vocabulary! {
    /// In what order artifacts are listed; the id decides ties, in the same direction.
    pub enum ArtifactOrder {
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

impl Filter for ArtifactFilter {
    fn tree(&self) -> Result<Tree> {
        let Self {
            record,
            kinds,
            statuses,
            part_of,
            party: wanted,
            during,
            as_of,
            dated,
            and,
            or,
            not,
        } = self;
        let party = |party: &PartyCondition| filter::involves("party", "artifact", &party.into());
        let mut leaves = filter::record(record, NodeKind::Artifact)?;
        leaves.extend([
            filter::codes("kind", kinds.as_ref()),
            filter::codes("status", statuses.as_ref()),
            filter::reference("part_of", NodeKind::Artifact, part_of.as_ref())?,
            wanted.as_ref().map(party).transpose()?,
        ]);
        leaves.extend(filter::dates(DateColumns::DATE, (during, as_of, *dated)));
        filter::tree(leaves, (and, or, not))
    }
}

impl Order for ArtifactOrder {}
