//! Interests: what an actor wants, fears or holds, with its stance on a topic.

pub(crate) mod entity;
pub(crate) mod graphql;
mod model;
pub(crate) mod rest;
pub(crate) mod store;

pub use demarche_model::interest::{
    Comparison, ComparisonValue, Crossing, InterestFacet, InterestFilter, InterestKind, InterestOrder, InterestStatus,
    Operator, label,
};
pub use model::Interest;
pub(crate) use store::{OF_HOLDER, OF_TOPIC};
