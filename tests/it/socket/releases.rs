//! Subscribers are told of each release that is published, once and in order, wherever it was published.

use demarche_publish::{ReleaseKind, publish, withdraw};
use serde_json::json;

use super::{Client, RELEASES, two_instances};
use crate::harness::{DATASET, Service, cluster, sample};

/// Publishes a version of a dataset through a service, which itself is not told.
async fn import(service: &Service, dataset: &str, version: &str, standing: ReleaseKind) {
    let edition = sample().edition(dataset, version.parse().unwrap());
    let database = service.database();
    publish(database, &edition, &sample().batch().unwrap(), standing)
        .await
        .unwrap();
}

/// Cuts the connection on which a service hears of releases.
async fn cut_listeners(service: &Service) {
    let listening = "SELECT pid FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()";
    let pool = service.database().pool();
    let processes: Vec<i32> = sqlx::query_scalar(listening).fetch_all(pool).await.unwrap();
    assert!(!processes.is_empty());
    for process in processes {
        cluster()
            .administer(&format!("SELECT pg_terminate_backend({process})"))
            .await;
    }
}

#[tokio::test]
async fn an_import_through_one_instance_is_told_by_the_other_even_after_its_listener_was_cut() {
    let [one, other] = two_instances().await;
    let mut client = Client::begin(&one).await;
    client.listen("1", RELEASES).await;
    import(&other, DATASET, "1.1.0", ReleaseKind::Final).await;
    assert_eq!(client.release("1").await, "sample@1.1.0");
    cut_listeners(&one).await;
    import(&other, DATASET, "1.2.0", ReleaseKind::Final).await;
    import(&other, "second", "1.0.0", ReleaseKind::Final).await;
    assert_eq!(client.release("1").await, "sample@1.2.0");
    assert_eq!(client.release("1").await, "second@1.0.0");
    cut_listeners(&one).await;
    import(&other, DATASET, "1.3.0", ReleaseKind::Final).await;
    assert_eq!(client.release("1").await, "sample@1.3.0");
}

#[tokio::test]
async fn every_subscriber_is_told_of_every_release_and_none_waits_for_another() {
    let service = Service::with_sample().await;
    let mut slow = Client::begin(&service).await;
    slow.listen("1", RELEASES).await;
    let mut quick = Client::begin(&service).await;
    quick.listen("a", RELEASES).await;
    quick.listen("b", RELEASES).await;
    let versions = ["1.1.0", "1.2.0", "1.3.0"];
    for version in versions {
        service.publish_another(version).await;
        let mut told = [quick.hear().await, quick.hear().await];
        told.sort_by_key(|message| message["id"].to_string());
        assert_eq!([&told[0]["id"], &told[1]["id"]], ["a", "b"]);
        for message in told {
            assert_eq!(
                message["payload"]["data"]["releasePublished"]["name"],
                format!("sample@{version}")
            );
        }
    }
    for version in versions {
        assert_eq!(slow.release("1").await, format!("sample@{version}"));
    }
    slow.settle().await;
}

#[tokio::test]
async fn drafts_and_what_was_withdrawn_are_not_told_of() {
    let service = Service::with_sample().await;
    let mut client = Client::begin(&service).await;
    client.listen("1", RELEASES).await;
    import(&service, DATASET, "1.1.0", ReleaseKind::Draft).await;
    service.refresh().await;
    import(&service, DATASET, "1.2.0", ReleaseKind::Final).await;
    withdraw(service.database(), "sample@1.2.0", "a mistake").await.unwrap();
    import(&service, DATASET, "1.3.0", ReleaseKind::Final).await;
    service.refresh().await;
    assert_eq!(client.release("1").await, "sample@1.3.0");
    withdraw(service.database(), "sample@1.3.0", "a mistake").await.unwrap();
    service.refresh().await;
    client.settle().await;
}

#[tokio::test]
async fn a_subscriber_chooses_the_dataset_by_argument_or_by_url() {
    let service = Service::with_sample().await;
    let mut by_argument = Client::begin(&service).await;
    let query = "subscription($d: String) { releasePublished(dataset: $d) { name } }";
    // It is not there yet.
    by_argument
        .subscribe("1", json!({"query": query, "variables": {"d": "second"}}))
        .await;
    by_argument.settle().await;
    let mut by_url = Client::begin_at(&service, "/datasets/sample@1.0.0/graphql").await;
    by_url.listen("1", RELEASES).await;
    by_url
        .subscribe("2", json!({"query": query, "variables": {"d": "second"}}))
        .await;
    by_url.settle().await;
    for (dataset, version) in [
        (DATASET, "1.1.0"),
        ("second", "1.0.0"),
        (DATASET, "1.2.0"),
        ("second", "1.1.0"),
    ] {
        import(&service, dataset, version, ReleaseKind::Final).await;
        service.refresh().await;
        let (client, id) = if dataset == DATASET {
            (&mut by_url, "1")
        } else {
            (&mut by_argument, "1")
        };
        assert_eq!(client.release(id).await, format!("{dataset}@{version}"));
        if dataset == "second" {
            assert_eq!(by_url.release("2").await, format!("{dataset}@{version}"));
        }
    }
}

#[tokio::test]
async fn an_event_is_answered_from_the_release_that_it_is_about() {
    let service = Service::with_sample().await;
    let mut client = Client::begin_at(&service, "/datasets/sample@1.0.0/graphql").await;
    let query = "subscription New { ...Told ... on Subscription { told: releasePublished { version } } }
        fragment Told on Subscription { told: releasePublished { ...Parts dataset { slug releases { totalCount } } } }
        fragment Parts on Release { name graphqlPath counts { kind count } }";
    client
        .subscribe("1", json!({"query": query, "operationName": "New"}))
        .await;
    client.settle().await;
    service.publish_another("1.1.0").await;
    let result = client.result("1").await;
    assert_eq!(result["extensions"]["release"], "sample@1.1.0");
    let told = &result["data"]["told"];
    assert_eq!(told["name"], "sample@1.1.0");
    assert_eq!(told["version"], "1.1.0");
    assert_eq!(told["graphqlPath"], "/datasets/sample@1.1.0/graphql");
    assert_eq!(
        told["dataset"],
        json!({"slug": "sample", "releases": {"totalCount": 2}})
    );
    assert!(
        told["counts"]
            .as_array()
            .unwrap()
            .iter()
            .any(|count| count["count"] != 0)
    );
}

#[tokio::test]
async fn what_was_completed_is_told_of_nothing_more() {
    let service = Service::with_sample().await;
    let mut client = Client::begin(&service).await;
    client.listen("1", RELEASES).await;
    service.publish_another("1.1.0").await;
    assert_eq!(client.release("1").await, "sample@1.1.0");
    client.say(json!({"id": "1", "type": "complete"})).await;
    client.settle().await;
    service.publish_another("1.2.0").await;
    // The next messages are those of another operation: nothing was told, and the end was not echoed.
    client.ask("1", "{ release { name } }").await;
    assert_eq!(client.result("1").await["data"]["release"]["name"], "sample@1.2.0");
}
