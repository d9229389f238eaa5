//! Documents: the sources of what is recorded, with their passages.

pub mod check;
mod codes;
pub(crate) mod entity;
mod facet;
mod filter;
pub(crate) mod graphql;
mod model;
mod passage;
pub(crate) mod rest;
pub(crate) mod store;

pub use codes::Reliability;
pub use facet::DocumentFacet;
pub use filter::{DocumentFilter, DocumentOrder};
pub use model::{Document, Passage};
pub use passage::{PassageConnection, passages};
