//! Topics: issues on which one can take a stance, in a hierarchy (SKOS concepts).

mod facet;
mod filter;
mod record;

pub use facet::TopicFacet;
pub use filter::{TopicFilter, TopicOrder};
pub use record::{BroaderKey, NarrowerKey, RelatedKey, Topic, TopicOption};
