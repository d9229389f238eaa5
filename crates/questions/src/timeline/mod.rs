//! Time lines: events, and the starts and ends of interests and relations, in one order.

mod codes;
mod filter;
mod model;
pub mod rules;
pub mod service;
pub mod store;

pub use codes::TimelineEntryKind;
pub use filter::TimelineFilter;
pub use model::TimelineEntry;
pub use store::PlacedEntry;
