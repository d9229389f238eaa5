//! Places in the database: their rows and their filter.

use sea_orm::sea_query::{Condition, Expr, ExprTrait};

use super::{GeoPrecision, Place, PlaceFacet, PlaceFilter, PlaceOrder, entity};
use crate::{
    error::Result,
    node::{DateColumns, Filter, Key, Kind, Names, Node, NodeKind, Order, PlaceCondition, condition, row},
};

impl Kind for Place {
    const KIND: NodeKind = NodeKind::Place;
    const DATE: Option<DateColumns> = None;
    type Entity = entity::Entity;
    type Row = entity::Model;
    type Filter = PlaceFilter;
    type Order = PlaceOrder;
    type Facet = PlaceFacet;

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

    fn node(&self) -> &Node {
        &self.node
    }
}

impl Order for PlaceOrder {}

impl Filter for PlaceFilter {
    fn condition(&self, names: &mut Names) -> Result<Condition> {
        let Self {
            record,
            kinds,
            within,
            country,
            and,
            or,
            not,
        } = self;
        let mut leaves = condition::record(record, NodeKind::Place, names)?;
        leaves.extend([
            condition::any_code("kind", kinds.as_ref()),
            within.as_ref().map(|within| inside(within, names)).transpose()?,
            condition::any_record(("country", NodeKind::Actor), country.as_ref(), names)?,
        ]);
        condition::tree(leaves, (and, or, not), names)
    }
}

/// Directly inside a place or, where asked for, at any depth.
fn inside(within: &PlaceCondition, names: &mut Names) -> Result<Expr> {
    let PlaceCondition { id, include_within } = within;
    let key = names.key(NodeKind::Place, "within", id)?;
    let column = Expr::col(("t", "within"));
    Ok(column.is_not_null().and(condition::key_or_below(
        ("t", "within"),
        key,
        *include_within,
        names.release(),
    )))
}
