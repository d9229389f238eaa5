//! Artifacts in dataset folders.

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{At, Checker, Entry, HasKind, OwnFields, Point, Ref, actor::ActorFields};
use demarche_model::{
    artifact::{ArtifactKind, ArtifactStatus},
    event::ParticipantRole,
    node::NodeKind,
};

/// The fields of an artifact in a file, beside those of every record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ArtifactFields {
    /// What sort of text or made thing it is.
    pub kind: At<ArtifactKind>,
    /// The actors that belong to it.
    #[serde(default)]
    pub parties: Vec<PartyEntry>,
    /// The artifact it is a part of.
    pub part_of: Option<At<Ref<ArtifactFields>>>,
    /// In what state it is.
    pub status: Option<ArtifactStatus>,
    /// When it was made.
    pub date: Option<At<Point>>,
}

/// An actor that belongs to an artifact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PartyEntry {
    /// Who.
    pub actor: At<Ref<ActorFields>>,
    /// What the actor is to it.
    pub role: Option<ParticipantRole>,
}

impl HasKind for ArtifactFields {
    const KIND: NodeKind = NodeKind::Artifact;
}

impl OwnFields for ArtifactFields {
    // Checks that no party is named twice.
    fn check(entry: &Entry<Self>, checker: &mut Checker<'_>) {
        let mut seen = HashSet::new();
        for party in &entry.own.parties {
            if !seen.insert((party.actor.id(), party.role)) {
                let message = format!("`{}` is a party twice", party.actor.id());
                checker.error(entry.head(), party.actor.mark, "given-twice", message);
            }
        }
    }
}
