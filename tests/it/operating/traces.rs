//! Traces: what a collector is sent, and that nobody waits for it.

use opentelemetry_proto::tonic::trace::v1::{span::SpanKind, status::StatusCode};
use reqwest::Method;
use serde_json::json;
use tokio::net::TcpListener;

use super::{Logged, collector::Collector};
use crate::{harness::Answer, socket::Client};

/// The trace and the span that a client names.
const TRACE: &str = "0af7651916cd43dd8448eb211c80319c";
const PARENT: &str = "b7ad6b7169203331";

/// What every service in these tests is told: spans are sent soon.
const SOON: (&str, &str) = ("OTEL_BSP_SCHEDULE_DELAY", "50");

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_span_of_a_request_arrives_in_its_clients_trace_with_its_statements() {
    let mut collector = Collector::start().await;
    let endpoint = ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint.as_str());
    let logged = Logged::start(&[endpoint, SOON]).await;
    let parent = format!("00-{TRACE}-{PARENT}-01");
    let request = logged.request(Method::POST, "/graphql").header("traceparent", parent);
    let question = json!({"query": "query Some { actors(first: 100) { nodes { id } } }"});
    Answer::of(request.header("x-request-id", "mine").json(&question)).await;
    let statement = loop {
        let statement = collector.span("SELECT").await;
        if hex(&statement.span.trace_id) == TRACE {
            break statement;
        }
    };
    let request = collector.span("POST /graphql").await;
    assert_eq!(hex(&request.span.trace_id), TRACE);
    assert_eq!(hex(&request.span.parent_span_id), PARENT);
    assert_eq!(request.span.kind(), SpanKind::Server);
    assert_eq!(statement.span.parent_span_id, request.span.span_id);
    assert_eq!(statement.span.kind(), SpanKind::Client);
    assert!(statement.attribute("db.query.text").contains("actor"), "{statement:?}");
    for (name, value) in [
        ("graphql.operation.name", "Some"),
        ("graphql.operation.type", "query"),
        ("demarche.release", "sample@1.0.0"),
        ("demarche.cost", "5"),
        ("demarche.request.id", "mine"),
        ("http.response.status_code", "200"),
    ] {
        assert_eq!(request.attribute(name), value, "{name}: {request:?}");
    }
    assert_eq!(request.service, "demarche");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_not_sent_yet_is_sent_when_the_service_stops() {
    let mut collector = Collector::start().await;
    let endpoint = format!("{}/v1/traces", collector.endpoint);
    let variables = [
        ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", endpoint.as_str()),
        ("OTEL_SERVICE_NAME", "mine"),
        ("OTEL_BSP_SCHEDULE_DELAY", "3600000"),
    ];
    let logged = Logged::start(&variables).await;
    logged.get("/livez").await;
    let headers = [
        ("sec-websocket-protocol", "graphql-transport-ws"),
        ("x-request-id", "socket"),
    ];
    let mut client = Client::try_open(&logged, "/graphql", &headers).await.unwrap();
    client.say(json!({"type": "connection_init"})).await;
    client.hear().await;
    client.ask("1", "query Types { __typename }").await;
    client.result("1").await;
    logged.get("/v1/actors/nobody").await;
    let (code, said) = logged.stop().await;
    assert_eq!(code, Some(0), "{said:?}");
    let spans = collector.all();
    let named = |name: &str| spans.iter().find(|received| received.span.name == name);
    assert!(named("GET /livez").is_none());
    let refused = named("GET /v1/actors/{slug}").unwrap();
    assert_eq!(refused.attribute("error.type"), "NOT_FOUND");
    let status = refused.span.status.clone().unwrap_or_default();
    assert_eq!(status.code(), StatusCode::Unset, "it is the client's fault");
    let operation = named("query Types").unwrap();
    assert_eq!(operation.attribute("demarche.request.id"), "socket");
    assert_eq!(operation.span.links.len(), 1, "it tells of its socket");
    assert!(operation.span.parent_span_id.is_empty(), "it is a trace of its own");
    assert_eq!(operation.service, "mine");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collector_that_is_down_or_silent_harms_nobody_and_is_told_of_once() {
    // It takes connections and answers none.
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let silent = format!("http://{}", silent.local_addr().unwrap());
    for (endpoint, is_refusing) in [("http://127.0.0.1:1", true), (silent.as_str(), false)] {
        let variables = [
            ("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint),
            ("OTEL_EXPORTER_OTLP_TIMEOUT", "100"),
        ];
        let mut logged = Logged::start(&[variables[0], variables[1], SOON]).await;
        if is_refusing {
            logged.line_with("takes no traces").await;
        }
        for number in 0..3_000 {
            let answer = logged
                .ask_as(&number.to_string(), &json!({"query": "{ __typename }"}))
                .await;
            assert_eq!(answer.status, 200);
        }
        let (code, said) = logged.stop().await;
        assert_eq!(code, Some(0));
        let complaints = said.iter().filter(|line| line.contains("takes no traces")).count();
        assert!(complaints <= 1, "{complaints} complaints");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collector_that_cannot_be_spoken_to_is_told_of_in_words() {
    let logged = Logged::start(&[("OTEL_EXPORTER_OTLP_ENDPOINT", "https://collector.example:4318")]).await;
    assert_eq!(logged.get("/v1/actors").await.status, 200);
    let said = json!(logged.beginning).to_string();
    assert!(
        said.contains("no traces are sent") && said.contains("without TLS"),
        "{said}"
    );
}
