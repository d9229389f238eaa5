//! What time lines and dyads cost in statements.

use super::*;
use crate::graphql::shared;

/// How many statements a question takes.
async fn statements(service: &Service, question: &str) -> u64 {
    let before = service.statements();
    service.data(question, json!({})).await;
    service.statements() - before
}

#[tokio::test]
async fn a_page_is_one_statement_and_its_records_one_for_each_kind() {
    let service = shared().await;
    let page = |first: usize, fields: &str| format!("{{ timeline(first: {first}) {{ nodes {{ {fields} }} }} }}");
    assert_eq!(statements(&service, &page(100, "what date { edtf }")).await, 1);
    assert_eq!(statements(&service, &page(100, "what record { label }")).await, 4);
}

#[tokio::test]
async fn the_records_of_a_filter_are_found_in_one_statement() {
    let service = shared().await;
    let question = "{ timeline(filter: {
        actors: [\"actor-000001\", \"actor-000002\"], topic: {id: \"topic-000001\"},
        or: [{place: {id: \"place-000001\"}}, {not: {actorsAll: [\"actor-000003\"]}}],
    }) { nodes { what } } }";
    assert_eq!(statements(&service, question).await, 2);
}

#[tokio::test]
async fn counts_cost_only_where_they_are_asked_for_and_once() {
    let service = Service::options().keeping().over(shared().await.url).await;
    let page = |first: usize| {
        format!("{{ timeline(first: {first}, filter: {{kinds: [EVENT, RELATION]}}) {{ totalCount undatedCount }} }}")
    };
    let first = statements(&service, &page(0)).await;
    assert!(first <= 3, "{first} for the page and two counts");
    assert_eq!(statements(&service, &page(1)).await, 1, "another page, the same counts");
}

#[tokio::test]
async fn a_dyad_reads_only_the_parts_that_are_asked_for() {
    let service = Service::with_fixture("dates").await;
    let dyad = |fields: &str| format!("{{ dyad(a: \"a\", b: \"b\", includeParts: true) {{ {fields} }} }}");
    assert_eq!(statements(&service, &dyad("includeParts")).await, 1);
    assert_eq!(statements(&service, &dyad("a { id } b { id }")).await, 2);
    assert_eq!(
        statements(&service, &dyad("sharedMemberships { nodes { a { partyRole } } }")).await,
        2
    );
    let ties = dyad(
        "sharedMemberships { nodes { record { id } a { actor { id } relation { id } } b { actor { id } relation { id } } } }",
    );
    // The ids, the memberships, then artifacts, actors and relations.
    assert!(statements(&service, &ties).await <= 6);
}
