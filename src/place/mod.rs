//! Places: where things are and happen, from regions and cities to borders and corridors.

mod codes;

pub use codes::{GeoPrecision, PlaceKind};
