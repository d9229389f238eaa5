//! Alignment: on which topics two actors want the same, as computed from their interests and as the source judges.

mod codes;
pub mod measures;
pub mod rules;

pub use codes::{Agreement, Verdict};
