//! Paths in GraphQL.

mod objects;
mod query;

pub use query::PathQuery;
