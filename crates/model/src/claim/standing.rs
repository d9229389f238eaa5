//! The claim that a dataset makes once for all records that have none of their own: computed, never stored.

use serde::Deserialize;
use serde_json::Value;

use super::{Attitude, Claim, ClaimMode, Confidence, Credibility, Likelihood, Polarity, label};
use crate::{
    error::{Error, Result},
    node::{Key, Node, NodeId, NodeKind},
};

/// A dataset's own claim, as a release keeps it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct StandingClaim {
    property: Option<String>,
    mode: ClaimMode,
    /// Whose it is; `None` for the document's author.
    pub by: Option<String>,
    /// The document in which it is found.
    pub reported_in: String,
    passages: Vec<i32>,
    polarity: Polarity,
    attitude: Option<Attitude>,
    likelihood: Option<Likelihood>,
    hedge: Option<String>,
    credibility: Option<i16>,
    confidence: Option<Confidence>,
}

impl StandingClaim {
    /// Reads what a release keeps.
    ///
    /// # Errors
    /// `Internal` for JSON of another shape.
    pub fn read(value: &Value) -> Result<Self> {
        Self::deserialize(value).map_err(Error::internal)
    }

    /// Whether it asserts a record, not merely one of its fields, in one of the modes and as credibly as asked.
    pub fn asserts(&self, modes: Option<&[ClaimMode]>, least: Option<Credibility>) -> bool {
        let own = self.credibility.and_then(Credibility::from_number);
        self.property.is_none()
            && self.polarity == Polarity::Asserts
            && self.mode != ClaimMode::Absence
            && modes.is_none_or(|modes| modes.contains(&self.mode))
            && least.is_none_or(|least| own.is_some_and(|own| own.number() <= least.number()))
    }

    /// How credibly it asserts each record, not merely one of its fields; `None` where it does not or nobody has judged.
    pub fn asserted_credibility(&self) -> Option<Credibility> {
        let own = self.credibility.and_then(Credibility::from_number);
        own.filter(|_| self.asserts(None, None))
    }

    /// The id that the claim has on a record: it is the record's first.
    ///
    /// # Errors
    /// None for the id of a record.
    pub fn id(subject: &NodeId) -> Result<NodeId> {
        NodeId::new(NodeKind::Claim, &format!("{subject}/1"))
    }

    /// The record whose first claim has this id.
    pub fn subject(claim: &NodeId) -> Option<NodeId> {
        claim.slug().strip_suffix("/1")?.parse().ok()
    }

    /// The claim about one record.
    ///
    /// # Errors
    /// None for the id of a record.
    pub fn about(self, subject: &Node, reported_in: Key, by: Option<(Key, &str)>) -> Result<Claim> {
        let Self {
            property,
            mode,
            by: _,
            reported_in: _,
            passages,
            polarity,
            attitude,
            likelihood,
            hedge,
            credibility,
            confidence,
        } = self;
        let node = Node {
            key: subject.key,
            id: Self::id(&subject.id)?,
            label: label(mode, by.map(|(_, label)| label), &subject.label),
            summary: None,
            note: None,
            attributes: Vec::new(),
            quantities: Vec::new(),
            disputed: false,
            redirected_from: Vec::new(),
        };
        Ok(Claim {
            node,
            subject: subject.key,
            position: 1,
            property,
            mode,
            by: by.map(|(key, _)| key),
            reported_in,
            polarity,
            attitude,
            likelihood,
            hedge,
            credibility: credibility.and_then(Credibility::from_number),
            confidence,
            standing: Some(passages),
        })
    }
}

impl Claim {
    /// Whether the claim, which is no row of the database, fits in a filter's own leaves and its tree.
    pub fn fits(&self, filter: &super::ClaimFilter, by: Option<&NodeId>, subject: &NodeId, source: &NodeId) -> bool {
        let super::ClaimFilter {
            ids,
            subject: about,
            property,
            modes,
            by: claimant,
            by_author,
            source: document,
            polarities,
            attitudes,
            likelihoods,
            confidences,
            hedged,
            credibility_at_least,
            and,
            or,
            not,
        } = filter;
        let named = |kind, text: &str, id: &NodeId| NodeId::of_kind(kind, text).is_ok_and(|named| named == *id);
        let among = |ids: &Vec<async_graphql::ID>, own: &NodeId| {
            ids.iter().any(|id| id.parse().is_ok_and(|id: NodeId| id == *own))
        };
        let fits = |filter: &super::ClaimFilter| self.fits(filter, by, subject, source);
        ids.as_ref()
            .is_none_or(|ids| ids.iter().any(|id| named(NodeKind::Claim, id, &self.node.id)))
            && about.as_ref().is_none_or(|about| {
                about.ids.as_ref().is_none_or(|ids| among(ids, subject))
                    && about.kinds.as_ref().is_none_or(|kinds| kinds.contains(&subject.kind()))
            })
            && property
                .as_ref()
                .is_none_or(|property| self.property.as_ref() == Some(property))
            && has(modes, Some(self.mode))
            && claimant
                .as_ref()
                .is_none_or(|actor| by.is_some_and(|by| named(NodeKind::Actor, &actor.id, by)))
            && by_author.is_none_or(|by_author| by_author == self.by.is_none())
            && document
                .as_ref()
                .is_none_or(|document| named(NodeKind::Document, document, source))
            && has(polarities, Some(self.polarity))
            && has(attitudes, self.attitude)
            && has(likelihoods, self.likelihood)
            && has(confidences, self.confidence)
            && hedged.is_none_or(|hedged| hedged == self.hedge.is_some())
            && credibility_at_least
                .is_none_or(|least| self.credibility.is_some_and(|own| own.number() <= least.number()))
            && and.iter().flatten().all(fits)
            && or.as_ref().is_none_or(|or| or.iter().any(fits))
            && !not.as_ref().is_some_and(|not| fits(not))
    }
}

/// The list asks nothing, or has the code.
fn has<C: PartialEq>(codes: &Option<Vec<C>>, code: Option<C>) -> bool {
    codes
        .as_ref()
        .is_none_or(|codes| code.is_some_and(|code| codes.contains(&code)))
}
