//! Requests that are answered from a replica: nothing is shown before it is there, and what is taken back is so at once.

use std::path::Path;

use demarche_postgres::{Database, DatabaseSettings};
use demarche_publish::{publish_folder, withdraw};

use super::{
    busy::wait_for_waiters,
    pair::{Pair, of_primary, publish_to, until, until_status},
    *,
};
use crate::{
    harness::{
        Program,
        folder::{fixture, south_caucasus},
        patiently,
    },
    questions::transcripts,
    socket::RELEASES,
};

/// Three events with what hangs on them, from the second version.
const SECOND: &str = "/datasets/sample@2.0.0/v1/events?first=3&include=participants";

#[tokio::test]
async fn a_release_is_shown_and_told_of_once_the_replica_has_it_and_a_withdrawal_at_once() {
    let pair = Pair::start().await;
    publish_to(&pair.database, 8, "1.1.0").await;
    let service = pair.service().await;
    until_status(&service, "/datasets/sample@1.1.0/v1/events", 200).await;
    let mut client = Client::begin(&service).await;
    client.listen("1", RELEASES).await;
    pair.pause().await;
    publish_to(&pair.database, 9, "2.0.0").await;
    withdraw(&pair.database, "sample@1.1.0", "coded from a draft")
        .await
        .unwrap();
    // The service has heard of both now.
    let gone = until_status(&service, "/datasets/sample@1.1.0/v1/events", 410).await;
    assert!(gone.body.contains("coded from a draft"), "{}", gone.body);
    assert_eq!(service.get(SECOND).await.status, 404);
    assert_eq!(release(&service).await, "sample@1.0.0");
    client.settle().await;
    pair.resume().await;
    assert_eq!(client.release("1").await, "sample@2.0.0");
    assert_eq!(service.json(SECOND).await, of_primary(&pair, SECOND).await);
    assert_eq!(release(&service).await, "sample@2.0.0");
    assert_eq!(service.get("/datasets/sample@1.1.0/v1/events").await.status, 410);
}

#[tokio::test]
async fn every_question_gets_its_recorded_answer_from_a_replica() {
    let pair = Pair::empty().await;
    publish_folder(&pair.database, &south_caucasus()).await;
    transcripts::assert_answers_are_recorded(&pair.service().await).await;
}

#[tokio::test]
async fn without_its_primary_the_replica_answers_and_with_it_again_it_is_told_of_releases() {
    let mut pair = Pair::start().await;
    let service = pair.service().await;
    pair.primary.kill();
    assert_answers(&service).await;
    assert_eq!(service.get("/readyz").await.status, 200);
    let mut client = Client::begin(&service).await;
    client.listen("1", RELEASES).await;
    pair.primary.restart();
    publish_to(&pair.database, 8, "2.0.0").await;
    assert_eq!(client.release("1").await, "sample@2.0.0");
    assert_answers(&service).await;
}

#[tokio::test]
async fn a_replica_that_is_away_is_unavailable_and_answers_when_it_is_back_with_all_that_came_meanwhile() {
    let mut pair = Pair::start().await;
    let service = pair.service().await;
    assert_answers(&service).await;
    pair.replica.kill();
    assert_unavailable(&service).await;
    publish_to(&pair.database, 8, "2.0.0").await;
    pair.replica.restart();
    until_status(&service, SECOND, 200).await;
    assert_eq!(service.json(SECOND).await, of_primary(&pair, SECOND).await);
}

#[tokio::test]
async fn a_withdrawal_is_heard_while_the_replica_is_away() {
    let mut pair = Pair::start().await;
    let service = pair.service().await;
    pair.replica.kill();
    withdraw(&pair.database, "sample@1.0.0", "wrong").await.unwrap();
    until_status(&service, "/datasets/sample@1.0.0/v1/events", 410).await;
}

#[tokio::test]
async fn a_replica_in_the_place_of_another_answers_nothing_from_a_release_that_it_lacks() {
    let mut pair = Pair::start().await;
    let mut behind = pair.primary.stopped_replica(Some(&pair.replica));
    let service = pair.service().await;
    publish_to(&pair.database, 8, "2.0.0").await;
    until_status(&service, SECOND, 200).await;
    pair.replica.stop();
    behind.set("primary_conninfo=");
    behind.restart();
    for _ in 0..3 {
        assert_problem(&service.get(SECOND).await, 503, "SERVICE_UNAVAILABLE");
    }
    // Where nobody knows of a newer release any more, the older one answers.
    pair.primary.stop();
    while release(&service).await != "sample@1.0.0" {}
    assert_answers(&service).await;
    pair.primary.restart();
    behind.stop();
    behind.unset("primary_conninfo=");
    behind.restart();
    until_status(&service, SECOND, 200).await;
    assert_eq!(service.json(SECOND).await, of_primary(&pair, SECOND).await);
}

#[tokio::test]
async fn a_question_that_gives_way_to_what_is_taken_over_is_told_to_come_again() {
    let mut pair = Pair::start().await;
    pair.replica.stop();
    pair.replica.set("max_standby_streaming_delay=0");
    pair.replica.restart();
    let service = pair.service().await;
    let topic = service.json("/v1/topics?first=1").await["data"][0]["id"].take();
    let query = format!("{{ events(first: 1, filter: {{topic: {{id: {topic}}}}}) {{ nodes {{ id }} }} }}");
    let mut on_replica = PgConnection::connect(&pair.replica.url()).await.unwrap();
    let mut first = PgConnection::connect(&pair.primary.url()).await.unwrap();
    let mut second = PgConnection::connect(&pair.primary.url()).await.unwrap();
    let lock = |table| format!("BEGIN; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE; SELECT pg_switch_wal()");
    run(&mut first, &lock("node_topic")).await;
    let locked = "SELECT EXISTS (SELECT FROM pg_locks WHERE mode = 'AccessExclusiveLock')";
    until(&mut on_replica, locked).await;
    // It has begun to read events, and waits for their topics; then events are locked too.
    let asked = async {
        let answer = service.ask(&query).await;
        assert_code(&answer, "SERVICE_UNAVAILABLE");
    };
    let locking = async {
        wait_for_waiters(&mut on_replica, 1).await;
        run(&mut second, &lock("event")).await;
    };
    tokio::join!(asked, locking);
    let conflict = "SELECT confl_lock > 0 FROM pg_stat_database_conflicts WHERE datname = current_database()";
    until(&mut on_replica, conflict).await;
    run(&mut first, "ROLLBACK").await;
    run(&mut second, "ROLLBACK").await;
    let answering = async { while service.ask(&query).await.json().get("errors").is_some() {} };
    patiently(answering).await;
}

#[tokio::test]
async fn a_service_with_a_read_url_publishes_to_the_primary_and_answers_from_the_replica() {
    let mut primary = Server::start_primary();
    let replica = primary.replica();
    let program = Program::with_replica((&primary.url(), &replica.url()), &fixture("mini"));
    program
        .ask_until_answered("{ events(first: 1) { nodes { id } } }")
        .await;
    primary.stop();
    let answer = program.ask("{ actors(first: 1) { nodes { id } } }").await;
    assert!(answer.json().get("errors").is_none(), "{}", answer.body);
    program.terminate();
    assert_eq!(program.end().await, Some(0));
    // Without its primary it starts all the same.
    let program = Program::with_replica((&primary.url(), &replica.url()), &fixture("mini"));
    program
        .ask_until_answered("{ actors(first: 1) { nodes { id } } }")
        .await;
    program.terminate();
    assert_eq!(program.end().await, Some(0));
}

#[tokio::test]
async fn a_service_over_a_replica_alone_shows_releases_and_takes_them_when_it_is_promoted() {
    let pair = Pair::start().await;
    let program = Program::start(&pair.replica.url(), Path::new("/nothing"));
    program
        .ask_until_answered("{ events(first: 1) { nodes { id } } }")
        .await;
    publish_to(&pair.database, 8, "2.0.0").await;
    let shown = "{ release { name } }";
    let name = |answer: Answer| answer.json()["data"]["release"]["name"].take();
    let showing = async { while name(program.ask(shown).await) != "sample@2.0.0" {} };
    patiently(showing).await;
    let mut connection = PgConnection::connect(&pair.replica.url()).await.unwrap();
    run(&mut connection, "SELECT pg_promote()").await;
    let promoted = Database::connect(&pair.replica.url(), &DatabaseSettings::default()).unwrap();
    publish_to(&promoted, 9, "3.0.0").await;
    let showing = async { while name(program.ask(shown).await) != "sample@3.0.0" {} };
    patiently(showing).await;
    let listening = "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE 'LISTEN%')";
    until(&mut connection, listening).await;
}
