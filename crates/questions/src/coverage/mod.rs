//! Coverage: what a release has evidence for, and what is missing from it.

mod model;
pub mod rules;
pub mod service;
mod store;

pub use model::{ClaimCount, Coverage, KindCoverage};
