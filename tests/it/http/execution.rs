//! What happens while an operation runs: the order of keys, errors of fields, panics.

use chrono::{DateTime, Utc};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::harness::Service;

#[tokio::test]
async fn keys_stand_in_the_order_of_the_query() {
    let service = Service::with_sample().await;
    let text = "{ z: events(first: 1) { totalCount nodes { label id } } m: __typename ...F b: actor(id: \"actor/none\") { id } } \
        fragment F on Query { release { version name } y: __typename z: events(first: 1) { pageInfo { hasNextPage } } }";
    let answer = service.ask(text).await.json();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let data = &answer["data"];
    assert_eq!(keys(data), ["z", "m", "release", "y", "b"], "{answer}");
    assert_eq!(keys(&data["z"]), ["totalCount", "nodes", "pageInfo"]);
    assert_eq!(keys(&data["z"]["nodes"][0]), ["label", "id"]);
    assert_eq!(keys(&data["release"]), ["version", "name"]);
}

#[tokio::test]
async fn the_failure_of_a_field_that_is_never_null_takes_its_parent_and_a_nullable_one_stays_alone() {
    let service = Service::with_sample().await;
    let answer = service
        .ask("{ a: __typename b: actors(first: -1) { nodes { id } } }")
        .await;
    assert_eq!(answer.status, StatusCode::OK);
    let body = answer.json();
    assert_eq!(body["data"], Value::Null, "{body}");
    assert!(body.as_object().unwrap().contains_key("data"));
    assert_eq!(body["errors"][0]["path"], json!(["b"]));
    assert_eq!(body["errors"][0]["extensions"]["code"], "BAD_USER_INPUT");
    let text = "{ a: node(id: \"nonsense\") { id } c: actor(id: \"actor-000000\") { id events(first: 999) { nodes { id } } } }";
    let body = service.ask(text).await.json();
    assert_eq!(body["data"], json!({"a": null, "c": null}), "{body}");
    assert_eq!(body["errors"].as_array().map(Vec::len), Some(2), "{body}");
    let keys: Vec<&String> = body.as_object().unwrap().keys().collect();
    assert_eq!(keys[..2], ["errors", "data"]);
}

#[tokio::test]
async fn a_panic_is_an_error_of_its_own_request_alone() {
    fn broken() -> DateTime<Utc> {
        panic!("the clock is broken, on purpose")
    }
    let service = Service::options().clock(broken).with_sample().await;
    let (first, other) = tokio::join!(
        service.ask("{ citation { text } }"),
        service.ask("{ release { name } }")
    );
    assert_eq!(first.status, StatusCode::INTERNAL_SERVER_ERROR, "{}", first.body);
    let error = &first.json()["errors"][0];
    assert_eq!(error["extensions"]["code"], "INTERNAL_SERVER_ERROR");
    assert_eq!(error["extensions"]["requestId"], first.header("x-request-id"));
    assert!(!first.body.contains("clock"), "{}", first.body);
    assert_eq!(other.status, StatusCode::OK, "{}", other.body);
    assert_eq!(service.ask("{ release { name } }").await.status, StatusCode::OK);
    let rest = service.get("/v1/citation").await;
    assert_eq!(
        (rest.status, &rest.json()["code"]),
        (StatusCode::INTERNAL_SERVER_ERROR, &json!("INTERNAL_SERVER_ERROR"))
    );
}
