//! The same answers over REST.

use super::*;

#[tokio::test]
async fn a_search_is_the_same_over_both_apis() {
    let service = Service::with_fixture("names").await;
    for (parameters, variables) in [
        ("q=harbour", json!({"text": "harbour"})),
        ("q=baku&kind=place", json!({"text": "baku", "kinds": ["PLACE"]})),
        ("q=%22old+harbour%22", json!({"text": "\"old harbour\""})),
        ("q=harbur&first=2", json!({"text": "harbur", "first": 2})),
    ] {
        let rest = service.json(&format!("/v1/search?{parameters}")).await;
        let graphql = service.data(SEARCH, variables).await["search"].take();
        assert_eq!(rest["page"]["total"], graphql["totalCount"], "{parameters}");
        assert_eq!(rest["page"]["truncated"], graphql["truncated"], "{parameters}");
        let hits = graphql["edges"].as_array().unwrap();
        for (rest, edge) in rest["data"].as_array().unwrap().iter().zip(hits) {
            for field in ["field", "snippet", "score"] {
                assert_eq!(rest[field], edge["node"][field], "{parameters} {field}");
            }
            assert_eq!(rest["record"]["id"], edge["node"]["record"]["id"], "{parameters}");
        }
        assert_eq!(rest["data"].as_array().unwrap().len(), hits.len(), "{parameters}");
    }
}

#[tokio::test]
async fn a_search_is_walked_by_its_links() {
    let service = Service::with_fixture("names").await;
    let mut path = "/v1/search?q=harbour&first=2".to_owned();
    let mut walked = Vec::new();
    loop {
        let page = service.json(&path).await;
        walked.extend(page["data"].as_array().unwrap().clone());
        match page["page"]["next"].as_str() {
            Some(next) => next.clone_into(&mut path),
            None => break,
        }
    }
    assert_eq!(walked.len(), 5);
}

#[tokio::test]
async fn references_are_resolved_one_or_many() {
    let service = Service::with_fixture("names").await;
    let rest = service.json("/v1/resolve?q=Moscow&q=Baku&q=365%401990").await;
    let variables = json!({"references": ["Moscow", "Baku", "365@1990"]});
    let graphql = service.data(RESOLVE, variables).await["resolveMany"].take();
    for (index, one) in graphql.as_array().unwrap().iter().enumerate() {
        let rest = &rest["data"][index];
        assert_eq!(rest["reference"], one["reference"]);
        assert_eq!(rest["best"]["id"], one["best"]["id"]);
        assert_eq!(rest["ambiguous"], one["ambiguous"]);
        assert_eq!(rest["candidates"][0]["matched"], one["candidates"][0]["matched"]);
    }
    let city = service.json("/v1/resolve?q=Baku&kind=place").await;
    assert_eq!(city["data"][0]["best"]["label"], "Baku");
    let table = service.get("/v1/resolve?q=Moscow&q=Baku&format=csv").await;
    assert!(
        table.body.starts_with("reference,best.id,best.label,ambiguous,"),
        "{}",
        table.body
    );
    assert!(
        table.body.contains("\r\nMoscow,actor/russia,Russia,false,"),
        "{}",
        table.body
    );
}

#[tokio::test]
async fn a_question_without_words_is_refused() {
    let service = Service::with_fixture("names").await;
    for path in [
        "/v1/search",
        "/v1/search?q=",
        "/v1/resolve",
        "/v1/search?q=a&kind=claim",
        "/v1/search?text=a",
    ] {
        let answer = service.get(path).await;
        assert_eq!(answer.status, 400, "{path}: {}", answer.body);
        assert_eq!(answer.json()["code"], "BAD_USER_INPUT", "{path}");
    }
}
