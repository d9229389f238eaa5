//! The content of one release before it has a number: the records and all that hangs on them, keyed.

use std::collections::HashMap;

use serde_json::Value;

use demarche_model::{
    Error, Result,
    actor::Actor,
    artifact::{Artifact, Party},
    claim::{Claim, ClaimPassage},
    document::{Document, Passage},
    event::{Event, Participation},
    interest::Interest,
    node::{Alias, ExternalId, Key, Node, NodeId},
    place::Place,
    relation::Relation,
    topic::{Topic, TopicOption},
};

/// What names and describes a release.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// The dataset's slug.
    pub dataset: String,
    /// The version, as in semver.
    pub version: semver::Version,
    /// The dataset's title.
    pub title: String,
    /// What the dataset is, in a few sentences.
    pub description: Option<String>,
    /// The licence of the content.
    pub licence: String,
    /// The document that claims refer to unless they say otherwise.
    pub document: Option<NodeId>,
    /// The claim of all records that have none of their own.
    pub default_claim: Option<Value>,
    /// The SHA-256 of the content, in hexadecimal digits.
    pub sha256: String,
}

/// The records of a release and all that hangs on them. Every key is one that [`Numbering`] gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    /// The actors.
    pub actors: Vec<Actor>,
    /// The places.
    pub places: Vec<Place>,
    /// The topics.
    pub topics: Vec<Topic>,
    /// The interests.
    pub interests: Vec<Interest>,
    /// The events.
    pub events: Vec<Event>,
    /// The artifacts.
    pub artifacts: Vec<Artifact>,
    /// The relations, derived ones included.
    pub relations: Vec<Relation>,
    /// The documents.
    pub documents: Vec<Document>,
    /// The claims.
    pub claims: Vec<Claim>,
    /// Each record's other names.
    pub aliases: Vec<(Key, Vec<Alias>)>,
    /// Each record's ids in other registers.
    pub external_ids: Vec<(Key, Vec<ExternalId>)>,
    /// What each record is about.
    pub topics_of: Vec<(Key, Vec<Key>)>,
    /// What stands above each topic.
    pub broader: Vec<(Key, Vec<Key>)>,
    /// What stands beside each topic.
    pub related: Vec<(Key, Vec<Key>)>,
    /// The options of topics, in order.
    pub options: Vec<TopicOption>,
    /// Who takes part in the events.
    pub participants: Vec<Participation>,
    /// Whose the artifacts are.
    pub parties: Vec<Party>,
    /// The passages of the documents.
    pub passages: Vec<Passage>,
    /// Where the claims stand.
    pub claim_passages: Vec<ClaimPassage>,
    /// The retired ids, in full, and what they lead to.
    pub redirects: Vec<(String, Key)>,
}

impl Batch {
    /// The common part of every record, in the order of their keys.
    pub(super) fn nodes(&self) -> Vec<&Node> {
        let mut nodes: Vec<&Node> = Vec::new();
        nodes.extend(self.actors.iter().map(|record| &record.node));
        nodes.extend(self.places.iter().map(|record| &record.node));
        nodes.extend(self.topics.iter().map(|record| &record.node));
        nodes.extend(self.interests.iter().map(|record| &record.node));
        nodes.extend(self.events.iter().map(|record| &record.node));
        nodes.extend(self.artifacts.iter().map(|record| &record.node));
        nodes.extend(self.relations.iter().map(|record| &record.node));
        nodes.extend(self.documents.iter().map(|record| &record.node));
        nodes.extend(self.claims.iter().map(|record| &record.node));
        nodes.sort_by_key(|node| node.key);
        nodes
    }
}

/// The keys of a release's ids: 1 and up in the order of the ids, so that each kind is one unbroken range.
#[derive(Clone, Debug, Default)]
pub struct Numbering {
    keys: HashMap<NodeId, Key>,
}

impl Numbering {
    /// Numbers the ids. Each may come once.
    pub fn of(mut ids: Vec<NodeId>) -> Self {
        ids.sort_unstable();
        let keys = ids.into_iter().zip(1..).map(|(id, key)| (id, Key(key))).collect();
        Self { keys }
    }

    /// The key of an id.
    ///
    /// # Errors
    /// `Internal` where the id was not numbered, which the check of a dataset rules out.
    pub fn key(&self, id: &NodeId) -> Result<Key> {
        let missing = || Error::internal(format!("{id} is no record of the release under way"));
        self.keys.get(id).copied().ok_or_else(missing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_follow_the_order_of_the_ids() {
        let mut ids: Vec<NodeId> = [
            "topic/a",
            "actor/b-c",
            "actor/b",
            "claim/actor/b/10",
            "claim/actor/b/2",
            "artifact/z",
        ]
        .map(|id| id.parse().expect("an id"))
        .into();
        let numbering = Numbering::of(ids.clone());
        ids.sort();
        let keys: Vec<_> = ids.iter().map(|id| numbering.key(id).expect("a number")).collect();
        assert_eq!(keys, [1, 2, 3, 4, 5, 6].map(Key));
    }
}
