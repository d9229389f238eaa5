//! Where the log goes: readable lines on a terminal, JSON otherwise, always to the standard error.

use std::io::{IsTerminal, stderr};

use tracing_subscriber::{EnvFilter, fmt, prelude::*, registry};

/// What is logged where `RUST_LOG` says nothing.
const DEFAULT_FILTER: &str = "info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn";

/// Starts the log. Called once, first thing.
pub fn start() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(DEFAULT_FILTER));
    let terminal = stderr().is_terminal();
    let lines = terminal.then(|| fmt::layer().with_writer(stderr).with_target(false));
    let json = (!terminal).then(|| fmt::layer().json().flatten_event(true).with_writer(stderr));
    registry().with(filter).with(lines).with(json).init();
}
