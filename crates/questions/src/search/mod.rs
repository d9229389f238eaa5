//! Search: records by the words that people use for them.

mod codes;
mod model;
pub mod rules;
pub mod service;
pub mod store;

pub use codes::{SearchField, SearchMode};
pub use model::{Found, Hit, Question};
