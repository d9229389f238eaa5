//! Texts of operations that clients name by their hashes.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    assert_refused,
    caching::{QUESTION, again, keeping, path},
};
use crate::harness::Answer;

fn hash(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A question with the hash of a text, and the text itself or not.
fn hashed(hash: &str, text: Option<&str>) -> Value {
    let mut question = json!({"extensions": {"persistedQuery": {"version": 1, "sha256Hash": hash}}});
    if let Some(text) = text {
        question["query"] = text.into();
    }
    question
}

#[tokio::test]
async fn a_text_is_stored_with_its_hash_and_then_named() {
    let service = keeping().await;
    let hash = hash(QUESTION);
    assert_refused(&service.ask(hashed(&hash, None)).await, "PERSISTED_QUERY_NOT_FOUND");
    let json = Answer::of(service.request(Method::POST, "/graphql").json(&hashed(&hash, None))).await;
    let error = &json.json()["errors"][0];
    assert_eq!(
        (json.status, &error["message"]),
        (StatusCode::OK, &json!("PersistedQueryNotFound"))
    );
    assert_eq!(json.header("cache-control"), "no-store");
    let first = service.ask(hashed(&hash, Some(QUESTION))).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.body);
    assert_eq!(service.ask(hashed(&hash, None)).await.body, first.body);
    let extensions = hashed(&hash.to_uppercase(), None)["extensions"].to_string();
    let path = path("", &[("extensions", &extensions), ("variables", r#"{"n":2}"#)]);
    let got = service.get(&path).await;
    assert_eq!(
        got.json()["data"]["actors"]["nodes"].as_array().map(Vec::len),
        Some(2),
        "{}",
        got.body
    );
    assert_eq!(
        again(&service, &path, got.header("etag")).await.status,
        StatusCode::NOT_MODIFIED
    );
}

#[tokio::test]
async fn a_text_that_is_wrong_or_too_long_is_not_stored() {
    let service = keeping().await;
    for text in ["{", "{ nothing }", "{ actors(first: 1) { nodes { id } }"] {
        let hash = hash(text);
        assert_eq!(
            service.ask(hashed(&hash, Some(text))).await.status,
            StatusCode::BAD_REQUEST
        );
        assert_refused(&service.ask(hashed(&hash, None)).await, "PERSISTED_QUERY_NOT_FOUND");
    }
    let right = hash("{ __typename }");
    assert_refused(&service.ask(hashed(&right, Some(QUESTION))).await, "BAD_REQUEST");
    assert_refused(&service.ask(hashed(&right, None)).await, "PERSISTED_QUERY_NOT_FOUND");
    let long = format!("{{ __typename }} #{}", "x".repeat(64 * 1024));
    assert_eq!(
        service.ask(hashed(&hash(&long), Some(&long))).await.status,
        StatusCode::OK
    );
    assert_refused(
        &service.ask(hashed(&hash(&long), None)).await,
        "PERSISTED_QUERY_NOT_FOUND",
    );
    for malformed in [
        json!({"version": 2, "sha256Hash": right}),
        json!({"version": 1, "sha256Hash": "0f"}),
    ] {
        let question = json!({"query": "{ __typename }", "extensions": {"persistedQuery": malformed}});
        assert_refused(&service.ask(question).await, "BAD_REQUEST");
    }
}
