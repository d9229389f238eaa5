//! What operators see of a running service: its log and its traces.

mod backup;
mod collector;
mod log;
mod logged;
mod traces;

pub use logged::Logged;
