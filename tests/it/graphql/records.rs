//! Records by their ids: `node`, `nodes`, and the field of each kind.

use serde_json::{Value, json};

use super::{code, shared};
use crate::harness::Service;

/// A record of each kind of `fixtures/mini`: the field, the id, the type.
const RECORDS: [(&str, &str, &str); 9] = [
    ("actor", "actor/land", "Actor"),
    ("place", "place/port", "Place"),
    ("topic", "topic/order", "Topic"),
    ("interest", "interest/land-keeps", "Interest"),
    ("event", "event/talks", "Event"),
    ("artifact", "artifact/treaty", "Artifact"),
    ("relation", "relation/alliance", "Relation"),
    ("document", "document/report", "Document"),
    ("claim", "claim/interest/land-keeps/2", "Claim"),
];

const NODES: &str = "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }";

#[tokio::test]
async fn each_kind_answers_to_its_full_id_and_to_its_slug() {
    let service = Service::with_fixture("mini").await;
    for (field, id, _) in RECORDS {
        let (_, slug) = id.split_once('/').unwrap();
        let question = format!("{{ full: {field}(id: \"{id}\") {{ id }} slug: {field}(id: \"{slug}\") {{ id }} }}");
        let data = service.data(&question, json!({})).await;
        assert_eq!(data, json!({"full": {"id": id}, "slug": {"id": id}}));
    }
}

#[tokio::test]
async fn another_kinds_id_is_refused() {
    let service = Service::with_fixture("mini").await;
    for (field, own, _) in RECORDS {
        for (_, id, _) in RECORDS.iter().filter(|(_, id, _)| *id != own) {
            let answer = service
                .answer(&format!("{{ {field}(id: \"{id}\") {{ id }} }}"), json!({}))
                .await;
            // A claim's slug is the id of its subject and its own part.
            assert_eq!(code(&answer), "BAD_USER_INPUT", "{field} {id}");
        }
    }
}

#[tokio::test]
async fn an_unknown_id_is_null_and_no_error() {
    let service = Service::with_fixture("mini").await;
    for (field, _, _) in RECORDS {
        let slug = if field == "claim" { "actor/land/99" } else { "nobody" };
        let data = service
            .data(&format!("{{ {field}(id: \"{slug}\") {{ id }} }}"), json!({}))
            .await;
        assert_eq!(data[field], Value::Null);
        let id = format!("{field}/{slug}");
        let data = service
            .data("query($id: ID!) { node(id: $id) { id } }", json!({"id": id}))
            .await;
        assert_eq!(data["node"], Value::Null);
    }
}

#[tokio::test]
async fn node_answers_each_kind_as_its_type() {
    let service = Service::with_fixture("mini").await;
    for (_, id, name) in RECORDS {
        let data = service
            .data("query($id: ID!) { node(id: $id) { __typename id } }", json!({"id": id}))
            .await;
        assert_eq!(data["node"], json!({"__typename": name, "id": id}));
    }
}

#[tokio::test]
async fn nodes_keep_their_order_and_are_null_where_unknown() {
    let ids = [
        "topic/order",
        "actor/nobody",
        "actor/zuid",
        "claim/event/talks/1",
        "topic/order",
    ];
    let data = Service::with_fixture("mini")
        .await
        .data(NODES, json!({"ids": ids}))
        .await;
    let expected = json!([
        {"__typename": "Topic", "id": "topic/order"},
        null,
        {"__typename": "Actor", "id": "actor/zuid"},
        {"__typename": "Claim", "id": "claim/event/talks/1"},
        {"__typename": "Topic", "id": "topic/order"},
    ]);
    assert_eq!(data["nodes"], expected);
}

#[tokio::test]
async fn a_hundred_nodes_are_answered_and_one_more_is_refused() {
    let service = shared().await;
    let ids = |count: usize| {
        (0..count)
            .map(|index| format!("event/event-{index:06}"))
            .collect::<Vec<_>>()
    };
    let data = service.data(NODES, json!({"ids": ids(100)})).await;
    assert_eq!(data["nodes"].as_array().unwrap().len(), 100);
    assert_eq!(
        code(&service.answer(NODES, json!({"ids": ids(101)})).await),
        "BAD_USER_INPUT"
    );
}

#[tokio::test]
async fn a_malformed_id_among_nodes_is_an_error_of_its_place() {
    let service = Service::with_fixture("mini").await;
    for id in [
        "land",
        "state/land",
        "actor/",
        "",
        "actor/LAND",
        "claim/actor/land",
        "actor/a\0",
    ] {
        let answer = service.answer(NODES, json!({"ids": [id, "actor/land"]})).await;
        assert_eq!(code(&answer), "BAD_USER_INPUT", "{id:?}");
        assert_eq!(answer["errors"][0]["path"], json!(["nodes", 0]), "{id:?}");
        let nodes = json!([null, {"__typename": "Actor", "id": "actor/land"}]);
        assert_eq!(answer["data"]["nodes"], nodes, "{id:?}");
    }
}

#[tokio::test]
async fn a_retired_id_leads_to_the_new_record_which_says_so() {
    let question = "{ node(id: \"actor/old-land\") { id ... on Record { redirectedFrom } }
        actor(id: \"old-land\") { id redirectedFrom }
        actors(filter: {ids: [\"old-land\"]}) { nodes { id } }
        interests(filter: {holder: {id: \"actor/old-land\"}}) { totalCount } }";
    let data = Service::with_fixture("mini").await.data(question, json!({})).await;
    let land = json!({"id": "actor/land", "redirectedFrom": ["actor/old-land"]});
    assert_eq!((&data["node"], &data["actor"]), (&land, &land));
    assert_eq!(data["actors"]["nodes"], json!([{"id": "actor/land"}]));
    assert_eq!(data["interests"]["totalCount"], 1);
}

#[tokio::test]
async fn every_kind_but_claims_answers_what_all_records_have() {
    let question = "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Record {
        label summary note aliases { text } externalIds { value } topics { id } attributes { key } quantities { value }
        disputed redirectedFrom claims { id } relations { totalCount } neighbors { totalCount } } } }";
    let ids: Vec<&str> = RECORDS.iter().map(|(_, id, _)| *id).collect();
    let data = Service::with_fixture("mini")
        .await
        .data(question, json!({"ids": ids}))
        .await;
    let nodes = data["nodes"].as_array().unwrap();
    for (node, id) in nodes.iter().zip(&ids) {
        let is_claim = id.starts_with("claim/");
        assert_eq!(node.get("label").is_some(), !is_claim, "{id}");
        assert!(
            is_claim || node["claims"].as_array().is_some_and(|claims| !claims.is_empty()),
            "{id}: {node:#}"
        );
    }
}

#[tokio::test]
async fn fragments_on_kinds_apply_to_records_of_that_kind() {
    let question = "query($ids: [ID!]!) { nodes(ids: $ids) {
        ... on Actor { actorKind } ... on Event { eventKind } ... on Claim { mode subject { ... on Interest { stance } } }
    } }";
    let ids = ["actor/land", "event/talks", "claim/interest/land-keeps/1", "place/port"];
    let data = Service::with_fixture("mini")
        .await
        .data(question, json!({"ids": ids}))
        .await;
    let expected = json!([
        {"actorKind": "STATE"},
        {"eventKind": "CONSULT"},
        {"mode": "REPORTED_STATEMENT", "subject": {"stance": 1}},
        {},
    ]);
    assert_eq!(data["nodes"], expected);
}

#[tokio::test]
async fn a_field_that_fails_is_null_and_its_siblings_stay() {
    let service = Service::with_fixture("mini").await;
    let question = "{ wrong: actor(id: \"event/talks\") { id } right: actor(id: \"land\") { id label } }";
    let answer = service.answer(question, json!({})).await;
    assert_eq!(code(&answer), "BAD_USER_INPUT");
    assert_eq!(answer["errors"][0]["path"], json!(["wrong"]));
    assert_eq!(
        answer["data"],
        json!({"wrong": null, "right": {"id": "actor/land", "label": "Äland"}})
    );
}

#[tokio::test]
async fn labels_are_ordered_without_case_and_accents() {
    let question =
        "{ up: actors(orderBy: LABEL_ASC) { nodes { label } } down: actors(orderBy: LABEL_DESC) { nodes { label } } }";
    let data = Service::with_fixture("mini").await.data(question, json!({})).await;
    let labels = [
        "Äland",
        "Ambria Smith",
        "étoile ministry",
        "Union of the Strait",
        "Zuid",
    ];
    assert_eq!(super::texts(&data["up"]["nodes"], "/label"), labels);
    let reversed: Vec<&str> = labels.into_iter().rev().collect();
    assert_eq!(super::texts(&data["down"]["nodes"], "/label"), reversed);
}

#[tokio::test]
async fn an_answer_names_its_release() {
    let answer = Service::with_fixture("mini")
        .await
        .answer("{ release { name } }", json!({}))
        .await;
    assert_eq!(answer["extensions"]["release"], "mini@1.0.0");
    assert_eq!(answer["data"]["release"]["name"], "mini@1.0.0");
}
