//! What hangs on random records.

use demarche_model::{
    artifact::Party,
    claim::ClaimPassage,
    document::Passage,
    event::{ParticipantRole, Participation, Side},
    node::{Alias, AliasKind, ExternalId, ExternalIdScheme, Key, NodeKind},
    topic::TopicOption,
    vocabulary::Vocabulary,
};
use demarche_publish::Batch;

use super::{Ids, matter, random::Random};

/// How many passages a document has.
const PASSAGES: i32 = 50;

/// Makes everything that hangs on the records of a batch.
pub(super) fn fill(batch: &mut Batch, ids: &Ids, random: &mut Random) {
    let keys = |kind| ids.all(kind).iter().map(|(key, _)| *key);
    batch.aliases = keys(NodeKind::Actor)
        .map(|actor| (actor, vec![alias(random)]))
        .collect();
    batch.external_ids = keys(NodeKind::Actor)
        .map(|actor| (actor, vec![external_id(actor)]))
        .collect();
    batch.topics_of = keys(NodeKind::Event)
        .map(|event| (event, topics(ids, random)))
        .collect();
    let held = batch
        .interests
        .iter()
        .map(|interest| (interest.node.key, vec![interest.topic]));
    batch.topics_of.extend(held);
    batch.broader = (1..ids.all(NodeKind::Topic).len())
        .map(|index| broader(index, ids))
        .collect();
    batch.related = (4..ids.all(NodeKind::Topic).len())
        .step_by(4)
        .map(|index| related(index, ids))
        .collect();
    batch.options = keys(NodeKind::Topic).take(10).flat_map(options).collect();
    batch.participants = keys(NodeKind::Event)
        .flat_map(|event| participants(event, ids, random))
        .collect();
    batch.parties = keys(NodeKind::Artifact)
        .flat_map(|artifact| parties(artifact, ids, random))
        .collect();
    batch.passages = keys(NodeKind::Document).flat_map(passages).collect();
    let stand = |claim: &demarche_model::claim::Claim| (claim.node.key, claim.reported_in);
    batch.claim_passages = batch
        .claims
        .iter()
        .map(stand)
        .map(|claim| claim_passage(claim, random))
        .collect();
    let first = ids.key(NodeKind::Actor, 0);
    batch.redirects = vec![("actor/retired".into(), first)];
}

fn some(kind: NodeKind, ids: &Ids, random: &mut Random) -> Key {
    ids.key(kind, random.skewed(ids.all(kind).len()))
}

fn alias(random: &mut Random) -> Alias {
    Alias {
        text: matter::word(random),
        kind: random.pick(AliasKind::ALL),
        lang: None,
        by: None,
    }
}

fn external_id(Key(actor): Key) -> ExternalId {
    ExternalId {
        scheme: ExternalIdScheme::Wikidata,
        value: format!("Q{actor}"),
        active: None,
    }
}

fn topics(ids: &Ids, random: &mut Random) -> Vec<Key> {
    if random.one_in(2) {
        vec![some(NodeKind::Topic, ids, random)]
    } else {
        Vec::new()
    }
}

fn broader(index: usize, ids: &Ids) -> (Key, Vec<Key>) {
    let above = ids.key(NodeKind::Topic, index / 8);
    (ids.key(NodeKind::Topic, index), vec![above])
}

fn related(index: usize, ids: &Ids) -> (Key, Vec<Key>) {
    (
        ids.key(NodeKind::Topic, index),
        vec![ids.key(NodeKind::Topic, index - 1)],
    )
}

fn options(topic: Key) -> [TopicOption; 2] {
    ["yes", "no"].map(|key| TopicOption {
        topic,
        key: key.into(),
        label: key.into(),
    })
}

fn participants(event: Key, ids: &Ids, random: &mut Random) -> Vec<Participation> {
    let count = i32::try_from(ids.sample.participants).unwrap_or(0);
    let participant = |position| Participation {
        event,
        position,
        actor: some(NodeKind::Actor, ids, random),
        role: random.pick(ParticipantRole::ALL),
        side: random.one_in(4).then(|| random.pick(Side::ALL)),
        implied: random.one_in(20),
    };
    (0..count).map(participant).collect()
}

fn parties(artifact: Key, ids: &Ids, random: &mut Random) -> Vec<Party> {
    let party = |position| Party {
        artifact,
        position,
        actor: some(NodeKind::Actor, ids, random),
        role: random.one_in(2).then(|| random.pick(ParticipantRole::ALL)),
    };
    (0..2).map(party).collect()
}

fn passages(document: Key) -> impl Iterator<Item = Passage> {
    (1..=PASSAGES).map(move |number| Passage {
        document,
        number,
        locator: Some(format!("paragraph {number}")),
        paraphrase: None,
        quote: None,
    })
}

fn claim_passage((claim, document): (Key, Key), random: &mut Random) -> ClaimPassage {
    ClaimPassage {
        claim,
        position: 0,
        document,
        number: 1 + i32::try_from(random.below(50)).unwrap_or(0),
    }
}
