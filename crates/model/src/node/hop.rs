//! The hops between records: what ties one record to another.

use async_graphql::InputObject;
use get_size2::GetSize;
use serde::Serialize;

use super::{Key, NodeKind};
use crate::{
    page::{Position, SortValue},
    relation::RelationKind,
    vocabulary::vocabulary,
};

vocabulary! {
    /// What sort of tie a hop goes along.
    pub enum HopKind {
        /// A relation, from either end.
        Relation,
        /// Taking part in an event: actor to event.
        Participation,
        /// An interest: its holder to its topic.
        Interest,
        /// A reference in the record itself: `partOf`, `within`, `country`, `nationality`, a party.
        Affiliation,
    }
}

vocabulary! {
    /// In which direction a hop is gone.
    pub enum HopDirection {
        /// As the tie points; also along ties that have no direction.
        Forward,
        /// Against it.
        Backward,
    }
}

/// Which hops are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, InputObject, GetSize)]
#[serde(rename_all = "camelCase")]
pub struct NeighborFilter {
    /// To records of one of these kinds.
    pub kinds: Option<Vec<NodeKind>>,
    /// Along ties of one of these sorts.
    pub via: Option<Vec<HopKind>>,
    /// Along relations of one of these kinds; other sorts of tie do not fit.
    pub relation_kinds: Option<Vec<RelationKind>>,
    /// Gone in this direction.
    pub direction: Option<HopDirection>,
}

/// A hop from a record to its neighbour.
#[derive(Clone, Debug, PartialEq, Eq, GetSize)]
pub struct Hop {
    /// Its number in the release.
    pub key: Key,
    /// The record from which it goes.
    pub from: Key,
    /// The record to which it leads.
    pub to: Key,
    /// In which direction it is gone.
    pub direction: HopDirection,
    /// What sort of tie it goes along.
    pub kind: HopKind,
    /// The relation, event or interest that is the tie; `None` for affiliations.
    pub carrier: Option<Key>,
    /// The role, or the field that refers.
    pub role: Option<String>,
    /// The place of the participant or party in its list.
    pub position: i32,
}

impl Hop {
    /// Its place in the list of hops.
    pub fn place(&self) -> Position {
        Position {
            sort: SortValue::None,
            key: self.key,
            tie: 0,
        }
    }
}
