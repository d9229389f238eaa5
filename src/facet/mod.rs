//! Facets: how the records of a list spread over the values of a field, counted over the list's own filter.

pub(crate) mod graphql;
pub(crate) mod loader;
mod model;
pub mod rules;
pub mod store;

pub use demarche_model::facet::{FacetBy, Meaning, Rows, Source, Values};
pub use model::{Facet, FacetValue, Shown, Spread};
