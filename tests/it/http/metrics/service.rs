//! What the service holds, and what it knows of its database.

use std::{sync::Arc, time::Duration};

use demarche::app::App;
use demarche_postgres::{Database, DatabaseSettings};
use demarche_store::release::{Catalogue, follow};
use serde_json::json;

use super::Numbers;
use crate::harness::Service;

const ACTORS: &str = "{ actors(first: 1) { nodes { id } } }";

#[tokio::test(flavor = "multi_thread")]
async fn numbers_are_told_without_a_database() {
    let url = "postgres://nobody@127.0.0.1:1/nothing";
    let database = Database::connect(url, &DatabaseSettings::default()).unwrap();
    let app = App::new(database, Catalogue::new(None).into());
    let service = Service::of(app, url.into()).await;
    assert_eq!(service.get("/readyz").await.status, 503);
    let numbers = Numbers::of(&service).await;
    assert_eq!(numbers.get("demarche_releases"), 0.0);
    assert_eq!(numbers.get("demarche_database_up"), 0.0);
    assert_eq!(numbers.get("demarche_database_last_answer_time_seconds"), 0.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_is_up_where_it_has_answered_and_tells_of_releases_where_somebody_listens() {
    let service = Service::with_sample().await;
    let numbers = Numbers::of(&service).await;
    assert_eq!(numbers.get("demarche_database_up"), 1.0);
    assert!(numbers.get("demarche_database_last_answer_time_seconds") > 1_700_000_000.0);
    assert_eq!(numbers.get("demarche_release_listener_up"), 0.0);
    let app = service.app.clone();
    let following = tokio::spawn(async move { follow(Arc::clone(app.catalogue()), app.database().clone()).await });
    Numbers::until(&service, "demarche_release_listener_up", 1.0).await;
    following.abort();
    Numbers::until(&service, "demarche_release_listener_up", 0.0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn waits_for_a_connection_that_are_given_up_are_counted() {
    let service = Service::with_sample().await;
    let settings = DatabaseSettings {
        max_connections: 1,
        acquire_timeout: Duration::from_millis(50),
        ..DatabaseSettings::default()
    };
    let database = Database::connect(&service.url, &settings).unwrap();
    let catalogue = service.app.catalogue().clone();
    let held = database.pool().acquire().await.unwrap();
    let running = Service::of(App::new(database, catalogue), service.url.clone()).await;
    // It is the process's, in which other tests run.
    let before = Numbers::one(&running, "demarche_database_wait_timeouts_total").await;
    let answer = running.ask(ACTORS).await;
    assert_eq!(answer.json()["errors"][0]["extensions"]["code"], "SERVICE_UNAVAILABLE");
    assert!(Numbers::one(&running, "demarche_database_wait_timeouts_total").await > before);
    drop(held);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_caches_had_is_told_from_what_they_had_not() {
    let service = Service::options().keeping().with_sample().await;
    for _ in 0..3 {
        service.ask(ACTORS).await;
    }
    let persisted = json!({"persistedQuery": {"version": 1, "sha256Hash": "0".repeat(64)}});
    service.ask(json!({ "extensions": persisted })).await;
    let numbers = Numbers::of(&service).await;
    let asked = |cache: &str, result: &str| {
        numbers.get(&format!(
            r#"demarche_cache_requests_total{{cache="{cache}",result="{result}"}}"#
        ))
    };
    assert_eq!((asked("answers", "hit"), asked("answers", "miss")), (2.0, 1.0));
    assert_eq!((asked("texts", "hit"), asked("texts", "miss")), (0.0, 1.0));
    assert!(asked("reads", "miss") > 0.0);
    let cost = "demarche_operation_cost_count";
    assert_eq!(numbers.get(cost), 1.0, "what was kept costs nothing");
}
