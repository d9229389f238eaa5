//! What is kept between questions: nothing is read twice, and no release answers for another.

use demarche::{cache::Caches, release::Sample};
use serde_json::{Value, json};

use crate::{graphql::SAMPLE, service::Service};

const QUESTION: &str = "query ($id: ID!) {
    actor(id: $id) { label aliases { text } claims { label } events(first: 5) { totalCount nodes { label
        participants(first: 5) { edges { role node { label } } } } } }
    events(filter: {participant: {actor: $id}}, first: 3) { totalCount nodes { label } }
}";

/// A service with two releases of the same ids and other content.
async fn service() -> Service {
    let service = Service::with_sample(&SAMPLE).await;
    let other = Sample {
        seed: SAMPLE.seed + 1,
        ..SAMPLE
    };
    service.publish(&other, "2.0.0").await;
    service
}

/// The first actor's id, which both releases have.
async fn actor(service: &Service) -> Value {
    let data = service.data("{ actors(first: 1) { nodes { id } } }", json!({})).await;
    data["actors"]["nodes"][0]["id"].clone()
}

async fn ask(service: &Service, version: &str, id: &Value) -> Value {
    let path = format!("/datasets/sample@{version}/graphql");
    let answer = service.answer_at(&path, QUESTION, json!({ "id": id })).await;
    assert!(answer.get("errors").is_none(), "{:#}", answer["errors"]);
    answer
}

#[tokio::test]
async fn no_release_answers_for_another() {
    let forgetful = service().await;
    let id = actor(&forgetful).await;
    let keeping = Service::with_caches(forgetful.url.clone(), Caches::default()).await;
    let mut answers = Vec::new();
    for version in ["1.0.0", "2.0.0"] {
        let answer = ask(&forgetful, version, &id).await;
        assert_eq!(ask(&keeping, version, &id).await, answer);
        answers.push(answer);
    }
    assert_ne!(
        answers[0]["data"], answers[1]["data"],
        "the releases are told apart by nothing"
    );
    assert_eq!(
        [ask(&keeping, "1.0.0", &id).await, ask(&keeping, "2.0.0", &id).await],
        *answers
    );
}

#[tokio::test]
async fn the_same_records_are_read_once() {
    let forgetful = service().await;
    let id = actor(&forgetful).await;
    let keeping = Service::with_caches(forgetful.url.clone(), Caches::default()).await;
    ask(&keeping, "1.0.0", &id).await;
    let before = keeping.app.database().statements();
    let aliases = "query ($id: ID!) { actor(id: $id) { label events(first: 5) { totalCount nodes { label } } } }";
    let path = "/datasets/sample@1.0.0/graphql";
    let answer = keeping.answer_at(path, aliases, json!({ "id": id })).await;
    assert!(answer["data"]["actor"]["label"].is_string(), "{answer:#}");
    assert_eq!(keeping.app.database().statements(), before);
}
