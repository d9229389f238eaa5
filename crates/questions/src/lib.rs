//! The questions that a release answers: rules that are pure, what they read, and the service that brings both together.
//!
//! A question stands in a folder: `model` and `codes` for its words, `rules` for what it decides, `store` for its
//! statements, `service` for the answer. [`Analysis`] is what all of them are answered from. Nothing here knows GraphQL's
//! resolvers or HTTP.

pub mod alignment;
mod analysis;
mod caches;
pub mod claim;
pub mod code;
pub mod coverage;
pub mod dyad;
pub mod facet;
pub mod path;
pub mod query;
pub mod red_line;
pub mod resolve;
pub mod search;
pub mod timeline;

pub use analysis::Analysis;
pub use caches::Caches;
pub use query::Queries;
