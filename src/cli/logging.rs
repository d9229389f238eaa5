//! Where the log goes: readable lines on a terminal, JSON otherwise, always to the standard error. Traces go beside it.

use std::{
    io::{IsTerminal, stderr},
    panic::{PanicHookInfo, set_hook},
};

use tracing_subscriber::{EnvFilter, Layer, Registry, fmt, prelude::*, registry};

use demarche_model::error::told;

use crate::traces::Traces;

/// What is logged where `RUST_LOG` says nothing.
const DEFAULT_FILTER: &str = "info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn";

/// Starts the log, and traces where they are wanted; what this gives sends the last of them. Called once, first thing.
pub fn start(traced: bool) -> Option<Traces> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(DEFAULT_FILTER));
    let wanted = if traced { Traces::start() } else { Ok(None) };
    let (traces, complaint) = wanted.map_or_else(|complaint| (None, Some(complaint)), |traces| (traces, None));
    let layer = traces.as_ref().map(Traces::layer);
    if !stderr().is_terminal() {
        set_hook(Box::new(tell_panic));
    }
    registry().with(lines().with_filter(filter)).with(layer).init();
    if let Some(complaint) = complaint {
        tracing::error!("no traces are sent: {complaint}");
    }
    traces
}

/// A panic is one line of the log like any other.
fn tell_panic(panic: &PanicHookInfo<'_>) {
    let what = told(&panic.payload_as_str().unwrap_or("it does not say why"));
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(place, "a panic: {what}");
}

/// The lines of the log. In JSON, what they are about stands in `span`: the request, or the operation on a socket.
fn lines() -> Box<dyn Layer<Registry> + Send + Sync> {
    if stderr().is_terminal() {
        return fmt::layer().with_writer(stderr).with_target(false).boxed();
    }
    let json = fmt::layer().json().flatten_event(true).with_span_list(false);
    json.with_writer(stderr).boxed()
}
