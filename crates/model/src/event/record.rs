//! The record of an event and of the part an actor takes in it.

use std::sync::Arc;

use super::{EventFacet, EventFilter, EventKind, EventOrder, EventStatus, ParticipantRole, Side};
use crate::{
    date::UncertainDate,
    kind::Kind,
    node::NodeKind,
    node::{Key, Node},
    record::Record,
};
use get_size2::GetSize;

/// Something that happened, is planned, or is said to have happened.
#[derive(Clone, Debug, PartialEq, GetSize)]
pub struct Event {
    /// What every record has.
    pub node: Node,
    /// What sort of act it is; `None` where no event type of PLOVER fits.
    pub kind: Option<EventKind>,
    /// How the act was done, as modes of its kind (scheme PLOVER_MODE).
    pub modes: Vec<String>,
    /// What fields of politics it touches (scheme PLOVER_CONTEXT).
    pub contexts: Vec<String>,
    /// When it took place: one moment, as precisely as the source says; `None` where it says nothing.
    pub date: Option<UncertainDate>,
    /// Where it took place.
    pub place: Option<Key>,
    /// The event it is a part of.
    pub part_of: Option<Key>,
    /// Whether and how it is real, as the source has it.
    pub status: EventStatus,
}

/// The part an actor takes in an event.
#[derive(Clone, Debug, PartialEq, Eq, GetSize)]
pub struct Participation {
    /// The event.
    pub event: Key,
    /// Its place in the event's list, from 0.
    pub position: i32,
    /// Who takes part.
    pub actor: Key,
    /// What the actor does.
    pub role: ParticipantRole,
    /// On which side the actor stands, where there are two.
    pub side: Option<Side>,
    /// Whether the source does not name the actor, and the part follows from what it says.
    pub implied: bool,
}

impl Kind for Event {
    const KIND: NodeKind = NodeKind::Event;
    type Filter = EventFilter;
    type Order = EventOrder;
    type Facet = EventFacet;

    fn of(record: Record) -> Option<Arc<Self>> {
        match record {
            Record::Event(record) => Some(record),
            _ => None,
        }
    }

    fn node(&self) -> &Node {
        &self.node
    }
}
