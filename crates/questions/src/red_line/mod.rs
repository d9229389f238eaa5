//! Red lines: what crosses them, as their tests decide it and as the source has it.

mod codes;
mod model;
pub mod rules;
pub mod service;
pub(crate) mod store;

pub use codes::{CrossingResult, LeafResult};
pub use model::RedLineCheck;
pub use store::{Assertion, Tested};
