//! Places: where things are and happen, from regions and cities to borders and corridors.

mod codes;
mod facet;
mod filter;
mod record;

pub use codes::{GeoPrecision, PlaceKind};
pub use facet::PlaceFacet;
pub use filter::{PlaceFilter, PlaceOrder};
pub use record::Place;
