//! Demarche: the structured analysis of international politics over GraphQL and REST.

pub mod error;
pub mod node;
pub mod vocabulary;

pub use error::{Error, Result};
