//! Documents: the sources of what is recorded, with their passages.

mod codes;
mod facet;
mod filter;
mod record;

pub use codes::Reliability;
pub use facet::DocumentFacet;
pub use filter::{DocumentFilter, DocumentOrder};
pub use record::{Document, Passage};
