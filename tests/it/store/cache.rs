//! What is kept between questions: nothing is read twice, and no release answers for another.

use demarche_bench::Sample;
use demarche_publish::{ReleaseKind, publish};
use serde_json::{Value, json};

use crate::{
    graphql::SAMPLE,
    harness::{DATASET, Service},
};

const QUESTION: &str = "query ($id: ID!) {
    actor(id: $id) { label aliases { text } claims { label } events(first: 5) { totalCount nodes { label
        participants(first: 5) { edges { role node { label } } } } } }
    events(filter: {participant: {actor: $id}}, first: 3) { totalCount nodes { label } }
}";

/// A service with two releases of the same ids and other content.
async fn service() -> Service {
    let service = Service::with(&SAMPLE).await;
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
    let keeping = Service::options().keeping().over(forgetful.url.clone()).await;
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

/// Questions whose answers are kept in different places.
const KEPT: &str = "{ actors(first: 3) { nodes { id label } }
    events(first: 1) { facets(by: [KIND]) { values { value count } } }
    release { coverage { kinds { kind disputed singleVoiced } } } }";

#[tokio::test]
async fn a_release_of_another_database_at_the_same_address_does_not_get_the_answers_of_the_old_one() {
    let service = Service::empty().await;
    let keeping = Service::options().keeping().over(service.url.clone()).await;
    let sample = |seed| Sample { seed, ..SAMPLE };
    keeping.publish(&sample(1), "1.0.0").await;
    let old = keeping.data(KEPT, json!({})).await;
    let database = service.database();
    let empty = "DROP SCHEMA public CASCADE; CREATE SCHEMA public";
    sqlx::raw_sql(empty).execute(database.pool()).await.unwrap();
    database.migrate().await.unwrap();
    let edition = sample(2).edition(DATASET, "1.0.0".parse().unwrap());
    let batch = sample(2).batch().unwrap();
    publish(database, &edition, &batch, ReleaseKind::Final).await.unwrap();
    for service in [&service, &keeping] {
        service.refresh().await;
    }
    let new = service.data(KEPT, json!({})).await;
    assert_ne!(new, old);
    assert_eq!(keeping.data(KEPT, json!({})).await, new);
}

#[tokio::test]
async fn the_same_records_are_read_once() {
    let forgetful = service().await;
    let id = actor(&forgetful).await;
    let keeping = Service::options().keeping().over(forgetful.url.clone()).await;
    ask(&keeping, "1.0.0", &id).await;
    let before = keeping.app.database().statements();
    let aliases = "query ($id: ID!) { actor(id: $id) { label events(first: 5) { totalCount nodes { label } } } }";
    let path = "/datasets/sample@1.0.0/graphql";
    let answer = keeping.answer_at(path, aliases, json!({ "id": id })).await;
    assert!(answer["data"]["actor"]["label"].is_string(), "{answer:#}");
    assert_eq!(keeping.app.database().statements(), before);
}
