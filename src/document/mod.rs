//! Documents: the sources of what is recorded, with their passages.

pub(crate) mod entity;
pub(crate) mod graphql;
mod model;
mod passage;
pub(crate) mod rest;
pub(crate) mod store;

pub use demarche_model::document::{DocumentFacet, DocumentFilter, DocumentOrder, Reliability};
pub use model::{Document, Passage};
pub use passage::{PassageConnection, passages};
