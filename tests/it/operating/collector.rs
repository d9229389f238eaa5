//! A collector of OpenTelemetry, as small as a test needs it: it takes what is exported and shows it.

use axum::{Router, body::Bytes, http::StatusCode, routing::post};
use opentelemetry_proto::tonic::{
    collector::trace::v1::ExportTraceServiceRequest,
    common::v1::{KeyValue, any_value::Value},
    trace::v1::Span,
};
use prost::Message;
use tokio::{
    net::TcpListener,
    sync::mpsc::{UnboundedReceiver, unbounded_channel},
};

use crate::harness::patiently;

/// A collector that listens.
pub struct Collector {
    /// What services name in `OTEL_EXPORTER_OTLP_ENDPOINT`.
    pub endpoint: String,
    spans: UnboundedReceiver<Received>,
}

/// A span that was received.
#[derive(Debug)]
pub struct Received {
    /// What the service says it is called.
    pub service: String,
    pub span: Span,
}

impl Collector {
    /// Lets it listen.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let (show, spans) = unbounded_channel();
        let take = async move |body: Bytes| {
            for received in read(&body) {
                let _ = show.send(received);
            }
            StatusCode::OK
        };
        let router = Router::new().route("/v1/traces", post(take));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { endpoint, spans }
    }

    /// The next span of this name; those before it are left out.
    pub async fn span(&mut self, name: &str) -> Received {
        loop {
            let received = patiently(self.spans.recv()).await.unwrap();
            if received.span.name == name {
                return received;
            }
        }
    }

    /// The spans that have come up to now.
    pub fn all(&mut self) -> Vec<Received> {
        std::iter::from_fn(|| self.spans.try_recv().ok()).collect()
    }
}

impl Received {
    /// An attribute as text; empty where there is none.
    pub fn attribute(&self, name: &str) -> String {
        text(&self.span.attributes, name)
    }
}

fn read(body: &[u8]) -> Vec<Received> {
    let request = ExportTraceServiceRequest::decode(body).unwrap();
    let mut found = Vec::new();
    for resource in request.resource_spans {
        let attributes = resource.resource.unwrap_or_default().attributes;
        let service = text(&attributes, "service.name");
        for span in resource.scope_spans.into_iter().flat_map(|scope| scope.spans) {
            let service = service.clone();
            found.push(Received { service, span });
        }
    }
    found
}

fn text(attributes: &[KeyValue], name: &str) -> String {
    let found = attributes.iter().rev().find(|attribute| attribute.key == name);
    match found.and_then(|found| found.value.clone()?.value) {
        Some(Value::StringValue(text)) => text,
        Some(Value::IntValue(number)) => number.to_string(),
        Some(Value::BoolValue(truth)) => truth.to_string(),
        _ => String::new(),
    }
}
