//! Facets over REST: beside the page, the same as GraphQL's.

use serde_json::{Value, json};

use super::FACET;
use crate::harness::Service;

#[tokio::test]
async fn rest_counts_as_graphql_does() {
    let service = Service::with_sample().await;
    for (list, parameters, filter, by) in [
        ("events", "", "{}", "KIND, YEAR, PARTICIPANT"),
        ("events", "status=happened&", "{statuses: [HAPPENED]}", "TOPIC, PLACE"),
        (
            "claims",
            "polarity=asserts&",
            "{polarities: [ASSERTS]}",
            "BY, SOURCE, CREDIBILITY",
        ),
        ("relations", "", "{}", "END, FROM_KIND"),
        ("interests", "", "{}", "STANCE, HOLDER, CLAIM_MODE"),
    ] {
        let asked: Vec<String> = by
            .split(", ")
            .map(|by| format!("facet={}", by.to_lowercase()))
            .collect();
        let rest = service
            .json(&format!("/v1/{list}?{parameters}{}", asked.join("&")))
            .await;
        let question = format!("{{ {list}(filter: {filter}) {{ facets(by: [{by}]) {{ {FACET} }} }} }}");
        let graphql = service.data(&question, json!({})).await;
        assert_eq!(rest["facets"], graphql[list]["facets"], "{list} by {by}");
        assert!(rest["page"]["total"].as_i64() > Some(0));
    }
}

#[tokio::test]
async fn a_list_that_is_not_asked_for_facets_has_none() {
    let answer = Service::with_sample().await.json("/v1/events?first=1").await;
    assert!(answer.get("facets").is_none());
}

#[tokio::test]
async fn the_link_to_the_next_page_asks_for_the_facets_too() {
    let service = Service::with_sample().await;
    let first = service.json("/v1/events?first=2&facet=status").await;
    let second = service.json(first["page"]["next"].as_str().unwrap()).await;
    assert_eq!(first["facets"], second["facets"]);
    assert_ne!(first["data"], second["data"]);
}

#[tokio::test]
async fn facets_asked_for_wrongly_are_bad_requests() {
    let service = Service::with_sample().await;
    for (question, expected) in [
        ("facet=kind&facet=kind", "`by` names KIND twice: name it once"),
        ("facet=knd", "did you mean `KIND`?"),
        ("facet=", "`facet`: `` is no such code"),
        ("facet=kind&format=csv", "`facet` has no place in a table"),
        ("facets=kind", "did you mean `facet`?"),
    ] {
        let answer = service.get(&format!("/v1/events?{question}")).await;
        let problem: Value = answer.json();
        assert_eq!(
            (answer.status.as_u16(), &problem["code"]),
            (400, &json!("BAD_USER_INPUT")),
            "{question}"
        );
        assert!(
            problem["detail"].as_str().unwrap().contains(expected),
            "{question}: {problem}"
        );
    }
}

#[tokio::test]
async fn the_description_knows_what_each_list_is_counted_by() {
    let description = Service::with_sample().await.json("/v1/openapi.json").await;
    let get = &description["paths"]["/v1/claims"]["get"];
    let parameters = get["parameters"].as_array().unwrap();
    let facet = parameters
        .iter()
        .find(|parameter| parameter["name"] == "facet")
        .unwrap();
    let codes = facet["schema"]["items"]["enum"].as_array().unwrap();
    assert!(codes.contains(&json!("CREDIBILITY")) && !codes.contains(&json!("STANCE")));
    let answer = &get["responses"]["200"]["content"]["application/json"]["schema"];
    assert_eq!(
        answer["properties"]["facets"]["items"]["$ref"],
        "#/components/schemas/Facet"
    );
    assert!(description["components"]["schemas"]["Facet"]["properties"]["values"].is_object());
}
