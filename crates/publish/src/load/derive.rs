//! What a release derives from its records: who stands above whom, the hops of the graph, what is disputed.

use std::collections::{HashMap, HashSet};

use demarche_model::{
    claim::{Attitude, Claim, Polarity},
    node::Key,
    relation::RelationKind,
    vocabulary::Vocabulary,
};

use crate::batch::Batch;

/// One record above another, or itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Above {
    pub(super) ancestor: Key,
    pub(super) descendant: Key,
}

/// One hop that a path can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hop {
    pub(super) from: Key,
    pub(super) to: Key,
    pub(super) via: &'static str,
    pub(super) carrier: Option<Key>,
    pub(super) role: Option<&'static str>,
    pub(super) position: i32,
}

/// Topics with everything broader, places with what they lie within, actors with what they are part of or serve in.
pub(super) fn closure(batch: &Batch) -> Vec<Above> {
    let mut parents: HashMap<Key, Vec<Key>> = HashMap::new();
    for topic in &batch.topics {
        parents.entry(topic.node.key).or_default();
    }
    for (topic, broader) in &batch.broader {
        parents.entry(*topic).or_default().extend(broader);
    }
    for place in &batch.places {
        parents.entry(place.node.key).or_default().extend(place.within);
    }
    for actor in &batch.actors {
        parents.entry(actor.node.key).or_default().extend(actor.part_of);
    }
    for post in batch
        .relations
        .iter()
        .filter(|relation| relation.kind == RelationKind::HoldsPost)
    {
        parents.entry(post.from).or_default().push(post.to);
    }
    let mut pairs: Vec<Above> = parents.keys().flat_map(|key| ancestors(*key, &parents)).collect();
    pairs.sort_unstable();
    pairs
}

/// Walks up from one record, and meets each ancestor once, whatever the ways to it.
fn ancestors(descendant: Key, parents: &HashMap<Key, Vec<Key>>) -> Vec<Above> {
    let mut seen = HashSet::from([descendant]);
    let mut waiting = vec![descendant];
    while let Some(key) = waiting.pop() {
        let above = parents.get(&key).into_iter().flatten();
        waiting.extend(above.copied().filter(|parent| seen.insert(*parent)));
    }
    seen.into_iter()
        .map(|ancestor| Above { ancestor, descendant })
        .collect()
}

/// Every hop of the graph. Derived relations are none: the affiliation that they repeat is.
pub(super) fn hops(batch: &Batch) -> Vec<Hop> {
    let relations = batch
        .relations
        .iter()
        .filter(|relation| !relation.derived)
        .map(|relation| Hop {
            from: relation.from,
            to: relation.to,
            via: "RELATION",
            carrier: Some(relation.node.key),
            role: Some(relation.kind.code()),
            position: 0,
        });
    let participations = batch.participants.iter().map(|participation| Hop {
        from: participation.actor,
        to: participation.event,
        via: "PARTICIPATION",
        carrier: Some(participation.event),
        role: Some(participation.role.code()),
        position: participation.position,
    });
    let interests = batch.interests.iter().map(|interest| Hop {
        from: interest.holder,
        to: interest.topic,
        via: "INTEREST",
        carrier: Some(interest.node.key),
        role: Some(interest.kind.code()),
        position: 0,
    });
    relations
        .chain(participations)
        .chain(interests)
        .chain(affiliations(batch))
        .collect()
}

/// What records say of each other in fields of their own: the role is the field's name.
fn affiliations(batch: &Batch) -> Vec<Hop> {
    let mut hops = Vec::new();
    for actor in &batch.actors {
        hops.extend(affiliation(actor.node.key, actor.part_of, "partOf"));
        hops.extend(affiliation(actor.node.key, actor.nationality, "nationality"));
    }
    for place in &batch.places {
        hops.extend(affiliation(place.node.key, place.within, "within"));
        hops.extend(affiliation(place.node.key, place.country, "country"));
    }
    for event in &batch.events {
        hops.extend(affiliation(event.node.key, event.part_of, "partOf"));
    }
    for artifact in &batch.artifacts {
        hops.extend(affiliation(artifact.node.key, artifact.part_of, "partOf"));
    }
    for party in &batch.parties {
        let hop = affiliation(party.artifact, Some(party.actor), "parties");
        hops.extend(hop.map(|hop| Hop {
            position: party.position,
            ..hop
        }));
    }
    hops
}

fn affiliation(from: Key, to: Option<Key>, field: &'static str) -> Option<Hop> {
    to.map(|to| Hop {
        from,
        to,
        via: "AFFILIATION",
        carrier: None,
        role: Some(field),
        position: 0,
    })
}

/// The records that one claim asserts and another denies, or whose author disputes what he reports.
pub(super) fn disputed(claims: &[Claim]) -> HashSet<Key> {
    let mut polarities: HashMap<Key, HashSet<Polarity>> = HashMap::new();
    for claim in claims {
        polarities.entry(claim.subject).or_default().insert(claim.polarity);
    }
    let contradicted = polarities
        .into_iter()
        .filter(|(_, found)| found.len() > 1)
        .map(|(subject, _)| subject);
    let doubted = claims
        .iter()
        .filter(|claim| claim.attitude == Some(Attitude::Disputes))
        .map(|claim| claim.subject);
    contradicted.chain(doubted).collect()
}
