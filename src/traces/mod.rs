//! Traces for a collector of OpenTelemetry: where one is named in the environment, the span of every request goes there,
//! and those of its statements with it.

mod client;
mod settings;
mod shape;
mod statement;

use std::{sync::OnceLock, time::Duration};

use axum::http::HeaderMap;
use opentelemetry::{propagation::TextMapPropagator, trace::TracerProvider};
use opentelemetry_http::HeaderExtractor;
use opentelemetry_otlp::{SpanExporter, WithHttpConfig};
use opentelemetry_sdk::{
    Resource,
    propagation::TraceContextPropagator,
    trace::{SdkTracer, SdkTracerProvider},
};
use tracing::{Level, Span, Subscriber, level_filters::LevelFilter};
use tracing_opentelemetry::OpenTelemetrySpanExt;
use tracing_subscriber::{Layer, filter::filter_fn, registry::LookupSpan};

pub use self::statement::trace_statement;
use self::{client::Client, settings::Settings, shape::Shaped};

/// The headers in which clients name the trace that a request belongs to.
const PARENT: &str = "traceparent";

/// How long what was not sent yet may take when the service stops.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(2);

/// What the service is called where nobody says otherwise.
const SERVICE: &str = "demarche";

/// What makes spans; none where no collector is named.
static TRACER: OnceLock<SdkTracer> = OnceLock::new();

/// The traces of the process.
#[derive(Debug)]
pub struct Traces(SdkTracerProvider);

impl Traces {
    /// Sends traces from now on, where the environment names a collector.
    ///
    /// # Errors
    /// Why they cannot be sent, in words.
    pub fn start() -> Result<Option<Self>, String> {
        let Some(settings) = Settings::read(|name| std::env::var(name).ok())? else {
            return Ok(None);
        };
        let exporter = SpanExporter::builder().with_http();
        let exporter = exporter.with_http_client(Client::new(settings.timeout));
        let exporter = exporter.build().map_err(|cause| cause.to_string())?;
        let mut resource = Resource::builder();
        if settings.is_nameless {
            resource = resource.with_service_name(SERVICE);
        }
        let provider = SdkTracerProvider::builder()
            .with_resource(resource.build())
            .with_batch_exporter(Shaped(exporter))
            .build();
        // It is started once.
        let _ = TRACER.set(provider.tracer(SERVICE));
        Ok(Some(Self(provider)))
    }

    /// What takes the spans of the service's own code, and what is wrong in them.
    pub fn layer<S>(&self) -> impl Layer<S> + use<S>
    where
        S: Subscriber + for<'span> LookupSpan<'span>,
    {
        let wanted = |metadata: &tracing::Metadata<'_>| {
            let level = if metadata.is_span() { Level::INFO } else { Level::WARN };
            metadata.target().starts_with(SERVICE) && *metadata.level() <= level
        };
        tracing_opentelemetry::layer()
            .with_tracer(self.0.tracer(SERVICE))
            .with_location(false)
            .with_threads(false)
            .with_level(false)
            .with_target(false)
            .with_tracked_inactivity(false)
            .with_filter(filter_fn(wanted).with_max_level_hint(LevelFilter::INFO))
    }

    /// Sends what was not sent yet, but does not wait for long.
    pub fn end(self) {
        if let Err(cause) = self.0.shutdown_with_timeout(CLOSE_TIMEOUT) {
            tracing::warn!(%cause, "the last traces were not sent: {cause}");
        }
    }
}

/// Puts the span of a request into the trace that its client names, where it does.
pub fn adopt(span: &Span, headers: &HeaderMap) {
    if TRACER.get().is_some() && headers.contains_key(PARENT) {
        let parent = TraceContextPropagator::new().extract(&HeaderExtractor(headers));
        // Without the layer there is no trace to put it into.
        let _ = span.set_parent(parent);
    }
}
