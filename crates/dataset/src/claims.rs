//! What the claims of a record mean once the defaults are filled in.

use super::{Head, Header};
use crate::claim::ClaimEntry;
use demarche_model::{
    claim::{Attitude, ClaimMode, Confidence, Credibility, Likelihood, Polarity},
    node::{NodeId, NodeKind},
    relation::{RelationGroup, RelationKind},
};

/// A claim with all defaults filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct ResolvedClaim {
    /// Its id: the subject's, and its own slug or position.
    pub id: NodeId,
    /// The record it is about.
    pub subject: NodeId,
    /// Its place in the record's list, from 1.
    pub position: u32,
    /// The field of the record that it backs.
    pub property: Option<String>,
    /// What sort of assertion it is.
    pub mode: ClaimMode,
    /// Whose assertion it is; `None` for the document's author.
    pub by: Option<NodeId>,
    /// The document.
    pub reported_in: NodeId,
    /// The numbers of its passages.
    pub passages: Vec<u32>,
    /// Whether it says that the record is so, or that it is not.
    pub polarity: Polarity,
    /// How the author takes what others say.
    pub attitude: Option<Attitude>,
    /// How likely the text says it is.
    pub likelihood: Option<Likelihood>,
    /// The hedging word of the text.
    pub hedge: Option<String>,
    /// How credible the information is.
    pub credibility: Option<Credibility>,
    /// How well founded the claimant calls it.
    pub confidence: Option<Confidence>,
}

/// The claims that a record writes: the short form first, then the others. The dataset's own claim is not among them.
///
/// A claim that names no document in a dataset without a default one is left out; the check reports it.
pub fn claims_of(header: &Header, record: Head<'_>, relation: Option<RelationKind>) -> Vec<ResolvedClaim> {
    let document = header.document.as_ref().map(|document| document.id());
    let short = document
        .filter(|_| !record.common.at.is_empty())
        .map(|document| short_claim(record, relation, document));
    let first = u32::from(!record.common.at.is_empty()) + 1;
    let written = (first..).zip(&record.common.claims);
    let written = written.filter_map(|(position, claim)| resolve(claim, record.id, position, document));
    short.into_iter().chain(written).collect()
}

/// Fills in the defaults of the claim that holds for all records without one.
pub fn default_claim(header: &Header, subject: &NodeId) -> Option<ResolvedClaim> {
    let document = header.document.as_ref().map(|document| document.id());
    header
        .claim
        .as_ref()
        .and_then(|claim| resolve(claim, subject, 1, document))
}

/// The mode of the short form: an assessment on interests and on judgement, effect and discourse relations.
pub fn short_mode(kind: NodeKind, relation: Option<RelationKind>) -> ClaimMode {
    let is_assessed = match relation.map(RelationKind::group) {
        Some(RelationGroup::Judgement | RelationGroup::Effect | RelationGroup::Discourse) => true,
        Some(_) => false,
        None => kind == NodeKind::Interest,
    };
    if is_assessed {
        ClaimMode::AuthorAssessment
    } else {
        ClaimMode::FactAsStated
    }
}

/// The id of a claim: the subject's id, and the claim's slug or position.
pub fn claim_id(subject: &NodeId, own: &str) -> Option<NodeId> {
    NodeId::new(NodeKind::Claim, &format!("{subject}/{own}")).ok()
}

fn short_claim(record: Head<'_>, relation: Option<RelationKind>, document: &NodeId) -> ResolvedClaim {
    ResolvedClaim {
        id: claim_id(record.id, "1").expect("a record's id and a position make a claim's id"),
        subject: record.id.value.clone(),
        position: 1,
        property: None,
        mode: short_mode(record.id.kind(), relation),
        by: None,
        reported_in: document.clone(),
        passages: record.common.at.iter().map(|number| number.value).collect(),
        polarity: Polarity::Asserts,
        attitude: None,
        likelihood: None,
        hedge: None,
        credibility: None,
        confidence: None,
    }
}

fn resolve(claim: &ClaimEntry, subject: &NodeId, position: u32, document: Option<&NodeId>) -> Option<ResolvedClaim> {
    let ClaimEntry {
        id,
        mode,
        by,
        reported_in,
        at,
        property,
        polarity,
        attitude,
        likelihood,
        hedge,
        credibility,
        confidence,
    } = claim;
    let denies = match mode.value {
        ClaimMode::Denial => Polarity::Denies,
        _ => Polarity::Asserts,
    };
    let neutral = by.as_ref().map(|_| Attitude::Neutral);
    let credibility = credibility.as_ref().and_then(|number| i16::try_from(number.value).ok());
    Some(ResolvedClaim {
        id: claim_id(subject, id.as_ref().map_or(position.to_string().as_str(), |id| id))?,
        subject: subject.clone(),
        position,
        property: property.as_ref().map(|property| property.value.clone()),
        mode: mode.value,
        by: by.as_ref().map(|by| by.id().clone()),
        reported_in: reported_in.as_ref().map(|document| document.id()).or(document)?.clone(),
        passages: at.iter().map(|number| number.value).collect(),
        polarity: polarity.as_ref().map_or(denies, |polarity| polarity.value),
        attitude: attitude.as_ref().map(|attitude| attitude.value).or(neutral),
        likelihood: *likelihood,
        hedge: hedge.clone(),
        credibility: credibility.and_then(Credibility::from_number),
        confidence: *confidence,
    })
}
