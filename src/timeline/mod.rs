//! Time lines: events, and the starts and ends of interests and relations, in one order.

mod codes;
mod filter;
pub(crate) mod graphql;
mod model;
pub(crate) mod rest;
pub mod rules;
pub mod service;
pub mod store;

pub use codes::TimelineEntryKind;
pub use filter::TimelineFilter;
pub use model::TimelineEntry;
