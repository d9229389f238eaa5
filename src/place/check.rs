//! Places in dataset folders.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::PlaceKind;
use crate::{
    actor::check::ActorFields,
    dataset::{At, HasKind, Ref},
    node::NodeKind,
};

/// The fields of a place in a file, beside those of every record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlaceFields {
    /// What sort of place it is.
    pub kind: At<PlaceKind>,
    /// The place it lies in.
    pub within: Option<At<Ref<PlaceFields>>>,
    /// The state it belongs to.
    pub country: Option<At<Ref<ActorFields>>>,
    /// Degrees north (WGS 84), −90 to 90.
    pub latitude: Option<At<f64>>,
    /// Degrees east (WGS 84), −180 to 180.
    pub longitude: Option<At<f64>>,
    /// How precisely the coordinates are known: UCDP's `where_prec`, 1 (exact) to 7.
    pub geo_precision: Option<At<i64>>,
}

impl HasKind for PlaceFields {
    const KIND: NodeKind = NodeKind::Place;
}
