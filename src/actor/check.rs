//! Actors in dataset folders.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ActorKind;
use crate::{
    dataset::{At, Extent, HasKind, Ref},
    node::NodeKind,
};

/// The fields of an actor in a file, beside those of every record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ActorFields {
    /// What sort of actor it is.
    pub kind: At<ActorKind>,
    /// The actor it belongs to, as a ministry to its state.
    pub part_of: Option<At<Ref<ActorFields>>>,
    /// The state whose national it is.
    pub nationality: Option<At<Ref<ActorFields>>>,
    /// Sectors, as PLOVER codes them.
    #[serde(default)]
    pub sectors: Vec<At<String>>,
    /// False where the source does not name it, as "an ambassador".
    pub named: Option<bool>,
    /// While it exists.
    pub active: Option<At<Extent>>,
}

impl HasKind for ActorFields {
    const KIND: NodeKind = NodeKind::Actor;
}
