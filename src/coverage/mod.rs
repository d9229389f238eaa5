//! Coverage: what a release has evidence for, and what is missing from it.

mod graphql;
mod model;
pub(crate) mod rest;
pub mod rules;
pub mod service;
pub(crate) mod store;

pub use model::{ClaimCount, Coverage, KindCoverage};
