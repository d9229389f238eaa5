//! Demarche: the structured analysis of international politics over GraphQL and REST.

pub mod actor;
pub mod alignment;
pub mod app;
pub mod artifact;
pub mod cache;
pub mod claim;
pub mod cli;
pub mod code;
pub mod config;
pub mod coverage;
pub mod document;
pub mod dyad;
pub mod event;
pub mod facet;
pub mod graphql;
pub mod http;
pub mod interest;
pub mod metrics;
pub mod node;
pub mod path;
pub mod place;
pub mod red_line;
pub mod relation;
pub mod release;
pub mod resolve;
pub mod rest;
pub mod search;
pub mod timeline;
pub mod topic;
pub mod traces;

pub use demarche_dataset as dataset;
pub use demarche_model::{Error, Result, date, error, fold, page, suggest, vocabulary};
pub use demarche_postgres as database;
