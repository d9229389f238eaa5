//! Facets: how the records of a list spread over the values of a field, counted over the list's own filter.

mod model;
pub mod rules;

pub use demarche_model::facet::{FacetBy, FacetField, Meaning, Rows, Source, Spread, Values};
pub use model::{Facet, FacetValue, Shown};
