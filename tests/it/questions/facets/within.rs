//! Facets of what belongs to one record: over that record's list alone, and batched for many records.

use serde_json::{Value, json};

use super::{ByHand, FACET};
use crate::{graphql::shared, harness::Service};

/// A parent, its list, a facet, and where the value stands in an edge.
const CHILDREN: [(&str, &str, &str, &str); 9] = [
    ("actor(id: \"actor-000000\")", "events", "KIND", "node.eventKind"),
    ("actor(id: \"actor-000000\")", "interests", "TOPIC", "node.topic.id"),
    ("actor(id: \"actor-000000\")", "parts", "KIND", "node.actorKind"),
    ("actor(id: \"actor-000000\")", "relations", "KIND", "node.relationKind"),
    ("event(id: \"event-000000\")", "participants", "KIND", "node.actorKind"),
    ("topic(id: \"topic-000000\")", "interests", "HOLDER", "node.holder.id"),
    ("topic(id: \"topic-000000\")", "events", "PLACE", "node.place.id"),
    ("place(id: \"place-000000\")", "events", "STATUS", "node.eventStatus"),
    (
        "document(id: \"document-000003\")",
        "reportedClaims",
        "BY",
        "node.by.id",
    ),
];

/// What of the edge's node is asked for.
fn selection(path: &str) -> String {
    let steps: Vec<&str> = path.split('.').collect();
    let mut steps = steps.iter().rev();
    let last = (*steps.next().unwrap()).to_owned();
    steps.fold(last, |inner, step| format!("{step} {{ {inner} }}"))
}

#[tokio::test]
async fn the_facets_of_a_records_list_count_that_list_alone() {
    let service = shared().await;
    for (parent, list, facet, path) in CHILDREN {
        let question = format!(
            "{{ parent: {parent} {{ {list}(first: 100) {{ totalCount edges {{ {} }} facets(by: [{facet}]) {{ {FACET} }} }} }} }}",
            selection(path)
        );
        let data = service.data(&question, json!({})).await;
        let list = &data["parent"][list];
        let edges = list["edges"].as_array().unwrap();
        let about = format!("{parent}: {facet}");
        assert_eq!(list["totalCount"], json!(edges.len()), "{about}: a page holds all");
        assert!(!edges.is_empty(), "{about}: too few to tell");
        ByHand::count(edges, &[path]).assert_is(&list["facets"][0], &about);
    }
}

#[tokio::test]
async fn a_record_whose_list_is_empty_has_empty_facets() {
    let question = "{ places(first: 10) { nodes { events(filter: {ids: []}) {
        facets(by: [KIND, YEAR, TOPIC]) { values { value } missing truncated } } } } }";
    let data = shared().await.data(question, json!({})).await;
    let empty = json!({"values": [], "missing": 0, "truncated": false});
    for place in data["places"]["nodes"].as_array().unwrap() {
        assert_eq!(place["events"]["facets"], json!([empty, empty, empty]));
    }
}

#[tokio::test]
async fn the_facets_of_many_records_are_those_of_each_alone() {
    let service = shared().await;
    let fields = format!("id events(filter: {{dated: true}}) {{ facets(by: [YEAR, ROLE]) {{ {FACET} }} }}");
    let together = service
        .data(
            &format!("{{ actors(first: 20) {{ nodes {{ {fields} }} }} }}"),
            json!({}),
        )
        .await;
    let mut counted = 0;
    for actor in together["actors"]["nodes"].as_array().unwrap() {
        let alone = service
            .data(
                &format!("query($id: ID!) {{ actor(id: $id) {{ {fields} }} }}"),
                json!({"id": actor["id"]}),
            )
            .await;
        assert_eq!(alone["actor"], *actor);
        counted += actor["events"]["facets"][1]["values"].as_array().map_or(0, Vec::len);
    }
    assert!(counted > 20);
}

#[tokio::test]
async fn each_facet_costs_one_statement_and_its_labels_one_a_kind() {
    let service = shared().await;
    let list = cost(&service, "pageInfo { hasNextPage }").await;
    let facet = "facets(by: [KIND]) { values { label count } }";
    assert_eq!(cost(&service, facet).await, list + 1);
    let three = "facets(by: [YEAR, ROLE, SIDE]) { values { count } }";
    assert_eq!(cost(&service, three).await, list + 3);
    assert_eq!(cost(&service, WITH_LABELS).await, list + 4);
}

#[tokio::test]
async fn what_was_counted_once_is_kept() {
    let url = shared().await.url;
    let service = Service::options().keeping().over(url).await;
    assert_eq!(
        cost(&service, WITH_LABELS).await,
        5,
        "the list, the facets, the records of two kinds"
    );
    assert_eq!(cost(&service, WITH_LABELS).await, 0);
    assert_eq!(cost(&service, "facets(by: [TOPIC]) { values { count } }").await, 0);
}

/// Two facets whose values are records.
const WITH_LABELS: &str = "facets(by: [TOPIC, PLACE]) { values { value label record { id label } } }";

/// How many statements a list without records takes when its connection is asked for these fields.
async fn cost(service: &Service, fields: &str) -> u64 {
    let before = service.statements();
    let question = format!("{{ events(first: 0) {{ {fields} }} }}");
    let data: Value = service.data(&question, json!({})).await;
    assert!(data["events"].is_object());
    service.statements() - before
}
