//! The log: one line for each request and each operation, in JSON, whatever clients send.

use reqwest::Method;
use serde_json::{Value, json};

use super::Logged;
use crate::{
    harness::Answer,
    socket::{Client, RELEASES},
};

/// What a line says of its request, without what differs from run to run.
fn about(line: &Value, names: &[&str]) -> Value {
    let fields = names
        .iter()
        .map(|name| ((*name).to_owned(), line["span"][name].clone()));
    Value::Object(fields.collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_has_a_line_that_says_what_was_asked_and_what_came_of_it() {
    let mut logged = Logged::start(&[]).await;
    let question = json!({"query": "query Some($first: Int) { actors(first: $first) { nodes { id } } }",
        "variables": {"first": 100}});
    let names = [
        "operation.type",
        "operation.name",
        "operation.fields",
        "release",
        "cost",
        "cached",
        "errors",
        "status",
    ];
    for (id, cached) in [("first", Value::Null), ("second", json!(true))] {
        logged.ask_as(id, &question).await;
        let line = logged.line_of(id, "answered POST /graphql with 200").await;
        let expected = json!({"operation.type": "query", "operation.name": "Some", "operation.fields": "actors",
            "release": "sample@1.0.0", "cost": 5, "cached": cached, "errors": null, "status": 200});
        assert_eq!(about(&line, &names), expected);
        assert!(line["span"]["elapsed_ms"].is_u64(), "{line}");
        assert!(!line.to_string().contains("100"), "variables are not told: {line}");
    }
    let faulty = json!({"query": "{ actors(first: -1) { totalCount } events(first: 1) { totalCount } }"});
    logged.ask_as("third", &faulty).await;
    let line = logged.line_of("third", "answered").await;
    let expected = json!({"operation.fields": "actors,events", "errors": 1, "codes": "BAD_USER_INPUT"});
    assert_eq!(about(&line, &["operation.fields", "errors", "codes"]), expected);
    let rest = logged
        .request(Method::GET, "/v1/actors/nobody")
        .header("x-request-id", "fourth");
    assert_eq!(Answer::of(rest).await.status, 404);
    let line = logged.line_of("fourth", "answered").await;
    let expected = json!({"route": "/v1/actors/{slug}", "codes": "NOT_FOUND", "status": 404});
    assert_eq!(about(&line, &["route", "codes", "status"]), expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operation_on_a_socket_or_a_stream_has_a_line_that_says_how_it_ended() {
    let mut logged = Logged::start(&[]).await;
    let headers = [
        ("sec-websocket-protocol", "graphql-transport-ws"),
        ("x-request-id", "socket"),
    ];
    let mut client = Client::try_open(&logged, "/graphql", &headers).await.unwrap();
    client.say(json!({"type": "connection_init"})).await;
    client.hear().await;
    client.ask("1", "query Types { __typename }").await;
    let line = logged.line_of("socket", "query Types over ws: complete").await;
    let names = ["transport", "operation.name", "results", "end", "release"];
    let expected = json!({"transport": "ws", "operation.name": "Types", "results": 1, "end": "complete",
        "release": "sample@1.0.0"});
    assert_eq!(about(&line, &names), expected);
    client.ask("2", "{ nothing }").await;
    let line = logged.line_of("socket", "refused").await;
    let expected = json!({"codes": "GRAPHQL_VALIDATION_FAILED", "end": "refused", "errors": 1});
    assert_eq!(about(&line, &["codes", "end", "errors"]), expected);
    client.ask("3", RELEASES).await;
    client.ask("4", "{ __typename }").await;
    logged.line_of("socket", "query __typename over ws: complete").await;
    drop(client);
    let line = logged
        .line_of("socket", "subscription releasePublished over ws: stopped")
        .await;
    assert_eq!(
        about(&line, &["results", "errors"]),
        json!({"results": 0, "errors": null})
    );
    logged.stream("stream", &json!({"query": "{ __typename }"})).await;
    let line = logged.line_of("stream", "over sse: complete").await;
    assert_eq!(
        about(&line, &["transport", "results"]),
        json!({"transport": "sse", "results": 1})
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_a_client_sends_breaks_a_line_or_makes_it_long() {
    let mut logged = Logged::start(&[]).await;
    let (long, control) = ("x".repeat(10_000), "a\nb\u{1b}[31m\u{0}\u{2028}\"");
    for name in [long.as_str(), control] {
        let named = json!({"query": "query A { __typename } query B { __typename }", "operationName": name});
        logged.ask_as("named", &named).await;
        logged
            .ask_as("text", &json!({"query": format!("query {name} {{ {name} }}")}))
            .await;
        let variables = json!({"query": "query ($id: ID!) { node(id: $id) { id } }", "variables": {"id": name}});
        logged.ask_as("variable", &variables).await;
        logged.stream("streamed", &named).await;
    }
    let fields =
        "query A { ".to_owned() + &"actors(first: 1) { totalCount } ".repeat(3) + &"__typename ".repeat(60) + "}";
    logged.ask_as("fields", &json!({"query": fields})).await;
    logged.get(&format!("/{long}")).await;
    logged.get(&format!("/v1/actors/{long}?name=%0A%1B{long}")).await;
    let id = logged.request(Method::GET, "/v1/actors").header("x-request-id", &long);
    let id = id.header("user-agent", &long).header("traceparent", &long);
    Answer::of(id).await;
    logged.ask_as("last", &json!({"query": "{ __typename }"})).await;
    // Every line up to the last one is JSON and short.
    logged.line_of("last", "answered").await;
    let (code, said) = logged.stop().await;
    assert_eq!(code, Some(0), "{said:?}");
}
