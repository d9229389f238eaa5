//! The statements that a nested question costs: twenty records take as many as the one that takes most.

use serde_json::json;

use super::{content, shared};
use crate::harness::Service;

/// Lists with what is asked of each record, one way into the graph each.
const WAYS: [(&str, &str); 15] = [
    (
        "events",
        "claims { mode passages { nodes { number } } by { label } reportedIn { label } }",
    ),
    (
        "events",
        "participants(first: 5) { totalCount edges { role node { label aliases { text } } } }",
    ),
    ("events", "topics { label broader { label } options { key } }"),
    ("events", "place { label within { label } country { label } }"),
    (
        "actors",
        "relations(first: 5) { totalCount nodes { relationKind from { label } to { label } } }",
    ),
    (
        "actors",
        "aliases { text by { label } } externalIds { value } partOf { label } nationality { label }",
    ),
    (
        "actors",
        "interests(first: 5) { totalCount nodes { topic { label } speaker { label } } }",
    ),
    (
        "actors",
        "events(first: 5, orderBy: DATE_DESC) { undatedCount nodes { label place { label } } }",
    ),
    (
        "actors",
        "neighbors(first: 5, filter: {via: [RELATION]}) { totalCount edges {
            direction node { label } via { ... on Relation { from { id } to { id } } } } }",
    ),
    (
        "actors",
        "neighbors(first: 5, filter: {via: [PARTICIPATION]}) { edges {
            node { label } via { ... on Participation { participantRole event { label } actor { label } } } } }",
    ),
    (
        "actors",
        "neighbors(first: 5, filter: {via: [INTEREST]}) { edges {
            node { label } via { ... on Interest { holder { label } topic { label } } } } }",
    ),
    (
        "actors",
        "events(first: 5) { facets(by: [YEAR, ROLE]) { by missing values { label count possibleCount } } }",
    ),
    // Without the ends of the relations, which may be the places just read: by chance they are read twice.
    (
        "places",
        "within { label } country { label } relations(first: 3) { nodes { relationKind } }",
    ),
    (
        "interests",
        "holder { label } speaker { label } topic { label broader { label } } claims { label }",
    ),
    ("artifacts", "parties { role actor { label } } partOf { label }"),
];

/// How many statements a question about these records takes.
async fn statements(service: &Service, (list, fields): (&str, &str), ids: &[String]) -> u64 {
    let kind = list.trim_end_matches('s');
    let kind = kind[..1].to_uppercase() + &kind[1..];
    let question =
        format!("query($filter: {kind}Filter) {{ {list}(filter: $filter, first: 20) {{ nodes {{ id {fields} }} }} }}");
    let before = service.statements();
    let data = service.data(&question, json!({"filter": {"ids": ids}})).await;
    let nodes = data[list]["nodes"].as_array().unwrap();
    assert_eq!(nodes.len(), ids.len());
    service.statements() - before
}

/// Forty records of a list.
fn forty(list: &str) -> Vec<String> {
    let batch = content();
    let nodes: Vec<_> = match list {
        "actors" => batch.actors.iter().map(|it| &it.node).collect(),
        "interests" => batch.interests.iter().map(|it| &it.node).collect(),
        "artifacts" => batch.artifacts.iter().map(|it| &it.node).collect(),
        "places" => batch.places.iter().map(|it| &it.node).collect(),
        _ => batch.events.iter().map(|it| &it.node).collect(),
    };
    nodes.into_iter().take(40).map(|node| node.id.to_string()).collect()
}

/// How many records were asked about together, what they took, and what each takes alone. They are of one shape: those
/// that take most alone, since a record without a place asks for no place.
async fn compare(service: &Service, (list, fields): (&str, &str)) -> (usize, u64, u64) {
    let (mut alike, mut alone) = (Vec::new(), 0);
    for id in forty(list) {
        let taken = statements(service, (list, fields), std::slice::from_ref(&id)).await;
        if taken > alone {
            (alike, alone) = (Vec::new(), taken);
        }
        if taken == alone {
            alike.push(id);
        }
    }
    alike.truncate(20);
    (alike.len(), statements(service, (list, fields), &alike).await, alone)
}

#[tokio::test]
async fn many_records_take_no_more_statements_than_one() {
    let service = shared().await;
    for (list, fields) in WAYS {
        let (count, together, alone) = compare(&service, (list, fields)).await;
        eprintln!("{together} statements for {count}, {alone} for 1: {list} {{ {fields} }}");
        assert!(
            count > 1 && together <= alone,
            "{together} for {count}, {alone} for 1: {list} {{ {fields} }}"
        );
    }
}

#[tokio::test]
async fn one_question_along_all_ways_takes_no_more_statements_than_the_ways_alone() {
    let service = shared().await;
    let events: Vec<String> = forty("events").into_iter().take(20).collect();
    let ways: Vec<_> = WAYS.into_iter().filter(|(list, _)| *list == "events").collect();
    let mut apart = 0;
    for way in &ways {
        apart += statements(&service, *way, &events).await;
    }
    let fields: Vec<&str> = ways.iter().map(|(_, fields)| *fields).collect();
    let fields = fields.join(" ");
    let together = statements(&service, ("events", &fields), &events).await;
    let mut alone = 0;
    for event in &events {
        alone = alone.max(statements(&service, ("events", &fields), std::slice::from_ref(event)).await);
    }
    let questions = ways.len();
    eprintln!("{together} statements for 20 events, {alone} for 1, {apart} in {questions} questions");
    assert!(together <= apart, "{together} together, {apart} apart");
}

#[tokio::test]
async fn records_of_all_kinds_take_one_statement_a_kind() {
    let service = shared().await;
    let ids: Vec<String> = ["actors", "events", "interests", "artifacts"]
        .iter()
        .flat_map(|list| forty(list).into_iter().take(20))
        .collect();
    let before = service.statements();
    service
        .data("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", json!({"ids": ids}))
        .await;
    let taken = service.statements() - before;
    assert_eq!(taken, 5, "one for the keys, one for each of the four kinds");
}
