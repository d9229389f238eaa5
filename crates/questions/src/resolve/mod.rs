//! Resolving: which record a name, a code or an id means; where it may mean several, all of them.

mod codes;
mod model;
pub mod rules;
pub mod service;
pub mod store;

pub use codes::MatchKind;
pub use model::{Candidate, Resolution};
