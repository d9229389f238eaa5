//! GraphQL over HTTP: what is taken, what is refused, and how.

mod caching;
mod connections;
mod cost;
mod documents;
mod execution;
mod metrics;
mod persisted;
mod process;
mod repeated;
mod requests;
mod variables;

use chrono::{DateTime, Utc};
use demarche::{app::App, cache::Caches, config::Limits};
use demarche_bench::Sample;
use reqwest::{
    Method, StatusCode,
    header::{ACCEPT, CONTENT_TYPE},
};
use serde_json::{Value, json};

use crate::{
    running::{Answer, Running, sample},
    service::Service,
};

/// The media type whose status says whether the operation ran.
const GRAPHQL: &str = "application/graphql-response+json";

/// A service with a sample, and with these limits.
async fn with_limits(limits: Limits) -> Running {
    with(&sample(), limits, Utc::now).await
}

/// A service with a sample, limits and a clock.
async fn with(sample: &Sample, limits: Limits, clock: fn() -> DateTime<Utc>) -> Running {
    let mut service = Service::with_sample(sample).await;
    service.app = over(&service, limits, clock);
    Running::start(service).await
}

/// The same service with limits and a clock.
fn over(service: &Service, limits: Limits, clock: fn() -> DateTime<Utc>) -> App {
    let app = &service.app;
    App::with(
        app.database().clone(),
        app.catalogue().clone(),
        Caches::default(),
        limits,
        clock,
    )
}

/// Asks a question in GraphQL's own media type.
async fn ask(running: &Running, question: Value) -> Answer {
    let request = running.request(Method::POST, "/graphql").header(ACCEPT, GRAPHQL);
    Answer::of(request.json(&question)).await
}

/// Sends a body as it stands.
async fn send(running: &Running, body: impl Into<reqwest::Body>) -> Answer {
    let request = running.request(Method::POST, "/graphql").header(ACCEPT, GRAPHQL);
    Answer::of(request.header(CONTENT_TYPE, "application/json").body(body)).await
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
