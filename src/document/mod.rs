//! Documents: the sources of what is recorded, with their passages.

pub mod check;
mod codes;
pub(crate) mod entity;
mod filter;
mod model;

pub use codes::Reliability;
pub use filter::{DocumentFilter, DocumentOrder};
pub use model::{Document, Passage};
