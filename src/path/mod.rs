//! Paths: how two records hang together, hop by hop, and what led to a record or what it led to.

mod codes;
pub(crate) mod graphql;
mod label;
mod model;
pub(crate) mod rest;
pub mod rules;
pub mod service;
pub(crate) mod store;

pub use codes::CausalDirection;
pub use label::label;
pub use model::{Chain, Path, PathFilter, PathHop, PathResult, Terms};
