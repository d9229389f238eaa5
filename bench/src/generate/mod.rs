//! Synthetic datasets of any size, for tests and measurements: the seed and the numbers decide every byte.

mod matter;
mod parts;
mod random;
mod records;

use sha2::{Digest, Sha256};

pub use self::random::Random;
use demarche_model::{
    Result,
    node::{Key, NodeId, NodeKind},
    relation::RelationKind,
    vocabulary::Vocabulary,
};
use demarche_publish::{Batch, Edition, Numbering, derived};

/// How many records a synthetic dataset has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sample {
    /// What decides the rest: equal seeds and numbers give equal datasets.
    pub seed: u64,
    /// The number of actors.
    pub actors: usize,
    /// The number of places.
    pub places: usize,
    /// The number of topics.
    pub topics: usize,
    /// The number of interests.
    pub interests: usize,
    /// The number of events.
    pub events: usize,
    /// The number of participants in each event.
    pub participants: usize,
    /// The number of artifacts.
    pub artifacts: usize,
    /// The number of relations that are not derived.
    pub relations: usize,
    /// The number of documents, of 50 passages each; at least 1.
    pub documents: usize,
    /// The number of claims.
    pub claims: usize,
}

impl Sample {
    /// A dataset of about so many records, of every kind.
    pub fn of_records(seed: u64, records: usize) -> Self {
        let percent = |share: usize| (records * share / 100).max(4);
        Self {
            seed,
            actors: percent(10),
            places: percent(4),
            topics: percent(3),
            interests: percent(10),
            events: percent(25),
            participants: 3,
            artifacts: percent(5),
            relations: percent(15),
            documents: (records / 1000).max(1),
            claims: percent(24),
        }
    }

    /// A dataset of the size that the speed of the service is measured on: events with three participants each.
    pub fn of_events(seed: u64, events: usize) -> Self {
        Self {
            seed,
            actors: events / 10,
            places: events / 50,
            topics: events / 100,
            interests: events / 10,
            events,
            participants: 3,
            artifacts: events / 50,
            relations: events * 2,
            documents: (events / 10_000).max(1),
            claims: events / 10,
        }
    }

    /// Makes the dataset's content.
    ///
    /// # Errors
    /// None that a caller could cause.
    pub fn batch(&self) -> Result<Batch> {
        let ids = Ids::of(self)?;
        let mut batch = Batch::default();
        let mut random = Random::new(self.seed);
        records::fill(&mut batch, &ids, &mut random);
        parts::fill(&mut batch, &ids, &mut random);
        Ok(batch)
    }

    /// Names and describes the dataset.
    pub fn edition(&self, dataset: &str, version: semver::Version) -> Edition {
        let hash = Sha256::digest(format!("{self:?}"));
        Edition {
            dataset: dataset.to_owned(),
            version,
            title: format!("Synthetic dataset {}", self.seed),
            description: Some("Random records for tests and measurements.".into()),
            licence: "CC0-1.0".into(),
            document: Some(named(NodeKind::Document, 0)).and_then(Result::ok),
            default_claim: None,
            sha256: hash.iter().map(|byte| format!("{byte:02x}")).collect(),
        }
    }

    fn count(&self, kind: NodeKind) -> usize {
        match kind {
            NodeKind::Actor => self.actors,
            NodeKind::Place => self.places,
            NodeKind::Topic => self.topics,
            NodeKind::Interest => self.interests,
            NodeKind::Event => self.events,
            NodeKind::Artifact => self.artifacts,
            NodeKind::Relation => self.relations,
            NodeKind::Document => self.documents.max(1),
            NodeKind::Claim => self.claims,
        }
    }
}

/// What claims are made about, in turn.
const SUBJECTS: [NodeKind; 4] = [NodeKind::Event, NodeKind::Interest, NodeKind::Relation, NodeKind::Actor];

fn named(kind: NodeKind, index: usize) -> Result<NodeId> {
    NodeId::new(kind, &format!("{}-{index:06}", kind.prefix()))
}

/// The record that a record is part of or lies within, as an earlier one of its kind.
fn parent(kind: NodeKind, index: usize) -> Option<usize> {
    let (every, span) = match kind {
        NodeKind::Actor => (5, 10),
        NodeKind::Place => (1, 8),
        NodeKind::Event => (25, 50),
        NodeKind::Artifact => (4, 10),
        _ => return None,
    };
    (index > 0 && index.is_multiple_of(every))
        .then_some(index / span)
        .filter(|parent| *parent < index)
}

/// The ids of a synthetic dataset and their keys.
struct Ids {
    sample: Sample,
    /// The records of each kind with their keys, those of [`NodeKind::Relation`] without the derived ones.
    records: Vec<Vec<(Key, NodeId)>>,
    /// The derived relations: kind, record, the record above it.
    derived: Vec<((Key, NodeId), NodeKind, [usize; 2])>,
}

impl Ids {
    fn of(sample: &Sample) -> Result<Self> {
        let records = NodeKind::ALL.iter().map(|kind| Self::names(sample, *kind));
        let records = records.collect::<Result<Vec<_>>>()?;
        let derived = Self::derivations(sample)?;
        let all = records
            .iter()
            .flatten()
            .chain(derived.iter().map(|(id, _, _)| id))
            .cloned()
            .collect();
        let keys = Numbering::of(all);
        let keyed = |id: NodeId| Ok((keys.key(&id)?, id));
        Ok(Self {
            sample: *sample,
            records: records
                .into_iter()
                .map(|ids| ids.into_iter().map(keyed).collect())
                .collect::<Result<_>>()?,
            derived: derived
                .into_iter()
                .map(|(id, kind, ends)| Ok((keyed(id)?, kind, ends)))
                .collect::<Result<_>>()?,
        })
    }

    fn names(sample: &Sample, kind: NodeKind) -> Result<Vec<NodeId>> {
        let indexes = 0..sample.count(kind);
        match kind {
            NodeKind::Claim => indexes.map(|index| claim(sample, index)).collect(),
            _ => indexes.map(|index| named(kind, index)).collect(),
        }
    }

    fn derivations(sample: &Sample) -> Result<Vec<(NodeId, NodeKind, [usize; 2])>> {
        let mut found = Vec::new();
        for kind in [NodeKind::Actor, NodeKind::Place, NodeKind::Event, NodeKind::Artifact] {
            for index in 0..sample.count(kind) {
                if let Some(parent) = parent(kind, index) {
                    let id = derived::id(&named(kind, index)?, relation_kind(kind))?;
                    found.push((id, kind, [index, parent]));
                }
            }
        }
        Ok(found)
    }

    fn all(&self, kind: NodeKind) -> &[(Key, NodeId)] {
        self.records.get(kind as usize).map_or(&[], Vec::as_slice)
    }

    fn key(&self, kind: NodeKind, index: usize) -> Key {
        self.all(kind)[index].0
    }

    /// The key of the record above another one.
    fn above(&self, kind: NodeKind, index: usize) -> Option<Key> {
        parent(kind, index).map(|parent| self.key(kind, parent))
    }
}

fn relation_kind(kind: NodeKind) -> RelationKind {
    match kind {
        NodeKind::Place => RelationKind::LocatedIn,
        _ => RelationKind::PartOf,
    }
}

/// What a claim is about, and which of that record's claims it is: from 1.
fn subject(sample: &Sample, index: usize) -> (NodeKind, usize, usize) {
    let all: usize = SUBJECTS.iter().map(|kind| sample.count(*kind)).sum();
    let (position, mut place) = (index / all + 1, index % all);
    for kind in SUBJECTS {
        match place.checked_sub(sample.count(kind)) {
            None => return (kind, place, position),
            Some(rest) => place = rest,
        }
    }
    (NodeKind::Event, 0, position)
}

fn claim(sample: &Sample, index: usize) -> Result<NodeId> {
    let (kind, of, position) = subject(sample, index);
    NodeId::new(NodeKind::Claim, &format!("{}/{position}", named(kind, of)?))
}
