//! Interests: what an actor wants, fears or holds, with its stance on a topic.

mod codes;
mod crossing;
pub(crate) mod entity;
mod filter;
mod model;

pub use codes::{InterestKind, InterestStatus, Operator};
pub use crossing::{Comparison, ComparisonValue, Crossing};
pub use filter::{InterestFilter, InterestOrder};
pub use model::Interest;
