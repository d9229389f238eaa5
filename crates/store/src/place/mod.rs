//! Places in the database: their rows and their filter.

pub(crate) mod entity;

use demarche_model::{
    error::Result,
    filter::DateColumns,
    node::{Key, Node, NodeKind},
    place::{GeoPrecision, Place},
};

use crate::{row, table::Stored};

impl Stored for Place {
    const KIND: NodeKind = NodeKind::Place;
    const TABLE: &str = "place";
    const DATE: Option<DateColumns> = None;
    type Entity = entity::Entity;
    type Row = entity::Model;

    fn from_row(node: Node, row: entity::Model) -> Result<Self> {
        let entity::Model {
            release: _,
            key: _,
            kind,
            within,
            country,
            latitude,
            longitude,
            geo_precision,
        } = row;
        Ok(Self {
            node,
            kind: row::code(&kind)?,
            within: within.map(Key),
            country: country.map(Key),
            latitude,
            longitude,
            geo_precision: geo_precision.and_then(GeoPrecision::from_number),
        })
    }
}
