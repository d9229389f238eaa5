//! The record of a place.

use std::sync::Arc;

use super::{GeoPrecision, PlaceFacet, PlaceFilter, PlaceKind, PlaceOrder};
use crate::{
    kind::Kind,
    node::NodeKind,
    node::{Key, Node},
    record::Record,
};
use get_size2::GetSize;

/// A place on the map.
#[derive(Clone, Debug, PartialEq, GetSize)]
pub struct Place {
    /// What every record has.
    pub node: Node,
    /// What sort of place it is.
    pub kind: PlaceKind,
    /// The place it lies in.
    pub within: Option<Key>,
    /// The state it belongs to under international law, as the dataset sees it; an actor.
    pub country: Option<Key>,
    /// Degrees north of the equator, −90 to 90 (WGS 84).
    pub latitude: Option<f64>,
    /// Degrees east of Greenwich, −180 to 180 (WGS 84).
    pub longitude: Option<f64>,
    /// How precisely the coordinates are known (UCDP: where_prec).
    pub geo_precision: Option<GeoPrecision>,
}

impl Kind for Place {
    const KIND: NodeKind = NodeKind::Place;
    type Filter = PlaceFilter;
    type Order = PlaceOrder;
    type Facet = PlaceFacet;

    fn of(record: Record) -> Option<Arc<Self>> {
        match record {
            Record::Place(record) => Some(record),
            _ => None,
        }
    }

    fn node(&self) -> &Node {
        &self.node
    }
}
