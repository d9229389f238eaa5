//! Resolving: which record a name, a code or an id means; where it may mean several, all of them.

mod codes;
pub(crate) mod graphql;
mod model;
pub(crate) mod rest;
pub mod rules;
pub mod service;
pub mod store;

pub use codes::MatchKind;
pub use model::{Candidate, Resolution};
