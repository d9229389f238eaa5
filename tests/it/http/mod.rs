//! GraphQL over HTTP: what is taken, what is refused, and how.

mod caching;
mod connections;
mod cost;
mod documents;
mod events;
mod execution;
mod metrics;
mod persisted;
mod process;
mod repeated;
mod requests;
mod variables;

use demarche::config::Limits;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::harness::{Answer, Service, door::GRAPHQL};

/// A service that keeps what it can, with a sample and these limits.
async fn with_limits(limits: Limits) -> Service {
    Service::options().keeping().limits(limits).with_sample().await
}

/// Says that a request was refused before it ran: status 400, an error with this code, and no data, not even null.
fn assert_refused(answer: &Answer, code: &str) {
    let body = answer.json();
    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.body);
    assert_eq!(body["errors"][0]["extensions"]["code"], code, "{}", answer.body);
    assert!(body.get("data").is_none(), "{}", answer.body);
    assert!(
        answer.header("content-type").starts_with(GRAPHQL),
        "{:?}",
        answer.headers
    );
    assert_eq!(answer.header("cache-control"), "no-store");
}

/// A question without variables.
fn query(text: &str) -> Value {
    json!({ "query": text })
}
