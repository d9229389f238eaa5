//! Random records of the nine kinds.

use demarche_model::{
    actor::{Actor, ActorKind},
    artifact::{Artifact, ArtifactKind, ArtifactStatus},
    claim::{Attitude, Claim, ClaimMode, Confidence, Credibility, Likelihood, Polarity},
    document::{Document, Reliability},
    event::{Event, EventKind, EventStatus},
    interest::{Interest, InterestKind, InterestStatus},
    node::{Key, NodeId, NodeKind},
    place::{GeoPrecision, Place, PlaceKind},
    relation::{Relation, RelationKind, RelationStatus},
    topic::Topic,
    vocabulary::Vocabulary,
};
use demarche_publish::{Batch, derived};

use super::{Ids, matter, random::Random, relation_kind, subject};

type Named = (Key, NodeId);

/// Sectors, modes and contexts of PLOVER, a few of each.
const SECTORS: [&str; 5] = ["GOV", "MIL", "LEG", "BUS", "JRN"];
const MODES: [&str; 4] = ["visit", "phone", "multilateral", "third-party"];
const CONTEXTS: [&str; 4] = ["military", "economic", "diplomatic", "territory"];

/// Makes the records of every kind.
pub(super) fn fill(batch: &mut Batch, ids: &Ids, random: &mut Random) {
    let all = |kind| ids.all(kind).iter().enumerate();
    batch.actors = all(NodeKind::Actor).map(|named| actor(named, ids, random)).collect();
    batch.places = all(NodeKind::Place).map(|named| place(named, ids, random)).collect();
    batch.topics = all(NodeKind::Topic).map(|named| topic(named, random)).collect();
    batch.interests = all(NodeKind::Interest)
        .map(|named| interest(named, ids, random))
        .collect();
    batch.events = all(NodeKind::Event).map(|named| event(named, ids, random)).collect();
    batch.artifacts = all(NodeKind::Artifact)
        .map(|named| artifact(named, ids, random))
        .collect();
    batch.relations = all(NodeKind::Relation)
        .map(|named| relation(named, ids, random))
        .collect();
    batch.documents = all(NodeKind::Document).map(|named| document(named, random)).collect();
    batch.claims = all(NodeKind::Claim).map(|named| claim(named, ids, random)).collect();
    batch
        .relations
        .extend(ids.derived.iter().map(|(named, kind, [child, parent])| {
            let end = |index: usize| &ids.all(*kind)[index];
            let (from, to) = (end(*child), end(*parent));
            let ends = [(from.0, from.1.slug()), (to.0, to.1.slug())];
            derived::relation(named.clone(), relation_kind(*kind), ends)
        }));
}

/// A record of a kind, those with low numbers more often.
fn some(kind: NodeKind, ids: &Ids, random: &mut Random) -> Key {
    ids.key(kind, random.skewed(ids.all(kind).len()))
}

fn code<T: Vocabulary>(random: &mut Random) -> T {
    random.pick(T::ALL)
}

/// The word, in one of so many records.
fn words(list: &[&'static str], random: &mut Random) -> Vec<String> {
    let word = random.pick(list);
    if random.one_in(3) {
        vec![word.to_owned()]
    } else {
        Vec::new()
    }
}

fn actor((index, named): (usize, &Named), ids: &Ids, random: &mut Random) -> Actor {
    Actor {
        node: matter::node(named, random),
        kind: code::<ActorKind>(random),
        part_of: ids.above(NodeKind::Actor, index),
        nationality: random.one_in(3).then(|| some(NodeKind::Actor, ids, random)),
        sectors: words(&SECTORS, random),
        named: !random.one_in(200),
        active: if random.one_in(2) { matter::period(random) } else { None },
    }
}

fn place((index, named): (usize, &Named), ids: &Ids, random: &mut Random) -> Place {
    let degrees = |random: &mut Random, limit: usize| {
        let hundredths = u32::try_from(random.below(limit * 100)).unwrap_or(0);
        f64::from(hundredths) / 100.0
    };
    Place {
        node: matter::node(named, random),
        kind: code::<PlaceKind>(random),
        within: ids.above(NodeKind::Place, index),
        country: random.one_in(2).then(|| some(NodeKind::Actor, ids, random)),
        latitude: Some(degrees(random, 180) - 90.0),
        longitude: Some(degrees(random, 360) - 180.0),
        geo_precision: Some(code::<GeoPrecision>(random)),
    }
}

fn topic((_, named): (usize, &Named), random: &mut Random) -> Topic {
    Topic {
        node: matter::node(named, random),
        scope_note: None,
        exclusive: random.one_in(100),
    }
}

fn interest((_, named): (usize, &Named), ids: &Ids, random: &mut Random) -> Interest {
    let number = |random: &mut Random, limit: usize| i16::try_from(random.below(limit)).unwrap_or(0);
    Interest {
        node: matter::node(named, random),
        kind: code::<InterestKind>(random),
        holder: some(NodeKind::Actor, ids, random),
        speaker: random.one_in(4).then(|| some(NodeKind::Actor, ids, random)),
        topic: some(NodeKind::Topic, ids, random),
        option: None,
        stance: random.one_in(2).then(|| number(random, 5) - 2),
        rival: random.one_in(200),
        salience: random.one_in(50).then(|| number(random, 4)),
        explicit: random.one_in(2),
        condition: random.one_in(200).then(|| matter::word(random)),
        crossed_when: None,
        valid: matter::period(random),
        status: if random.one_in(200) {
            InterestStatus::Dropped
        } else {
            InterestStatus::Held
        },
    }
}

fn event((index, named): (usize, &Named), ids: &Ids, random: &mut Random) -> Event {
    Event {
        node: matter::node(named, random),
        kind: Some(code::<EventKind>(random)),
        modes: words(&MODES, random),
        contexts: words(&CONTEXTS, random),
        date: matter::point(random),
        place: random.one_in(2).then(|| some(NodeKind::Place, ids, random)),
        part_of: ids.above(NodeKind::Event, index),
        status: if random.one_in(20) {
            code::<EventStatus>(random)
        } else {
            EventStatus::Happened
        },
    }
}

fn artifact((index, named): (usize, &Named), ids: &Ids, random: &mut Random) -> Artifact {
    Artifact {
        node: matter::node(named, random),
        kind: code::<ArtifactKind>(random),
        part_of: ids.above(NodeKind::Artifact, index),
        status: random.one_in(2).then(|| code::<ArtifactStatus>(random)),
        date: matter::point(random),
    }
}

/// Ties between actors: their two ends differ.
fn relation((_, named): (usize, &Named), ids: &Ids, random: &mut Random) -> Relation {
    let kinds: [RelationKind; 8] = [
        RelationKind::Cooperation,
        RelationKind::Competition,
        RelationKind::Alliance,
        RelationKind::ArmsTransfer,
        RelationKind::Supply,
        RelationKind::Sanction,
        RelationKind::MemberOf,
        RelationKind::Supports,
    ];
    let actors = ids.all(NodeKind::Actor).len();
    let from = random.skewed(actors);
    let to = (from + 1 + random.below(actors.max(2) - 1)) % actors;
    Relation {
        node: matter::node(named, random),
        kind: random.pick(&kinds),
        from: ids.key(NodeKind::Actor, from),
        to: ids.key(NodeKind::Actor, to),
        role: None,
        status: random.one_in(10).then(|| code::<RelationStatus>(random)),
        derived: false,
        valid: matter::period(random),
    }
}

fn document((_, named): (usize, &Named), random: &mut Random) -> Document {
    let node = matter::node(named, random);
    Document {
        title: Some(node.label.clone()),
        node,
        authors: vec![matter::word(random)],
        publisher: Some(matter::word(random)),
        published: matter::point(random),
        language: Some("en".into()),
        url: None,
        sha256: None,
        rights: None,
        reliability: code::<Reliability>(random),
    }
}

fn claim((index, named): (usize, &Named), ids: &Ids, random: &mut Random) -> Claim {
    let (kind, of, position) = subject(&ids.sample, index);
    let mode = code::<ClaimMode>(random);
    let by = random.one_in(3).then(|| some(NodeKind::Actor, ids, random));
    let denies = mode == ClaimMode::Denial || random.one_in(100);
    Claim {
        node: matter::node(named, random),
        subject: ids.key(kind, of),
        position: i32::try_from(position).unwrap_or(i32::MAX),
        property: None,
        mode,
        by,
        reported_in: some(NodeKind::Document, ids, random),
        polarity: if denies { Polarity::Denies } else { Polarity::Asserts },
        attitude: by.map(|_| {
            if random.one_in(50) {
                Attitude::Disputes
            } else {
                Attitude::Neutral
            }
        }),
        likelihood: random.one_in(50).then(|| code::<Likelihood>(random)),
        hedge: random.one_in(50).then(|| "perhaps".into()),
        credibility: random.one_in(2).then(|| code::<Credibility>(random)),
        confidence: random.one_in(10).then(|| code::<Confidence>(random)),
        standing: None,
    }
}
