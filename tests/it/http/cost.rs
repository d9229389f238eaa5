//! What an operation costs is known before it runs, and told.

use demarche::config::Limits;
use demarche_graphql::guard::DocumentLimits;
use serde_json::{Value, json};

use super::{assert_refused, with_limits};
use crate::harness::Service;

#[tokio::test]
async fn every_answer_tells_its_cost() {
    let service = Service::with_sample().await;
    for (text, cost) in [
        ("{ __typename }", 0),
        ("{ actors { nodes { id } } }", 1),
        (
            "{ actors(first: 100) { totalCount nodes { events(first: 5) { nodes { id } } } } }",
            38,
        ),
        ("{ actors(first: -1) { nodes { id } } }", 0),
    ] {
        let answer = service.ask(text).await.json();
        assert_eq!(answer["extensions"]["cost"], cost, "{answer}");
    }
}

#[tokio::test]
async fn an_operation_that_lists_too_much_is_told_which_field_costs_most() {
    let service = Service::with_sample().await;
    let text =
        "query($n: Int) { actors(first: 100) { nodes { id many: events(first: $n) { nodes { topics { id } } } } } }";
    let answer = service.ask(json!({"query": text, "variables": {"n": 100}})).await;
    assert_refused(&answer, "LIMIT_EXCEEDED");
    let extensions = &answer.json()["errors"][0]["extensions"];
    let told = ["limit", "allowed", "asked", "field"].map(|name| extensions[name].clone());
    assert_eq!(
        told,
        [
            json!("nodes"),
            json!(10_000),
            json!(60_100),
            json!("actors.nodes.many.nodes.topics")
        ]
    );
    let answer = service.ask(json!({"query": text, "variables": {"n": 16}})).await.json();
    assert_eq!(
        (&answer["errors"], &answer["extensions"]["cost"]),
        (&Value::Null, &json!(519)),
        "{answer}"
    );
}

#[tokio::test]
async fn an_operation_that_counts_too_much_is_refused() {
    let document = DocumentLimits {
        points: 100,
        ..DocumentLimits::DEFAULT
    };
    let service = with_limits(Limits {
        document,
        ..Limits::default()
    })
    .await;
    let answer = service
        .ask("{ actors { totalCount nodes { events(first: 0) { totalCount } } } }")
        .await;
    assert_refused(&answer, "LIMIT_EXCEEDED");
    let error = &answer.json()["errors"][0];
    assert_eq!(error["extensions"]["limit"], "points");
    assert_eq!(error["extensions"]["field"], "actors.nodes.events.totalCount");
    let message = error["message"].as_str().unwrap();
    assert!(
        message.contains("costs 107 points") && message.contains("100 are the most"),
        "{message}"
    );
}
