//! Topics: issues on which one can take a stance, in a hierarchy (SKOS concepts).

mod facet;
mod filter;

pub use facet::TopicFacet;
pub use filter::{TopicFilter, TopicOrder};
