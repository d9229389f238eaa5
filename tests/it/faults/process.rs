//! The process: told to stop while it has work or its database hangs, killed while it publishes, broken within.

use std::path::Path;

use chrono::{DateTime, Utc};
use reqwest::header::ACCEPT;
use tempfile::TempDir;

use super::{busy::wait_for_waiters, *};
use crate::{
    harness::{Program, cluster},
    release::{Obstacle, written::Written, written::write, written::written},
};

/// No datasets.
const NOTHING: &str = "/nothing";

#[tokio::test]
async fn what_runs_is_answered_before_the_service_stops() {
    let service = Service::with_sample().await;
    let program = Program::start(&service.url, Path::new(NOTHING));
    program.ask_until_answered("{ release { name } }").await;
    let mut other = PgConnection::connect(&service.url).await.unwrap();
    let lock = "BEGIN; LOCK TABLE event IN ACCESS EXCLUSIVE MODE";
    sqlx::raw_sql(lock).execute(&mut other).await.unwrap();
    let stopping = async {
        wait_for_waiters(&mut other, 1).await;
        program.terminate();
        sqlx::raw_sql("ROLLBACK").execute(&mut other).await.unwrap();
    };
    let (answer, ()) = tokio::join!(program.ask(QUESTION.0), stopping);
    assert!(answer.json().get("errors").is_none(), "{}", answer.body);
    assert_eq!(program.end().await, Some(0));
}

#[tokio::test]
async fn a_service_whose_database_hangs_stops_all_the_same() {
    let (server, service) = with_server().await;
    let program = Program::start(&service.url, Path::new(NOTHING));
    program.ask_until_answered(QUESTION.0).await;
    server.freeze();
    let asked = async {
        let answer = program.ask(QUESTION.0).await;
        assert_code(&answer, "SERVICE_UNAVAILABLE");
    };
    let stopping = async {
        assert_eq!(program.get("/livez").await.status, 200);
        program.terminate();
    };
    tokio::join!(asked, stopping);
    assert_eq!(program.end().await, Some(0));
    server.thaw();
}

#[tokio::test]
async fn a_service_that_is_killed_while_it_publishes_leaves_the_old_release_and_the_next_start_the_new_one() {
    let (url, dir) = (cluster().database().await, TempDir::new().unwrap());
    write(dir.path(), &written("1.0.0"));
    let witness = Program::start(&url, dir.path());
    let name = |answer: Answer| answer.json()["data"]["release"]["name"].take();
    let actors = "{ release { name } actors(first: 5) { totalCount nodes { id label } } }";
    let before = witness.ask_until_answered(actors).await;
    let next = Written {
        slug: "small",
        version: "2.0.0",
        label: "Country",
    };
    write(dir.path(), &next);
    let mut obstacle = Obstacle::before_the_last_table(&url).await;
    let killed = Program::start(&url, dir.path());
    obstacle.somebody_waits().await;
    killed.kill();
    obstacle.remove().await;
    assert_eq!(witness.ask(actors).await.body, before.body);
    drop(witness);
    let again = Program::start(&url, dir.path());
    // The old release answers until the new one is whole.
    while name(again.ask_until_answered(actors).await) != "small@2.0.0" {}
    assert!(again.ask(actors).await.body.contains("Country"));
}

#[tokio::test]
async fn a_panic_on_a_socket_or_an_event_stream_is_an_error_of_its_own_operation_alone() {
    fn broken() -> DateTime<Utc> {
        panic!("the clock is broken, on purpose")
    }
    let service = Service::options().clock(broken).with_sample().await;
    let mut client = Client::begin(&service).await;
    client.ask("1", "{ citation { text } }").await;
    assert_eq!(client.refusal("1").await, "INTERNAL_SERVER_ERROR");
    client.ask("2", "{ release { name } }").await;
    assert_eq!(client.result("2").await["data"]["release"]["name"], "sample@1.0.0");
    let request = service
        .request(Method::POST, "/graphql")
        .header(ACCEPT, "text/event-stream");
    let events = Answer::of(request.json(&json!({"query": "{ citation { text } }"}))).await;
    assert!(events.body.contains("INTERNAL_SERVER_ERROR"), "{}", events.body);
    assert!(events.body.contains("event: complete"), "{}", events.body);
    assert!(!events.body.contains("clock"), "{}", events.body);
}
