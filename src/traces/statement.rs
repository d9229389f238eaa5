//! Statements to the database, as spans of the request for which they are sent.

use std::time::{Duration, SystemTime};

use demarche_postgres::Statement;
use opentelemetry::{
    KeyValue,
    trace::{Span as _, SpanKind, Status, TraceContextExt, Tracer},
};
use tracing::Span;
use tracing_opentelemetry::OpenTelemetrySpanExt;

use super::TRACER;

/// The longest text of a statement that is told, in bytes.
const LONGEST: usize = 2_000;

/// Tells of a statement that has just ended, where the request is traced. Its values are not told.
pub fn trace_statement(statement: &Statement, took: Duration, failed: bool) {
    let Some(tracer) = TRACER.get() else { return };
    let parent = Span::current().context();
    if !parent.span().span_context().is_sampled() {
        return;
    }
    let text = &statement.sql;
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let verb = text.split_whitespace().next().unwrap_or("statement").to_owned();
    let end = SystemTime::now();
    let mut span = tracer
        .span_builder(verb)
        .with_kind(SpanKind::Client)
        .with_start_time(end.checked_sub(took).unwrap_or(end))
        .with_attributes([
            KeyValue::new("db.system.name", "postgresql"),
            KeyValue::new("db.query.text", text.to_owned()),
        ])
        .start_with_context(tracer, &parent);
    if failed {
        span.set_status(Status::error("it failed"));
    }
    span.end_with_timestamp(end);
}
