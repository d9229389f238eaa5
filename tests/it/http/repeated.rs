//! Requests that come again byte for byte: answered from what is kept, and told from all that are only alike.

use reqwest::{
    Method, StatusCode,
    header::{ACCEPT, CONTENT_ENCODING, CONTENT_TYPE, IF_NONE_MATCH},
};
use serde_json::json;

use super::{
    GRAPHQL, assert_refused,
    caching::{QUESTION, keeping, path},
};
use crate::harness::{Answer, DATASET, Service};

fn body(first: i32) -> String {
    json!({"query": QUESTION, "variables": {"n": first}}).to_string()
}

/// Sends a body to a path with these headers.
async fn post(service: &Service, path: &str, headers: &[(reqwest::header::HeaderName, &str)], body: &str) -> Answer {
    let request = service.request(Method::POST, path).body(body.to_owned());
    let request = headers
        .iter()
        .fold(request, |request, (name, value)| request.header(name, *value));
    Answer::of(request).await
}

#[tokio::test]
async fn the_same_bytes_are_answered_with_the_same_bytes() {
    let service = keeping().await;
    let first = service.send(body(3)).await;
    let before = service.statements();
    for _ in 0..2 {
        let again = service.send(body(3)).await;
        assert_eq!((again.status, &again.body), (StatusCode::OK, &first.body));
        assert_ne!(again.header("x-request-id"), first.header("x-request-id"));
        for name in ["content-type", "cache-control", "etag", "vary"] {
            assert_eq!(again.header(name), first.header(name), "{name}");
        }
    }
    assert_eq!(service.statements(), before);
}

#[tokio::test]
async fn a_repeated_address_has_its_tag_and_is_known_by_it() {
    let service = keeping().await;
    let address = path("", &[("query", QUESTION)]);
    let first = service.get(&address).await;
    let second = service.get(&address).await;
    assert_eq!((second.status, &second.body), (StatusCode::OK, &first.body));
    let tag = first.header("etag").to_owned();
    assert_eq!(second.header("etag"), tag);
    let ask = |method, known: &str| service.request(method, &address).header(IF_NONE_MATCH, known);
    assert_eq!(
        Answer::of(ask(Method::GET, &tag)).await.status,
        StatusCode::NOT_MODIFIED
    );
    assert_eq!(Answer::of(ask(Method::GET, "\"other\"")).await.body, first.body);
    let head = Answer::of(ask(Method::HEAD, "\"other\"")).await;
    assert_eq!((head.body.as_str(), head.header("etag")), ("", tag.as_str()));
    let pinned = format!("/datasets/{DATASET}@1.0.0{address}");
    for _ in 0..2 {
        let caching = service.get(&pinned).await.header("cache-control").to_owned();
        assert_eq!(caching, "public, max-age=86400");
        assert_eq!(service.get(&address).await.header("cache-control"), "no-cache");
    }
}

#[tokio::test]
async fn what_differs_in_anything_that_decides_is_another_request() {
    let service = keeping().await;
    let json = (CONTENT_TYPE, "application/json");
    let first = service.send(body(3)).await;
    service.send(body(3)).await;
    assert_ne!(service.send(body(2)).await.body, first.body);
    let plain = post(
        &service,
        "/graphql",
        &[json.clone(), (ACCEPT, "application/json")],
        &body(3),
    )
    .await;
    assert!(
        plain.header("content-type").starts_with("application/json"),
        "{:?}",
        plain.headers
    );
    let events = post(
        &service,
        "/graphql",
        &[json.clone(), (ACCEPT, "text/event-stream")],
        &body(3),
    )
    .await;
    assert!(events.body.contains("event: complete"), "{}", events.body);
    for (headers, status) in [
        (vec![(ACCEPT, GRAPHQL), (CONTENT_TYPE, "text/plain")], 415),
        (vec![(ACCEPT, GRAPHQL), json.clone(), (CONTENT_ENCODING, "gzip")], 415),
        (vec![(ACCEPT, "text/csv"), json.clone()], 406),
    ] {
        assert_eq!(post(&service, "/graphql", &headers, &body(3)).await.status, status);
    }
    let query = format!("/graphql?{}", body(3));
    assert_eq!(service.get(&query).await.status, StatusCode::BAD_REQUEST);
    service.publish_another("2.0.0").await;
    let newer = service.send(body(3)).await.json();
    assert_eq!(newer["extensions"]["release"], format!("{DATASET}@2.0.0"));
    let headers = [json, (ACCEPT, GRAPHQL)];
    let older = post(
        &service,
        &format!("/datasets/{DATASET}@1.0.0/graphql"),
        &headers,
        &body(3),
    )
    .await;
    assert_eq!(older.body, first.body);
    let nothing = post(&service, "/datasets/nothing/graphql", &headers, &body(3)).await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_refused_or_half_answered_is_so_again() {
    let service = keeping().await;
    for _ in 0..3 {
        let refused = json!({"query": QUESTION, "variables": {"n": "3"}}).to_string();
        assert_refused(&service.send(refused).await, "BAD_USER_INPUT");
        assert_refused(
            &service.send(r#"{"query":"{ nothing }"}"#).await,
            "GRAPHQL_VALIDATION_FAILED",
        );
        assert_eq!(service.send("no JSON").await.status, StatusCode::BAD_REQUEST);
        let half = json!({"query": "{ a: actors(first: 1) { totalCount } node(id: \"nonsense\") { id } }"});
        let half = service.send(half.to_string()).await.json();
        assert!(half["errors"].is_array() && half["data"]["a"].is_object(), "{half}");
    }
}
