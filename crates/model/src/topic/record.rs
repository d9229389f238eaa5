//! The record of a topic.

use std::sync::Arc;

use super::{TopicFacet, TopicFilter, TopicOrder};
use crate::{
    kind::Kind,
    node::NodeKind,
    node::{Key, Node},
    record::Record,
};
use get_size2::GetSize;

/// An issue on which one can take a stance (SKOS: concept).
#[derive(Clone, Debug, PartialEq, GetSize)]
pub struct Topic {
    /// What every record has.
    pub node: Node,
    /// What the topic covers and what it leaves out (SKOS: scopeNote).
    pub scope_note: Option<String>,
    /// Whether its options exclude each other, so that supporting one is opposing the others.
    pub exclusive: bool,
}

/// One of the outcomes between which a topic asks; a topic without options has its own wording for the only one.
#[derive(Clone, Debug, PartialEq, Eq, GetSize)]
pub struct TopicOption {
    /// The topic it belongs to.
    pub topic: Key,
    /// The option's name inside its topic, a slug.
    pub key: String,
    /// The outcome in words.
    pub label: String,
}

/// The key of a topic directly above a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, GetSize)]
pub struct BroaderKey(pub Key);

/// The key of a topic beside a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, GetSize)]
pub struct RelatedKey(pub Key);

/// The key of a topic directly below a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, GetSize)]
pub struct NarrowerKey(pub Key);

impl Kind for Topic {
    const KIND: NodeKind = NodeKind::Topic;
    type Filter = TopicFilter;
    type Order = TopicOrder;
    type Facet = TopicFacet;

    fn of(record: Record) -> Option<Arc<Self>> {
        match record {
            Record::Topic(record) => Some(record),
            _ => None,
        }
    }

    fn node(&self) -> &Node {
        &self.node
    }
}
