//! The record of a claim.

use std::sync::Arc;

use super::{Attitude, ClaimFacet, ClaimFilter, ClaimMode, ClaimOrder, Confidence, Credibility, Likelihood, Polarity};
use crate::{
    kind::Kind,
    node::NodeKind,
    node::{Key, Node},
    record::Record,
};
use get_size2::GetSize;

/// Who asserts a record, where, how, and how sure.
#[derive(Clone, Debug, PartialEq, GetSize)]
pub struct Claim {
    /// What every record has; a claim has no aliases, topics or claims of its own.
    pub node: Node,
    /// The record it is about, never a claim.
    pub subject: Key,
    /// Its place in the subject's list, from 1.
    pub position: i32,
    /// The field of the subject that it backs; `None` where it backs the whole record.
    pub property: Option<String>,
    /// What sort of assertion it is.
    pub mode: ClaimMode,
    /// Whose assertion it is; `None` for the document's author.
    pub by: Option<Key>,
    /// The document in which it is found.
    pub reported_in: Key,
    /// Whether it says that the subject is so, or that it is not.
    pub polarity: Polarity,
    /// How the author takes what others say; `None` for his own claims.
    pub attitude: Option<Attitude>,
    /// How likely the text says it is, where it uses such a term (ICD-203).
    pub likelihood: Option<Likelihood>,
    /// The hedging word of the text, such as "perhaps".
    pub hedge: Option<String>,
    /// How credible the information is, whoever brings it (Admiralty code); `None` where nobody has judged.
    pub credibility: Option<Credibility>,
    /// How well founded the claimant calls it (ICD-203).
    pub confidence: Option<Confidence>,
    /// The numbers of its passages where it is the dataset's own claim about all records without one; `None` for a
    /// claim of the record's own, whose passages are rows of their own.
    pub standing: Option<Vec<i32>>,
}

/// A passage that a claim points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, GetSize)]
pub struct ClaimPassage {
    /// The claim.
    pub claim: Key,
    /// Its place in the claim's list, from 0.
    pub position: i32,
    /// The passage's document.
    pub document: Key,
    /// The passage's number in it.
    pub number: i32,
}

impl Kind for Claim {
    const KIND: NodeKind = NodeKind::Claim;
    type Filter = ClaimFilter;
    type Order = ClaimOrder;
    type Facet = ClaimFacet;

    fn of(record: Record) -> Option<Arc<Self>> {
        match record {
            Record::Claim(record) => Some(record),
            _ => None,
        }
    }

    fn node(&self) -> &Node {
        &self.node
    }
}
