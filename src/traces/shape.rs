//! How spans are told: the log has short names for what it tells of a request, and OpenTelemetry has conventions.

use std::{borrow::Cow, time::Duration};

use opentelemetry::{
    Key, KeyValue, Value,
    trace::{SpanKind, Status},
};
use opentelemetry_sdk::{
    Resource,
    error::OTelSdkResult,
    trace::{SpanData, SpanExporter},
};

/// What conventions call the fields of a span; the others are the service's own.
const CONVENTIONS: [(&str, &str); 7] = [
    ("method", "http.request.method"),
    ("path", "url.path"),
    ("route", "http.route"),
    ("status", "http.response.status_code"),
    ("operation.type", "graphql.operation.type"),
    ("operation.name", "graphql.operation.name"),
    ("codes", "error.type"),
];

/// The codes that are the service's fault, or its database's.
const FAULTS: [&str; 3] = ["INTERNAL_SERVER_ERROR", "SERVICE_UNAVAILABLE", "TIMEOUT"];

/// The paths that watchers ask: they are of no interest in themselves.
const WATCHED: [&str; 3] = ["/livez", "/readyz", "/metrics"];

/// Brings spans into their form before they are exported.
#[derive(Debug)]
pub(super) struct Shaped<E>(pub(super) E);

impl<E: SpanExporter> SpanExporter for Shaped<E> {
    async fn export(&self, batch: Vec<SpanData>) -> OTelSdkResult {
        let shaped: Vec<SpanData> = batch.into_iter().filter_map(shape).collect();
        if shaped.is_empty() {
            return Ok(());
        }
        self.0.export(shaped).await
    }

    fn shutdown_with_timeout(&self, timeout: Duration) -> OTelSdkResult {
        self.0.shutdown_with_timeout(timeout)
    }

    fn force_flush(&self) -> OTelSdkResult {
        self.0.force_flush()
    }

    fn set_resource(&mut self, resource: &Resource) {
        self.0.set_resource(resource);
    }
}

/// A span as it is told; `None` where nobody wants to know of it.
fn shape(mut span: SpanData) -> Option<SpanData> {
    if !matches!(&*span.name, "request" | "operation") {
        return Some(span);
    }
    let field = |name: &str| {
        let attributes = span.attributes.iter();
        let mut found = attributes.filter(|attribute| attribute.key.as_str() == name);
        found.next_back().map(|attribute| attribute.value.to_string())
    };
    if field("route").is_some_and(|route| WATCHED.contains(&route.as_str())) {
        return None;
    }
    let status: u16 = field("status")
        .and_then(|status| status.parse().ok())
        .unwrap_or_default();
    let codes = field("codes").unwrap_or_default();
    if status >= 500 || codes.split(',').any(|code| FAULTS.contains(&code)) {
        span.status = Status::error(codes);
    }
    let named = match (field("method"), field("route").filter(|route| route != "none")) {
        (Some(method), Some(route)) => format!("{method} {route}"),
        (Some(method), None) => method,
        (None, _) => {
            let sort = field("operation.type").unwrap_or_else(|| "operation".to_owned());
            field("operation.name").map_or(sort.clone(), |name| format!("{sort} {name}"))
        }
    };
    if span.name == "request" {
        span.span_kind = SpanKind::Server;
    }
    span.name = Cow::Owned(named);
    span.attributes = span.attributes.into_iter().filter_map(rename).collect();
    Some(span)
}

/// A field of the log as an attribute.
fn rename(KeyValue { key, value, .. }: KeyValue) -> Option<KeyValue> {
    let name = key.as_str();
    let known = CONVENTIONS.iter().find(|(field, _)| *field == name);
    match (known, name) {
        // The span has a beginning and an end.
        (None, "elapsed_ms") => None,
        (None, "route") if value == Value::from("none") => None,
        (Some((_, convention)), _) => Some(KeyValue::new(*convention, value)),
        (None, own) => Some(KeyValue::new(Key::from(format!("demarche.{own}")), value)),
    }
}
