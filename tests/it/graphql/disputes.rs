//! What speaks against a record: its conflicts, the dispute about it, and the lists of what is disputed.

use serde_json::{Value, json};

use super::texts;
use crate::harness::Service;

/// The kinds that have claims, each with a plain record, one that is denied and one that the author doubts.
const KINDS: [(&str, &str); 7] = [
    ("actors", "actor"),
    ("places", "place"),
    ("topics", "topic"),
    ("interests", "interest"),
    ("events", "event"),
    ("artifacts", "artifact"),
    ("relations", "relation"),
];

#[tokio::test]
async fn every_list_finds_what_is_disputed_and_what_is_not_over_both_apis() {
    let service = Service::with_fixture("gaps").await;
    for (list, kind) in KINDS.into_iter().chain([("documents", "document")]) {
        for disputed in [true, false] {
            let query =
                format!("{{ {list}(filter: {{disputed: {disputed}}}) {{ nodes {{ id disputed }} totalCount }} }}");
            let graphql = service.data(&query, Value::Null).await;
            let rest = service.json(&format!("/v1/{list}?disputed={disputed}")).await;
            let ids = texts(&graphql[list]["nodes"], "/id");
            assert_eq!(ids, texts(&rest["data"], "/id"), "{list}");
            assert_eq!(graphql[list]["totalCount"], rest["page"]["total"], "{list}");
            let nodes = graphql[list]["nodes"].as_array().unwrap();
            assert!(
                nodes.iter().all(|node| node["disputed"] == disputed),
                "{list}: {nodes:?}"
            );
            let expected = match (kind, disputed) {
                ("document", true) => ["forgery", "rebuttal"],
                (_, true) => ["denied", "doubted"],
                (_, false) => continue,
            };
            assert_eq!(ids, expected.map(|slug| format!("{kind}/{slug}")), "{list}");
        }
    }
}

#[tokio::test]
async fn a_dispute_shows_who_asserts_who_denies_and_what_the_author_does_not_believe() {
    let service = Service::with_fixture("gaps").await;
    for (list, kind) in KINDS {
        let claims = "{ by { id } reportedIn { id } polarity attitude }";
        let query = format!(
            "{{ {list}(filter: {{ids: [\"denied\", \"doubted\", \"plain\"]}}) {{ nodes {{ id dispute {{
                asserted {claims} denied {claims} doubted {claims} }} }} }} }}"
        );
        let data = service.data(&query, Value::Null).await;
        let author =
            json!({"by": null, "reportedIn": {"id": "document/paper"}, "polarity": "ASSERTS", "attitude": null});
        let critic = json!({"by": {"id": "actor/critic"}, "reportedIn": {"id": "document/rebuttal"},
            "polarity": "DENIES", "attitude": "NEUTRAL"});
        let doubted = json!({"by": {"id": "actor/critic"}, "reportedIn": {"id": "document/paper"},
            "polarity": "ASSERTS", "attitude": "DISPUTES"});
        let expected = json!([
            {"id": format!("{kind}/denied"), "dispute": {"asserted": [author], "denied": [critic], "doubted": []}},
            {"id": format!("{kind}/doubted"), "dispute": {"asserted": [doubted], "denied": [], "doubted": [doubted]}},
            {"id": format!("{kind}/plain"), "dispute": null},
        ]);
        assert_eq!(data[list]["nodes"], expected, "{list}");
    }
}

#[tokio::test]
async fn records_conflict_where_they_or_claims_about_them_contradict_each_other() {
    let query = "{ events { nodes { id conflicts { id } } } }";
    let data = Service::with_fixture("gaps").await.data(query, Value::Null).await;
    let conflicts = |other: &[&str]| -> Vec<Value> { other.iter().map(|id| json!({"id": id})).collect() };
    let expected = json!([
        {"id": "event/denied", "conflicts": conflicts(&["event/doubted", "event/plain"])},
        {"id": "event/doubted", "conflicts": conflicts(&["event/denied"])},
        {"id": "event/plain", "conflicts": conflicts(&["event/denied"])},
    ]);
    assert_eq!(data["events"]["nodes"], expected);
}

#[tokio::test]
async fn both_are_embedded_in_rest_and_in_its_tables() {
    let service = Service::with_fixture("gaps").await;
    let answer = service.json("/v1/events/denied?include=conflicts,dispute").await;
    assert_eq!(
        texts(&answer["data"]["conflicts"], "/id"),
        ["event/doubted", "event/plain"]
    );
    assert_eq!(texts(&answer["data"]["dispute"]["denied"], "/by/id"), ["actor/critic"]);
    let answer = service.json("/v1/events/plain?include=dispute").await;
    assert_eq!(answer["data"]["dispute"], Value::Null);
    let table = service
        .get("/v1/events?include=conflicts,dispute&format=csv")
        .await
        .body;
    let mut table = csv::Reader::from_reader(table.as_bytes());
    let headers = table.headers().unwrap().clone();
    let column = headers.iter().position(|name| name == "dispute.denied.by.id").unwrap();
    let cells: Vec<String> = table.records().map(|row| row.unwrap()[column].to_owned()).collect();
    assert_eq!(cells, ["actor/critic", "", ""]);
}

#[tokio::test]
async fn many_disputes_and_conflicts_take_no_more_statements_than_one() {
    let service = Service::with_fixture("gaps").await;
    let mut statements = Vec::new();
    for ids in [json!(["denied"]), json!(["denied", "doubted", "plain"])] {
        let before = service.statements();
        let query = "query($ids: [ID!]) { events(filter: {ids: $ids}) { nodes {
            conflicts { id } dispute { asserted { id } denied { id } doubted { id } } } } }";
        service.data(query, json!({"ids": ids})).await;
        statements.push(service.statements() - before);
    }
    assert!(statements[1] <= statements[0], "{statements:?}");
}
