//! Facets asked for wrongly: a clear error with a code, and the list answers nevertheless.

use serde_json::json;

use crate::{
    graphql::{code, shared},
    harness::Service,
};

async fn refused(service: &Service, by: &str) -> serde_json::Value {
    let question = format!("{{ events(first: 1) {{ totalCount facets(by: {by}) {{ by }} nodes {{ id }} }} }}");
    service.answer(&question, json!({})).await
}

#[tokio::test]
async fn facets_by_nothing_are_refused_and_the_list_stays() {
    let service = shared().await;
    let answer = refused(&service, "[]").await;
    assert_eq!(code(&answer), "BAD_USER_INPUT");
    let message = answer["errors"][0]["message"].as_str().unwrap();
    assert_eq!(message, "`by` is empty: name what to count by, such as KIND");
    assert_eq!(answer["errors"][0]["path"], json!(["events", "facets"]));
    assert!(answer["data"]["events"]["facets"].is_null());
    assert_eq!(answer["data"]["events"]["nodes"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_same_facet_twice_is_refused() {
    let service = shared().await;
    let answer = refused(&service, "[KIND, YEAR, KIND]").await;
    assert_eq!(code(&answer), "BAD_USER_INPUT");
    assert_eq!(answer["errors"][0]["message"], "`by` names KIND twice: name it once");
}

#[tokio::test]
async fn a_facet_of_another_kind_is_refused_before_anything_is_read() {
    let service = shared().await;
    for by in ["[STANCE]", "[kind]", "[null]", "KIND_"] {
        let answer = refused(&service, by).await;
        assert_eq!(code(&answer), "GRAPHQL_VALIDATION_FAILED", "{by}: {answer:#}");
        assert!(answer["data"].is_null(), "{by}");
    }
}

#[tokio::test]
async fn a_single_facet_need_not_be_a_list() {
    let service = shared().await;
    let answer = refused(&service, "KIND").await;
    assert_eq!(answer["data"]["events"]["facets"], json!([{"by": "KIND"}]));
}

#[tokio::test]
async fn a_filter_that_names_an_unknown_record_is_the_lists_error() {
    let question = r#"{ events(filter: {place: {id: "nowhere"}}) { facets(by: [KIND]) { by } } }"#;
    let answer = shared().await.answer(question, json!({})).await;
    assert_eq!(code(&answer), "NOT_FOUND");
}
