//! The service's tests, in one binary: they speak through its public doors, to a real Postgres.

#![expect(clippy::unwrap_used, reason = "a test that fails may panic, in its helpers too")]

mod alignment;
mod architecture;
mod backup;
mod cache;
mod check;
mod citation;
mod coverage;
mod database;
mod embedded;
mod ends;
mod events;
mod facets;
mod faults;
mod finding;
mod graphql;
mod harness;
mod http;
mod indexes;
mod migration;
mod one_fault;
mod operating;
mod pages;
mod path;
mod questions;
mod release;
mod rest;
mod schema;
mod socket;
mod standing_claim;
mod statements;
mod timeline;
