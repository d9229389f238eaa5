//! Two actors, and what they are both in, as plain data.

use demarche_model::{event::ParticipantRole, node::Key};

use crate::alignment::rules::Pair;

/// Two actors side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Dyad {
    /// The actors.
    pub actors: Pair<Key>,
    /// Whether what is below them counts too.
    pub include_parts: bool,
}

/// What both actors of a dyad are in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedMembership {
    /// What they are in.
    pub record: Key,
    /// What ties either to it.
    pub ties: Pair<Vec<MembershipTie>>,
}

/// What ties an actor to what it is in: a relation, or a line among the parties of an artifact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MembershipTie {
    /// The actor, or the part of it, that is tied.
    pub actor: Key,
    /// The relation; `None` for a party.
    pub relation: Option<Key>,
    /// What a party is to the artifact, where that is said.
    pub party_role: Option<ParticipantRole>,
}
