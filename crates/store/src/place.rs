//! Places in the database: their rows and their filter.

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

/// The table of places.
pub(crate) mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "place")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub release: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: i32,
        pub kind: String,
        pub within: Option<i32>,
        pub country: Option<i32>,
        pub latitude: Option<f64>,
        pub longitude: Option<f64>,
        pub geo_precision: Option<i16>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
