//! Places: where things are and happen, from regions and cities to borders and corridors.

pub mod check;
mod codes;
pub(crate) mod entity;
mod facet;
mod filter;
pub(crate) mod graphql;
mod model;
pub(crate) mod rest;
pub(crate) mod store;

pub use codes::{GeoPrecision, PlaceKind};
pub use facet::PlaceFacet;
pub use filter::{PlaceFilter, PlaceOrder};
pub use model::Place;
