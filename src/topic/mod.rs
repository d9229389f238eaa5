//! Topics: issues on which one can take a stance, in a hierarchy (SKOS concepts).

pub(crate) mod entity;
pub(crate) mod graphql;
mod model;
pub(crate) mod rest;
pub(crate) mod store;

pub use demarche_model::topic::{TopicFacet, TopicFilter, TopicOrder};
pub use model::{BroaderKey, NarrowerKey, RelatedKey, Topic, TopicOption};
