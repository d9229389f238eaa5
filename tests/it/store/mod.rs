//! Postgres as the service uses it: the cluster that it brings along, the schema, the statements, and what it keeps.

mod cache;
mod database;
mod embedded;
pub mod indexes;
mod migration;
mod statements;
