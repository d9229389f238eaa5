//! Red lines: what crosses them, as their tests decide it and as the source has it.

mod codes;
pub mod rules;

pub use codes::{CrossingResult, LeafResult};
