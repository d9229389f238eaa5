//! A dataset may make one claim for all records that have none: answered as if each had it, stored nowhere.

use serde_json::{Value, json};

use crate::harness::Service;

#[tokio::test]
async fn a_record_without_claims_has_the_datasets_and_others_keep_their_own() {
    let service = Service::with_fixture("standing-claim").await;
    let answer = service
        .data(
            "{ actors { nodes { claims { id mode hedge passages { nodes { number } } } } } }",
            Value::Null,
        )
        .await;
    let claims = |place: usize| answer["actors"]["nodes"][place]["claims"].clone();
    let expected = json!([{ "id": "claim/actor/a/1", "mode": "FACT_AS_STATED", "hedge": "reportedly",
        "passages": { "nodes": [{ "number": 1 }] } }]);
    assert_eq!(claims(0), expected);
    assert_eq!(claims(1)[0]["mode"], "FORECAST");
}

#[tokio::test]
async fn the_datasets_claim_is_found_by_its_id_and_is_about_its_record() {
    let service = Service::with_fixture("standing-claim").await;
    let answer = service
        .data(
            r#"{ claim(id: "claim/actor/a/1") { subject { id } } node(id: "claim/actor/a/1") { id }
        nodes(ids: ["claim/actor/a/1"]) { id } }"#,
            Value::Null,
        )
        .await;
    assert_eq!(answer["claim"]["subject"]["id"], "actor/a");
    assert_eq!(answer["node"]["id"], "claim/actor/a/1");
    assert_eq!(answer["nodes"][0]["id"], "claim/actor/a/1");
}

#[tokio::test]
async fn the_datasets_claim_obeys_a_filter_of_claims() {
    let service = Service::with_fixture("standing-claim").await;
    let count = async |filter: &str| {
        let query = format!("{{ actor(id: \"a\") {{ claims(filter: {filter}) {{ id }} }} }}");
        let answer = service.data(&query, Value::Null).await;
        answer["actor"]["claims"].as_array().unwrap().len()
    };
    assert_eq!(count("{modes: [FACT_AS_STATED], hedged: true}").await, 1);
    assert_eq!(count("{modes: [FORECAST]}").await, 0);
    assert_eq!(count("{not: {byAuthor: true}}").await, 0);
    assert_eq!(count("{or: [{modes: [FORECAST]}, {source: \"codebook\"}]}").await, 1);
}
