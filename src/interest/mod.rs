//! Interests: what an actor wants, fears or holds, with its stance on a topic.

pub mod check;
mod codes;
mod crossed_when;
mod crossing;
pub(crate) mod entity;
mod facet;
mod filter;
pub(crate) mod graphql;
mod label;
mod model;
pub(crate) mod rest;
pub(crate) mod store;

pub use codes::{InterestKind, InterestStatus, Operator};
pub use crossed_when::{Compared, CrossedWhen};
pub use crossing::{Comparison, ComparisonValue, Crossing};
pub use facet::InterestFacet;
pub use filter::{InterestFilter, InterestOrder};
pub use label::label;
pub use model::Interest;
pub(crate) use store::{OF_HOLDER, OF_TOPIC};
