//! Demarche: the structured analysis of international politics over GraphQL and REST.
//!
//! This package is the service around the floors in `crates/`: the server, the command line, what operators see.

pub mod app;
pub mod cache;
pub mod cli;
pub mod config;
pub mod http;
pub mod metrics;
pub mod traces;

pub use demarche_model::{Error, Result};
