//! What is said on a socket, and what is answered.

use futures_util::SinkExt;
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;

use super::{Client, client::RELEASES, with_sockets};
use crate::harness::Service;
use demarche::config::SocketLimits;

#[tokio::test]
async fn a_query_is_answered_and_ends() {
    let service = Service::with_sample().await;
    let mut client = Client::begin(&service).await;
    let query = "query Q($n: Int!) { actors(first: $n) { nodes { id label } } }";
    client
        .subscribe(
            "a",
            json!({"query": query, "operationName": "Q", "variables": {"n": 2}}),
        )
        .await;
    let answer = client.result("a").await;
    assert_eq!(client.hear().await, json!({"id": "a", "type": "complete"}));
    let over_http = service.answer(query, json!({"n": 2})).await;
    assert_eq!(answer, over_http);
    client.ask("a", "{ __typename }").await;
    assert_eq!(client.result("a").await["data"], json!({"__typename": "Query"}));
}

#[tokio::test]
async fn what_cannot_run_is_an_error_message_and_leaves_the_socket_open() {
    let service = Service::with_sample().await;
    let mut client = Client::begin(&service).await;
    let fields = "a: __typename ".repeat(100);
    for (payload, code) in [
        (json!({"query": "{"}), "GRAPHQL_PARSE_FAILED"),
        (json!({"query": ""}), "BAD_REQUEST"),
        (json!({"query": "{ nope }"}), "GRAPHQL_VALIDATION_FAILED"),
        (json!({"query": "subscription { nope }"}), "GRAPHQL_VALIDATION_FAILED"),
        (json!({"query": "mutation { nope }"}), "GRAPHQL_VALIDATION_FAILED"),
        (json!({"query": format!("{{ {fields} }}")}), "LIMIT_EXCEEDED"),
        (
            json!({"query": "query($n: Int!) { actors(first: $n) { nodes { id } } }"}),
            "BAD_USER_INPUT",
        ),
        (
            json!({"query": "query A { __typename } query B { __typename }"}),
            "OPERATION_RESOLUTION_FAILURE",
        ),
        (
            json!({"query": RELEASES, "operationName": "other"}),
            "OPERATION_RESOLUTION_FAILURE",
        ),
        (
            json!({"query": "subscription { releasePublished(dataset: \"Not a slug\") { name } }"}),
            "BAD_USER_INPUT",
        ),
        (
            json!({"query": "subscription($d: String) { releasePublished(dataset: $d) { name } }", "variables": {"d": 1}}),
            "BAD_USER_INPUT",
        ),
        (
            json!({"query": "subscription { a: releasePublished { name } b: releasePublished { name } }"}),
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            json!({"query": "subscription { __typename }"}),
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            json!({"query": "subscription { releasePublished @include(if: true) { name } }"}),
            "GRAPHQL_VALIDATION_FAILED",
        ),
    ] {
        client.subscribe("1", payload.clone()).await;
        assert_eq!(client.refusal("1").await, code, "{payload}");
    }
    client.settle().await;
}

#[tokio::test]
async fn errors_of_fields_come_with_the_data() {
    let service = Service::with_sample().await;
    let mut client = Client::begin(&service).await;
    client
        .ask("1", "{ __typename actors(first: -1) { nodes { id } } }")
        .await;
    let answer = client.hear().await;
    assert_eq!(answer["type"], "next");
    assert_eq!(answer["payload"]["errors"][0]["path"], json!(["actors"]));
}

#[tokio::test]
async fn what_is_not_the_protocol_closes_the_socket() {
    let service = Service::with_sample().await;
    let ask = |id: &str| json!({"id": id, "type": "subscribe", "payload": {"query": RELEASES}}).to_string();
    let many = "1,".repeat(3_000);
    for (messages, code) in [
        (vec![Message::text("{")], 4400),
        (vec![Message::text(r#"{"type":"nonsense"}"#)], 4400),
        (
            vec![Message::text(r#"{"type":"subscribe","id":"1","payload":{}}"#)],
            4400,
        ),
        (
            vec![Message::text(format!(
                r#"{{"type":"ping","payload":{{"a":[{many}1]}}}}"#
            ))],
            4400,
        ),
        (vec![Message::binary(vec![0xff, 0xfe, 0])], 4400),
        (vec![Message::binary(r#"{"type":"ping"}"#)], 4400),
        (vec![Message::text(ask("a")), Message::text(ask("a"))], 4409),
        (vec![Message::text(r#"{"type":"connection_init"}"#)], 4429),
    ] {
        let mut client = Client::begin(&service).await;
        for message in messages.clone() {
            client.socket.send(message).await.unwrap();
        }
        assert_eq!(client.closed().await, code, "{messages:?}");
    }
    let mut early = Client::open_at(&service, "/graphql").await;
    early.ask("1", "{ __typename }").await;
    assert_eq!(early.closed().await, 4401);
}

#[tokio::test]
async fn pings_are_answered_with_their_payload_at_any_time() {
    let service = Service::with_sample().await;
    let mut client = Client::open_at(&service, "/graphql").await;
    client.say(json!({"type": "ping", "payload": {"n": 1}})).await;
    assert_eq!(client.hear().await, json!({"type": "pong", "payload": {"n": 1}}));
    client.say(json!({"type": "pong"})).await;
    client
        .say(json!({"type": "connection_init", "payload": {"any": "thing"}}))
        .await;
    assert_eq!(client.hear().await["type"], "connection_ack");
}

#[tokio::test]
async fn more_operations_than_a_socket_takes_are_refused_until_one_ends() {
    let sockets = SocketLimits {
        operations: 2,
        ..SocketLimits::DEFAULT
    };
    let service = with_sockets(sockets).await;
    let mut client = Client::begin(&service).await;
    client.listen("1", RELEASES).await;
    client.listen("2", RELEASES).await;
    client.ask("3", "{ __typename }").await;
    assert_eq!(client.refusal("3").await, "LIMIT_EXCEEDED");
    client.say(json!({"id": "1", "type": "complete"})).await;
    client.ask("3", "{ __typename }").await;
    assert_eq!(client.result("3").await["data"]["__typename"], "Query");
}

#[tokio::test]
async fn the_path_of_http_refuses_a_subscription_and_says_where_to_go() {
    let service = Service::with_sample().await;
    let answer = service.answer(RELEASES, json!({})).await;
    let message = answer["errors"][0]["message"].as_str().unwrap();
    assert!(
        message.contains("graphql-transport-ws") && message.contains("text/event-stream"),
        "{message}"
    );
    assert!(answer.get("data").is_none(), "{answer}");
}
