//! Paths: how two records hang together, hop by hop, and what led to a record or what it led to.

mod codes;
mod label;
mod model;
pub mod rules;
pub mod service;
mod store;

pub use codes::CausalDirection;
pub use label::label;
pub use model::{Chain, Path, PathFilter, PathHop, PathResult, Terms, number};
