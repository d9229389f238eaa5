//! Datasets and their releases: published whole or not at all, frozen from then on, taken back as a whole.

pub(crate) mod entity;
mod tables;

pub use tables::{MappedColumn, mapped_columns};
