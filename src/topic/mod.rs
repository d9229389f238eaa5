//! Topics: issues on which one can take a stance, in a hierarchy (SKOS concepts).

pub mod check;
mod filter;
mod model;

pub use filter::{TopicFilter, TopicOrder};
pub use model::{Topic, TopicOption};
pub(crate) mod entity;
