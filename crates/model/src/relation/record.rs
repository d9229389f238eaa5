//! The record of a relation.

use std::sync::Arc;

use super::{RelationFacet, RelationFilter, RelationKind, RelationOrder, RelationStatus};
use crate::{
    date::UncertainPeriod,
    kind::Kind,
    node::NodeKind,
    node::{Key, Node},
    record::Record,
};
use get_size2::GetSize;

/// A standing tie between two records of any kind.
#[derive(Clone, Debug, PartialEq, GetSize)]
pub struct Relation {
    /// What every record has.
    pub node: Node,
    /// What it says of its ends.
    pub kind: RelationKind,
    /// The end it starts from; for an undirected kind either one.
    pub from: Key,
    /// The end it leads to.
    pub to: Key,
    /// In words, what `from` is to `to`: the title of a post, the sort of membership.
    pub role: Option<String>,
    /// Whether and how it is real; `None` where it simply holds.
    pub status: Option<RelationStatus>,
    /// Whether the service made it from `partOf` or `within` of the record it starts from.
    pub derived: bool,
    /// While it holds; `None` where that is not said.
    pub valid: Option<UncertainPeriod>,
}

impl Kind for Relation {
    const KIND: NodeKind = NodeKind::Relation;
    type Filter = RelationFilter;
    type Order = RelationOrder;
    type Facet = RelationFacet;

    fn of(record: Record) -> Option<Arc<Self>> {
        match record {
            Record::Relation(record) => Some(record),
            _ => None,
        }
    }

    fn node(&self) -> &Node {
        &self.node
    }
}
