//! The record of an actor.

use std::sync::Arc;

use super::{ActorFacet, ActorFilter, ActorKind, ActorOrder};
use crate::{
    date::UncertainPeriod,
    kind::Kind,
    node::NodeKind,
    node::{Key, Node},
    record::Record,
    relation::{RelationKind, RelationStatus},
};
use get_size2::GetSize;

/// Somebody who acts or wants.
#[derive(Clone, Debug, PartialEq, GetSize)]
pub struct Actor {
    /// What every record has.
    pub node: Node,
    /// What sort of actor it is.
    pub kind: ActorKind,
    /// The actor it is a body or part of: a ministry's state.
    pub part_of: Option<Key>,
    /// The state whose national a person, company or organisation is.
    pub nationality: Option<Key>,
    /// The sectors it belongs to, as codes of PLOVER (scheme PLOVER_SECTOR).
    pub sectors: Vec<String>,
    /// Whether the source names it; false for "an ambassador", "a private firm".
    pub named: bool,
    /// While it exists or acts; `None` where that is not said.
    pub active: Option<UncertainPeriod>,
}

/// What ties a member, participant or post holder to an organisation.
#[derive(Clone, Debug, PartialEq, GetSize)]
pub struct Membership {
    /// MEMBER_OF, PARTICIPANT_OF or HOLDS_POST.
    pub kind: RelationKind,
    /// The title of the post, or what sort of member it is.
    pub role: Option<String>,
    /// While it holds.
    pub valid: Option<UncertainPeriod>,
    /// Whether and how it is real.
    pub status: Option<RelationStatus>,
}

impl Kind for Actor {
    const KIND: NodeKind = NodeKind::Actor;
    type Filter = ActorFilter;
    type Order = ActorOrder;
    type Facet = ActorFacet;

    fn of(record: Record) -> Option<Arc<Self>> {
        match record {
            Record::Actor(record) => Some(record),
            _ => None,
        }
    }

    fn node(&self) -> &Node {
        &self.node
    }
}
