//! The service's tests, in one binary: they speak through its public doors, to a real Postgres.

#![expect(clippy::unwrap_used, reason = "a test that fails may panic, in its helpers too")]

// The project's own files: who may import whom, and that its pages are true.
mod architecture;
// Folders of records that are right or wrong.
mod check;
// What fails around the service: its database, its process, its clients.
mod faults;
// Records, lists, filters and pages in GraphQL.
mod graphql;
// What the tests stand on.
mod harness;
// GraphQL over HTTP: requests, limits, caching, event streams, numbers.
mod http;
// Log, traces, backup.
mod operating;
// What one asks about the records, in both APIs, and the questions of readers.
mod questions;
// Publishing, replacing and withdrawing.
mod release;
// Lists, records, refusals and caching in REST.
mod rest;
// GraphQL over web sockets.
mod socket;
// Postgres: the cluster, the schema, the statements, and what is kept of their answers.
mod store;
