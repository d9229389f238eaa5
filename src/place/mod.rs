//! Places: where things are and happen, from regions and cities to borders and corridors.

pub mod check;
mod codes;
pub(crate) mod entity;
mod filter;
mod model;

pub use codes::{GeoPrecision, PlaceKind};
pub use filter::{PlaceFilter, PlaceOrder};
pub use model::Place;
