//! How claims are filtered and ordered.

use async_graphql::{ID, InputObject};
use serde::Serialize;

use super::{Attitude, ClaimMode, Confidence, Credibility, Likelihood, Polarity};
use crate::{
    error::Result,
    filter::{self, Filter, Leaf, Reference, Tree},
    node::{ActorCondition, NodeKind, RecordCondition},
    order::Order,
    vocabulary::vocabulary,
};

/// Which claims are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, InputObject)]
#[serde(rename_all = "camelCase")]
pub struct ClaimFilter {
    /// Claims with one of these ids.
    pub ids: Option<Vec<ID>>,
    /// Claims about such a record.
    pub subject: Option<RecordCondition>,
    /// Claims that back this field of their subject.
    pub property: Option<String>,
    /// Claims of one of these modes.
    pub modes: Option<Vec<ClaimMode>>,
    /// Claims of this actor.
    pub by: Option<ActorCondition>,
    /// Claims of a document's author (true), or of somebody whom he reports (false).
    pub by_author: Option<bool>,
    /// Claims found in this document: its id, or its slug alone.
    pub source: Option<ID>,
    /// Claims that assert, or deny.
    pub polarities: Option<Vec<Polarity>>,
    /// Claims of others that the author takes so; his own claims do not fit.
    pub attitudes: Option<Vec<Attitude>>,
    /// Claims with one of these likelihoods; claims without one do not fit.
    pub likelihoods: Option<Vec<Likelihood>>,
    /// Claims with one of these levels of confidence; claims without one do not fit.
    pub confidences: Option<Vec<Confidence>>,
    /// Claims with a hedging word (true), or without one (false).
    pub hedged: Option<bool>,
    /// Claims of this credibility or a better one (Admiralty code); claims without one do not fit.
    pub credibility_at_least: Option<Credibility>,
    /// Fits where all of these fit.
    pub and: Option<Vec<ClaimFilter>>,
    /// Fits where at least one of these fits.
    pub or: Option<Vec<ClaimFilter>>,
    /// Fits where this does not.
    pub not: Option<Box<ClaimFilter>>,
}

vocabulary! {
    /// In what order claims are listed; the id decides ties, in the same direction.
    pub enum ClaimOrder {
        /// By id, from a to z.
        IdAsc,
        /// By id, from z to a.
        IdDesc,
        /// By label, from a to z; case and accents do not matter.
        LabelAsc,
        /// By label, from z to a; case and accents do not matter.
        LabelDesc,
    }
}

impl Filter for ClaimFilter {
    fn tree(&self) -> Result<Tree> {
        let Self {
            ids,
            subject,
            property,
            modes,
            by,
            by_author,
            source,
            polarities,
            attitudes,
            likelihoods,
            confidences,
            hedged,
            credibility_at_least,
            and,
            or,
            not,
        } = self;
        let leaves = [
            filter::ids(NodeKind::Claim, ids.as_deref())?,
            subject
                .as_ref()
                .map(|subject| filter::end("subject", subject))
                .transpose()?,
            filter::text("property", property.as_ref()),
            filter::codes("mode", modes.as_ref()),
            filter::actor("by", by.as_ref())?,
            filter::present("by", by_author.map(|by_author| !by_author)),
            source.as_ref().map(|source| found_in(source)).transpose()?,
            filter::codes("polarity", polarities.as_ref()),
            filter::codes("attitude", attitudes.as_ref()),
            filter::codes("likelihood", likelihoods.as_ref()),
            filter::codes("confidence", confidences.as_ref()),
            filter::present("hedge", *hedged),
            credibility_at_least.map(at_least),
        ];
        filter::tree(leaves, (and, or, not))
    }
}

fn found_in(source: &str) -> Result<Tree> {
    let record = Reference::new(NodeKind::Document, "source", source)?;
    Ok(Leaf::Is {
        column: "reported_in",
        record,
        below: false,
    }
    .into())
}

/// The Admiralty code counts down: 1 is the best.
fn at_least(credibility: Credibility) -> Tree {
    Leaf::AtMost {
        column: "credibility",
        number: i32::from(credibility.number()),
    }
    .into()
}

impl Order for ClaimOrder {}
