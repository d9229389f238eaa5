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
pub mod database;
pub mod dataset;
pub mod date;
pub mod document;
pub mod dyad;
pub mod error;
pub mod event;
pub mod facet;
pub mod fold;
pub mod graphql;
pub mod http;
pub mod interest;
pub mod node;
pub mod page;
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
pub mod vocabulary;

pub use error::{Error, Result};
