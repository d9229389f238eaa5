//! Turns a checked dataset folder into the content of a release.

mod claims;
mod parts;
mod records;
pub(crate) mod values;

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::{
    batch::{Batch, Edition, Numbering},
    derived,
};
use demarche_dataset::{Dataset, Head, Labels, ResolvedClaim, claims_of, default_claim};
use demarche_model::{
    Error, Result,
    node::{Key, NodeId, NodeKind},
    relation::RelationKind,
    vocabulary::Vocabulary,
};

/// Makes the content of a release from a checked dataset.
///
/// # Errors
/// `BadInput` where a relation has an id that a derived one needs.
pub fn of_dataset(dataset: &Dataset) -> Result<(Edition, Batch)> {
    let content = Content::new(dataset)?;
    let mut batch = content.records()?;
    content.add_parts(&mut batch)?;
    content.add_claims(&mut batch)?;
    Ok((edition(dataset), batch))
}

/// A dataset with everything that its records are written by: labels, keys, claims, derived relations.
pub(crate) struct Content<'a> {
    dataset: &'a Dataset,
    labels: Labels<'a>,
    keys: Numbering,
    claims: Vec<ResolvedClaim>,
    derivations: Vec<Derivation<'a>>,
}

/// A relation that follows from a field of a record.
struct Derivation<'a> {
    id: NodeId,
    kind: RelationKind,
    from: &'a NodeId,
    to: &'a NodeId,
}

impl<'a> Content<'a> {
    fn new(dataset: &'a Dataset) -> Result<Self> {
        let claims = claims(dataset);
        let derivations = derivations(dataset)?;
        let heads = dataset.records.heads().map(|head| head.id.value.clone());
        let claimed = claims.iter().map(|claim| claim.id.clone());
        let derived = derivations.iter().map(|derivation| derivation.id.clone());
        let ids: Vec<NodeId> = heads.chain(claimed).chain(derived).collect();
        require_unique(&ids)?;
        Ok(Self {
            dataset,
            labels: Labels::new(&dataset.records),
            keys: Numbering::of(ids),
            claims,
            derivations,
        })
    }

    pub(crate) fn key(&self, id: &NodeId) -> Result<Key> {
        self.keys.key(id)
    }
}

/// The check of a dataset knows no derived relations, so that one of the author's may have such an id.
fn require_unique(ids: &[NodeId]) -> Result<()> {
    let mut seen = HashSet::new();
    match ids.iter().find(|id| !seen.insert(*id)) {
        Some(id) => Err(Error::bad_input(format!(
            "{id} is the id of a relation that follows from `partOf` or `within`: give yours another one"
        ))),
        None => Ok(()),
    }
}

/// All claims that records write.
fn claims(dataset: &Dataset) -> Vec<ResolvedClaim> {
    let relations = dataset
        .records
        .relations
        .iter()
        .map(|entry| (entry.head(), Some(entry.own.kind.value)));
    let others = dataset
        .records
        .heads()
        .filter(|head| head.id.kind() != NodeKind::Relation);
    let all = others.map(|head: Head<'_>| (head, None)).chain(relations);
    all.flat_map(|(head, kind)| claims_of(&dataset.header, head, kind))
        .collect()
}

fn derivations(dataset: &Dataset) -> Result<Vec<Derivation<'_>>> {
    let records = &dataset.records;
    let actors = records
        .actors
        .iter()
        .filter_map(|entry| Some((&entry.id.value, entry.own.part_of.as_ref()?.id())));
    let events = records
        .events
        .iter()
        .filter_map(|entry| Some((&entry.id.value, entry.own.part_of.as_ref()?.id())));
    let artifacts = records
        .artifacts
        .iter()
        .filter_map(|entry| Some((&entry.id.value, entry.own.part_of.as_ref()?.id())));
    let places = records
        .places
        .iter()
        .filter_map(|entry| Some((&entry.id.value, entry.own.within.as_ref()?.id())));
    let parts = actors
        .chain(events)
        .chain(artifacts)
        .map(|ends| (RelationKind::PartOf, ends));
    let located = places.map(|ends| (RelationKind::LocatedIn, ends));
    parts
        .chain(located)
        .map(|(kind, (from, to))| {
            let id = derived::id(from, kind)?;
            Ok(Derivation { id, kind, from, to })
        })
        .collect()
}

fn edition(dataset: &Dataset) -> Edition {
    let header = &dataset.header;
    Edition {
        dataset: header.slug.value.clone(),
        version: header.version.value.clone(),
        title: header.title.value.clone(),
        description: header.description.clone(),
        licence: header.licence.value.clone(),
        document: header.document.as_ref().map(|document| document.id().clone()),
        default_claim: standing_claim(dataset),
        sha256: dataset.sha256.clone(),
    }
}

/// The claim of all records that have none, as the release keeps it: codes, and ids in full.
fn standing_claim(dataset: &Dataset) -> Option<Value> {
    let any = dataset.records.heads().next()?;
    let ResolvedClaim {
        id: _,
        subject: _,
        position: _,
        property,
        mode,
        by,
        reported_in,
        passages,
        polarity,
        attitude,
        likelihood,
        hedge,
        credibility,
        confidence,
    } = default_claim(&dataset.header, any.id)?;
    Some(json!({
        "property": property,
        "mode": mode.code(),
        "by": by.map(|by| by.to_string()),
        "reported_in": reported_in.to_string(),
        "passages": passages,
        "polarity": polarity.code(),
        "attitude": attitude.map(Vocabulary::code),
        "likelihood": likelihood.map(Vocabulary::code),
        "hedge": hedge,
        "credibility": credibility.map(|credibility| credibility.number()),
        "confidence": confidence.map(Vocabulary::code),
    }))
}
