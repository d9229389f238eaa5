//! Events in dataset folders.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{EventKind, EventStatus, ParticipantRole, Side};
use crate::{
    actor::check::ActorFields,
    dataset::{At, HasKind, Point, Ref},
    node::NodeKind,
    place::check::PlaceFields,
};

/// The fields of an event in a file, beside those of every record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EventFields {
    /// What sort of act it is (PLOVER); nothing where no event type fits.
    pub kind: Option<At<EventKind>>,
    /// How the act was done, as modes of its kind (PLOVER).
    #[serde(default)]
    pub modes: Vec<At<String>>,
    /// What fields of politics it touches (PLOVER).
    #[serde(default)]
    pub contexts: Vec<At<String>>,
    /// When it took place.
    pub date: Option<At<Point>>,
    /// Where it took place.
    pub place: Option<At<Ref<PlaceFields>>>,
    /// The event it is a part of.
    pub part_of: Option<At<Ref<EventFields>>>,
    /// HAPPENED where nothing is said.
    pub status: Option<EventStatus>,
    /// Who took part, in which role.
    #[serde(default)]
    pub participants: Vec<ParticipantEntry>,
}

/// Who takes part in an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ParticipantEntry {
    /// Who.
    pub actor: At<Ref<ActorFields>>,
    /// What the actor does.
    pub role: ParticipantRole,
    /// On which side the actor stands, where there are two.
    pub side: Option<Side>,
    /// Whether the source does not name the actor.
    pub implied: Option<bool>,
}

impl HasKind for EventFields {
    const KIND: NodeKind = NodeKind::Event;
}
