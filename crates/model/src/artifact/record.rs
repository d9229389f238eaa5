//! The record of an artifact and of its parties.

use std::sync::Arc;

use super::{ArtifactFacet, ArtifactFilter, ArtifactKind, ArtifactOrder, ArtifactStatus};
use crate::{
    date::UncertainDate,
    event::ParticipantRole,
    kind::Kind,
    node::NodeKind,
    node::{Key, Node},
    record::Record,
};
use get_size2::GetSize;

/// A text or made thing.
#[derive(Clone, Debug, PartialEq, GetSize)]
pub struct Artifact {
    /// What every record has.
    pub node: Node,
    /// What sort of text or thing it is.
    pub kind: ArtifactKind,
    /// The artifact it is a part of: a provision's agreement.
    pub part_of: Option<Key>,
    /// In what state it is; `None` where the source does not say.
    pub status: Option<ArtifactStatus>,
    /// When it was made, signed or opened: one moment; `None` where the source does not say.
    pub date: Option<UncertainDate>,
}

/// An actor that an artifact binds, belongs to or concerns.
#[derive(Clone, Debug, PartialEq, Eq, GetSize)]
pub struct Party {
    /// The artifact.
    pub artifact: Key,
    /// Its place in the artifact's list, from 0.
    pub position: i32,
    /// Who it is.
    pub actor: Key,
    /// What the actor is to the artifact; `None` for a plain party.
    pub role: Option<ParticipantRole>,
}

impl Kind for Artifact {
    const KIND: NodeKind = NodeKind::Artifact;
    type Filter = ArtifactFilter;
    type Order = ArtifactOrder;
    type Facet = ArtifactFacet;

    fn of(record: Record) -> Option<Arc<Self>> {
        match record {
            Record::Artifact(record) => Some(record),
            _ => None,
        }
    }

    fn node(&self) -> &Node {
        &self.node
    }
}
