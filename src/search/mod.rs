//! Search: records by the words that people use for them.

mod codes;
pub(crate) mod entity;
pub(crate) mod graphql;
mod model;
pub(crate) mod rest;
pub mod rules;
pub mod service;
pub mod store;

pub use codes::{SearchField, SearchMode};
pub use model::{Found, Hit, Question};
