//! What paths cost: one reading of the graph for all who ask, and as many statements for many hops as for few.

use demarche_bench::Sample;
use demarche_model::{node::NodeKind, vocabulary::Vocabulary};
use demarche_questions::path::service;
use futures_util::future::join_all;

use super::*;

const QUESTION: &str = "
    query($from: ID!, $to: ID!, $first: Int, $maxLength: Int) {
        paths(from: $from, to: $to, first: $first, maxLength: $maxLength) {
            paths { label hops { label date { edtf } from { label } to { label } record { label }
                via { __typename ... on Relation { label } ... on Participation { event { label } } ... on Interest { label } }
                claims { mode by { label } } } }
        }
    }";

/// How many statements the question takes.
async fn statements(service: &Service, first: usize) -> (u64, usize) {
    let variables = json!({"from": "actor/actor-000000", "to": "actor/actor-000003", "first": first, "maxLength": 3});
    let before = service.statements();
    let data = service.data(QUESTION, variables).await;
    let hops = data["paths"]["paths"].as_array().unwrap().iter();
    let hops = hops.map(|path| path["hops"].as_array().unwrap().len()).sum();
    (service.statements() - before, hops)
}

#[tokio::test]
async fn many_hops_take_no_more_statements_than_the_kinds_of_record_they_bring_along() {
    let service = Service::to_read(&Sample::of_records(7, 2_000)).await;
    let (few, hops) = statements(&service, 10).await;
    let (many, more_hops) = statements(&service, 100).await;
    assert!(more_hops > hops * 5, "{more_hops} hops, {hops} hops");
    // Few hops may lead along records of few kinds; each further kind is read by one statement.
    let kinds = u64::try_from(NodeKind::ALL.len()).unwrap();
    assert!(
        many <= few + kinds,
        "{few} statements for {hops} hops, {many} for {more_hops}"
    );
}

#[tokio::test]
async fn the_search_itself_asks_the_database_nothing_once_the_graph_is_read() {
    let service = Service::to_read(&Sample::of_records(7, 2_000)).await;
    let question = r#"{ paths(from: "actor/actor-000000", to: "actor/actor-000003") { truncated paths { length } } }"#;
    service.data(question, Value::Null).await;
    let before = service.statements();
    service.data(question, Value::Null).await;
    let taken = service.statements() - before;
    assert_eq!(taken, 2, "one for the ids, one for the ties of all hops");
}

#[tokio::test]
async fn those_who_ask_at_once_share_one_reading_of_the_graph() {
    let service = Service::to_read(&Sample::of_records(7, 2_000)).await;
    let release = service.app.catalogue().resolve(None, None).unwrap();
    let analysis = service.app.engine().analysis(release);
    let graphs = join_all((0..20).map(|_| service::graph(&analysis))).await;
    let first = graphs[0].as_ref().unwrap();
    assert!(
        graphs
            .iter()
            .all(|graph| std::sync::Arc::ptr_eq(first, graph.as_ref().unwrap()))
    );
    assert!(first.bytes() < first.len() * 100, "{} bytes", first.bytes());
}

#[tokio::test]
async fn the_graph_has_every_link_of_the_release() {
    let service = Service::to_read(&Sample::of_records(7, 2_000)).await;
    let release = service.app.catalogue().resolve(None, None).unwrap();
    let analysis = service.app.engine().analysis(release.clone());
    let graph = service::graph(&analysis).await.unwrap();
    let count = "SELECT count(*) FROM link l
        LEFT JOIN claim f ON (f.release, f.key) = (l.release, l.\"from\")
        LEFT JOIN claim t ON (t.release, t.key) = (l.release, l.\"to\")
        WHERE l.release = $1 AND coalesce(f.subject, l.\"from\") <> coalesce(t.subject, l.\"to\")";
    let links: i64 = sqlx::query_scalar(count)
        .bind(release.id)
        .fetch_one(service.database().pool())
        .await
        .unwrap();
    assert_eq!(i64::try_from(graph.len()).unwrap(), links);
    assert!(links > 1_000, "{links}");
}
