//! The claims of a dataset, with the passages in which they stand.

use super::{Content, parts::passage_number};
use demarche_dataset::ResolvedClaim;
use demarche_model::{
    Result,
    claim::{self, Claim, ClaimPassage},
    node::{Key, Node, NodeId},
};

use crate::batch::Batch;

impl Content<'_> {
    /// Adds the claims that records write. The one that holds for all others is not stored.
    pub(super) fn add_claims(&self, batch: &mut Batch) -> Result<()> {
        for written in &self.claims {
            let claim = self.claim(written)?;
            for (position, number) in (0..).zip(&written.passages) {
                batch.claim_passages.push(ClaimPassage {
                    claim: claim.node.key,
                    position,
                    document: claim.reported_in,
                    number: passage_number(*number)?,
                });
            }
            batch.claims.push(claim);
        }
        Ok(())
    }

    fn claim(&self, written: &ResolvedClaim) -> Result<Claim> {
        let ResolvedClaim {
            id,
            subject,
            position,
            property,
            mode,
            by,
            reported_in,
            passages: _,
            polarity,
            attitude,
            likelihood,
            hedge,
            credibility,
            confidence,
        } = written;
        let voice = by.as_ref().map(|by| self.labels.of(by));
        let label = claim::label(*mode, voice.as_deref(), &self.labels.of(subject));
        Ok(Claim {
            node: node(self.key(id)?, id, label),
            subject: self.key(subject)?,
            position: passage_number(*position)?,
            property: property.clone(),
            mode: *mode,
            by: by.as_ref().map(|by| self.key(by)).transpose()?,
            reported_in: self.key(reported_in)?,
            polarity: *polarity,
            attitude: *attitude,
            likelihood: *likelihood,
            hedge: hedge.clone(),
            credibility: *credibility,
            confidence: *confidence,
            standing: None,
        })
    }
}

fn node(key: Key, id: &NodeId, label: String) -> Node {
    Node {
        key,
        id: id.clone(),
        label,
        summary: None,
        note: None,
        attributes: Vec::new(),
        quantities: Vec::new(),
        disputed: false,
        redirected_from: Vec::new(),
    }
}
