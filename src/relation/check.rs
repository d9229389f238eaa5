//! Relations in dataset folders.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{RelationKind, RelationStatus};
use crate::{
    dataset::{AnyRef, At, Extent, HasKind},
    node::NodeKind,
};

/// The fields of a relation in a file, beside those of every record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RelationFields {
    /// What it says of its ends.
    pub kind: At<RelationKind>,
    /// The record it starts from.
    pub from: At<AnyRef>,
    /// The record it leads to.
    pub to: At<AnyRef>,
    /// In words, what `from` is to `to`: the title of a post.
    pub role: Option<String>,
    /// While it holds.
    pub valid: Option<At<Extent>>,
    /// Whether and how it is real; nothing where it simply holds.
    pub status: Option<RelationStatus>,
}

impl HasKind for RelationFields {
    const KIND: NodeKind = NodeKind::Relation;
}
