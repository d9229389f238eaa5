//! Documents: the sources of what is recorded, with their passages.

mod codes;
mod filter;
mod model;

pub use codes::Reliability;
pub use filter::{DocumentFilter, DocumentOrder};
pub use model::{Document, Passage};
