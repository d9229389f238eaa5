//! A record of any kind.

use std::sync::Arc;

use get_size2::GetSize;

use crate::{
    actor::Actor,
    artifact::Artifact,
    claim::Claim,
    document::Document,
    event::Event,
    interest::Interest,
    node::{Node, NodeKind},
    place::Place,
    relation::Relation,
    topic::Topic,
};

/// A record of any kind, shared by all who read it.
#[derive(Clone, Debug, PartialEq, GetSize)]
pub enum Record {
    /// An actor.
    Actor(Arc<Actor>),
    /// A place.
    Place(Arc<Place>),
    /// A topic.
    Topic(Arc<Topic>),
    /// An interest.
    Interest(Arc<Interest>),
    /// An event.
    Event(Arc<Event>),
    /// An artifact.
    Artifact(Arc<Artifact>),
    /// A relation.
    Relation(Arc<Relation>),
    /// A document.
    Document(Arc<Document>),
    /// A claim.
    Claim(Arc<Claim>),
}

impl Record {
    /// What it has in common with every record.
    pub fn node(&self) -> &Node {
        match self {
            Self::Actor(record) => &record.node,
            Self::Place(record) => &record.node,
            Self::Topic(record) => &record.node,
            Self::Interest(record) => &record.node,
            Self::Event(record) => &record.node,
            Self::Artifact(record) => &record.node,
            Self::Relation(record) => &record.node,
            Self::Document(record) => &record.node,
            Self::Claim(record) => &record.node,
        }
    }

    /// Its kind.
    pub fn kind(&self) -> NodeKind {
        match self {
            Self::Actor(_) => NodeKind::Actor,
            Self::Place(_) => NodeKind::Place,
            Self::Topic(_) => NodeKind::Topic,
            Self::Interest(_) => NodeKind::Interest,
            Self::Event(_) => NodeKind::Event,
            Self::Artifact(_) => NodeKind::Artifact,
            Self::Relation(_) => NodeKind::Relation,
            Self::Document(_) => NodeKind::Document,
            Self::Claim(_) => NodeKind::Claim,
        }
    }
}

impl From<Arc<Actor>> for Record {
    fn from(record: Arc<Actor>) -> Self {
        Self::Actor(record)
    }
}

impl From<Arc<Place>> for Record {
    fn from(record: Arc<Place>) -> Self {
        Self::Place(record)
    }
}

impl From<Arc<Topic>> for Record {
    fn from(record: Arc<Topic>) -> Self {
        Self::Topic(record)
    }
}

impl From<Arc<Interest>> for Record {
    fn from(record: Arc<Interest>) -> Self {
        Self::Interest(record)
    }
}

impl From<Arc<Event>> for Record {
    fn from(record: Arc<Event>) -> Self {
        Self::Event(record)
    }
}

impl From<Arc<Artifact>> for Record {
    fn from(record: Arc<Artifact>) -> Self {
        Self::Artifact(record)
    }
}

impl From<Arc<Relation>> for Record {
    fn from(record: Arc<Relation>) -> Self {
        Self::Relation(record)
    }
}

impl From<Arc<Document>> for Record {
    fn from(record: Arc<Document>) -> Self {
        Self::Document(record)
    }
}

impl From<Arc<Claim>> for Record {
    fn from(record: Arc<Claim>) -> Self {
        Self::Claim(record)
    }
}
