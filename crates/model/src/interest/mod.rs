//! Interests: what an actor wants, fears or holds, with its stance on a topic.

mod codes;
mod crossing;
mod facet;
mod filter;
mod label;
mod record;

pub use codes::{InterestKind, InterestStatus, Operator};
pub use crossing::{Comparison, ComparisonValue, Crossing};
pub use facet::InterestFacet;
pub use filter::{InterestFilter, InterestOrder};
pub use label::label;
pub use record::Interest;
