//! The closed lists as an answer of their own: every code with its label, definition and source.

mod graphql;
mod model;
pub mod plover;
mod rules;

pub use graphql::CodeQuery;
pub use model::{AllowedEnds, Code, CodeScheme};
pub use rules::{codes, words};
