//! Places: where things are and happen, from regions and cities to borders and corridors.

pub(crate) mod entity;
pub(crate) mod graphql;
mod model;
pub(crate) mod rest;
pub(crate) mod store;

pub use demarche_model::place::{GeoPrecision, PlaceFacet, PlaceFilter, PlaceKind, PlaceOrder};
pub use model::Place;
