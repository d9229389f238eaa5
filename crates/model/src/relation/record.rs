//! The record of a relation.

use super::{RelationKind, RelationStatus};
use crate::{
    date::UncertainPeriod,
    node::{Key, Node},
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
