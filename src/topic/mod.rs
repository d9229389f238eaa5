//! Topics: issues on which one can take a stance, in a hierarchy (SKOS concepts).

pub mod check;
pub(crate) mod entity;
mod facet;
mod filter;
pub(crate) mod graphql;
mod model;
pub(crate) mod rest;
pub(crate) mod store;

pub use facet::TopicFacet;
pub use filter::{TopicFilter, TopicOrder};
pub use model::{BroaderKey, NarrowerKey, RelatedKey, Topic, TopicOption};
