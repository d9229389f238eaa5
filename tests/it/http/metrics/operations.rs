//! Requests, operations, errors and costs.

use reqwest::{Method, header::ACCEPT};
use serde_json::json;

use super::Numbers;
use crate::{
    harness::{Answer, Service},
    http::query,
    socket::{Client, RELEASES},
};

#[tokio::test(flavor = "multi_thread")]
async fn requests_are_counted_by_route_and_status() {
    let service = Service::with_sample().await;
    service.get("/v1/actors").await;
    service.get("/v1/actors/nobody-of-this-name").await;
    service.get("/made/up/by-a-client").await;
    let numbers = Numbers::of(&service).await;
    let requests = |labels: &str| numbers.get(&format!("http_requests_total{{{labels}}}"));
    assert_eq!(requests(r#"route="/v1/actors",method="GET",status="200""#), 1.0);
    assert_eq!(requests(r#"route="none",method="GET",status="404""#), 1.0);
    let durations = r#"http_request_duration_seconds_count{route="/v1/actors"}"#;
    assert_eq!(numbers.get(durations), 1.0);
    assert_eq!(numbers.get("demarche_releases"), 1.0);
    assert_eq!(
        numbers.get(r#"demarche_errors_total{api="rest",code="NOT_FOUND"}"#),
        2.0
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn operations_are_counted_by_type_and_transport_with_what_they_cost() {
    let service = Service::with_sample().await;
    service.ask("{ actors(first: 100) { nodes { id } } }").await;
    let mut client = Client::begin(&service).await;
    client.ask("1", "query Q { actors(first: 1) { nodes { id } } }").await;
    client.result("1").await;
    assert_eq!(client.hear().await["type"], "complete");
    client.listen("2", RELEASES).await;
    let subscriptions = r#"demarche_operations_total{type="subscription",transport="ws"}"#;
    Numbers::until(&service, subscriptions, 1.0).await;
    let stream = service
        .request(Method::POST, "/graphql")
        .header(ACCEPT, "text/event-stream");
    Answer::of(stream.json(&query("{ __typename }"))).await;
    let numbers = Numbers::of(&service).await;
    for (sort, transport) in [
        ("query", "http"),
        ("query", "ws"),
        ("subscription", "ws"),
        ("query", "sse"),
    ] {
        let name = format!(r#"demarche_operations_total{{type="{sort}",transport="{transport}"}}"#);
        assert_eq!(numbers.get(&name), 1.0, "{name}");
    }
    assert_eq!(numbers.get("demarche_operation_cost_count"), 3.0);
    assert_eq!(numbers.get("demarche_operation_cost_sum"), 5.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_kept_is_an_operation_that_cost_nothing() {
    let service = Service::with_sample().await;
    for _ in 0..3 {
        let path = "/graphql?query={actors(first:100){nodes{id}}}";
        service.get(path).await;
    }
    let numbers = Numbers::of(&service).await;
    let operations = r#"demarche_operations_total{type="query",transport="http"}"#;
    assert_eq!(numbers.get(operations), 3.0);
    // The service of the test keeps nothing, so all of them ran.
    assert_eq!(numbers.get("demarche_operation_cost_count"), 3.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn errors_are_counted_by_code_over_every_transport() {
    let service = Service::with_sample().await;
    service.ask("{ nothing }").await;
    service
        .ask("{ actor(id: \"actor/nobody\") { id } unknown: actors(first: -1) { totalCount } }")
        .await;
    service.send("no JSON").await;
    let mut client = Client::begin(&service).await;
    client.ask("1", "{ nothing }").await;
    assert_eq!(client.refusal("1").await, "GRAPHQL_VALIDATION_FAILED");
    let numbers = Numbers::of(&service).await;
    let errors = |code: &str| numbers.get(&format!(r#"demarche_errors_total{{api="graphql",code="{code}"}}"#));
    assert_eq!(errors("GRAPHQL_VALIDATION_FAILED"), 2.0);
    assert_eq!(errors("BAD_USER_INPUT"), 1.0);
    assert_eq!(errors("BAD_REQUEST"), 1.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn refusals_are_counted_by_the_limit() {
    let service = Service::with_sample().await;
    let deep = format!("{{ a {} }}", "{ a ".repeat(20) + &"}".repeat(20));
    service.ask(&deep).await;
    service
        .ask("{ actors(first: 100) { nodes { events(first: 100) { nodes { id } } } } }")
        .await;
    service.send(" ".repeat(2_000_000)).await;
    let mut client = Client::begin(&service).await;
    client.ask("1", &deep).await;
    client.refusal("1").await;
    for number in 0..51 {
        client.ask(&format!("s{number}"), RELEASES).await;
    }
    assert_eq!(client.refusal("s50").await, "LIMIT_EXCEEDED");
    let numbers = Numbers::of(&service).await;
    for (limit, times) in [("depth", 2.0), ("nodes", 1.0), ("body", 1.0), ("socketOperations", 1.0)] {
        let name = format!(r#"demarche_refusals_total{{limit="{limit}"}}"#);
        assert_eq!(numbers.get(&name), times, "{name}");
    }
    let exceeded = r#"demarche_errors_total{api="graphql",code="LIMIT_EXCEEDED"}"#;
    assert_eq!(numbers.get(exceeded), 5.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn sockets_that_the_service_closes_are_counted_by_code() {
    let service = Service::with_sample().await;
    let mut client = Client::open_at(&service, "/graphql").await;
    client.say(json!({"type": "nonsense"})).await;
    assert_eq!(client.closed().await, 4400);
    let closes = r#"demarche_socket_closes_total{code="4400"}"#;
    assert_eq!(Numbers::one(&service, closes).await, 1.0);
}
