//! Red lines: what crosses them, as their tests decide it and as the source has it.

mod codes;
pub(crate) mod graphql;
mod model;
pub(crate) mod rest;
pub mod rules;
pub mod service;
pub(crate) mod store;

pub use codes::{CrossingResult, LeafResult};
pub use model::RedLineCheck;
