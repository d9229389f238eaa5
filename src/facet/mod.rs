//! Facets: how the records of a list spread over the values of a field, counted over the list's own filter.

pub(crate) mod graphql;
pub(crate) mod loader;
mod model;
pub mod rules;
pub mod store;

pub use model::{
    CLAIM_BY, CLAIM_MODE, CLAIM_SOURCE, DISPUTED, Facet, FacetBy, FacetValue, Meaning, Rows, Shown, Source, Spread,
    TOPIC, Values, YEAR,
};
