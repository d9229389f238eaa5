//! A database that is there and does not do what is asked: locked, read-only, or ending its connections.

use futures_util::future::join_all;

use super::*;
use crate::harness::{cluster, patiently};

async fn connect(service: &Service) -> PgConnection {
    PgConnection::connect(&service.url).await.unwrap()
}

const END_ALL: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()";

/// Waits until so many sessions wait for a lock.
pub async fn wait_for_waiters(connection: &mut PgConnection, at_least: i64) {
    let waiting = "SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let wait = async {
        let waiters = async |connection: &mut PgConnection| {
            let found = sqlx::query_scalar::<_, i64>(waiting).fetch_one(connection).await;
            found.unwrap()
        };
        while waiters(connection).await < at_least {
            tokio::task::yield_now().await;
        }
    };
    patiently(wait).await;
}

#[tokio::test]
async fn who_waits_behind_an_exclusive_lock_is_told_to_come_again() {
    let service = Service::with_sample().await;
    let mut other = connect(&service).await;
    run(&mut other, "BEGIN; LOCK TABLE event IN ACCESS EXCLUSIVE MODE").await;
    let ((query, path), quick) = (QUESTION, assert_alive(&service));
    let slow = async {
        let crowd = join_all((0..30).map(|_| service.ask(query)));
        tokio::join!(crowd, service.get(path))
    };
    let (quick, slow) = (pin!(quick), pin!(slow));
    let Either::Left(((), slow)) = select(quick, slow).await else {
        panic!("what needs no database waited for it");
    };
    let (answers, problem) = slow.await;
    for answer in answers {
        assert_code(&answer, "SERVICE_UNAVAILABLE");
    }
    assert_problem(&problem, 503, "SERVICE_UNAVAILABLE");
    run(&mut other, "ROLLBACK").await;
    assert_answers(&service).await;
    assert_no_transaction(&service).await;
}

#[tokio::test]
async fn an_operation_whose_release_is_withdrawn_meanwhile_is_told_so() {
    let service = Service::with_sample().await;
    let mut other = connect(&service).await;
    run(&mut other, "BEGIN; LOCK TABLE event IN ACCESS EXCLUSIVE MODE").await;
    // Within a transaction, a session sees the others as they were at its first look.
    let mut third = connect(&service).await;
    let withdrawing = async {
        wait_for_waiters(&mut third, 2).await;
        let mark = "SET LOCAL demarche.withdrawing = '1'; UPDATE release SET document = NULL,
            withdrawn_at = now(), withdrawn_reason = 'coded from a draft' WHERE id = 1; COMMIT";
        let catalogue = service.app.catalogue();
        run(&mut third, &format!("BEGIN; {mark}")).await;
        catalogue.refresh(service.database()).await.unwrap();
        run(&mut other, "ROLLBACK").await;
    };
    let (query, path) = QUESTION;
    let ((graphql, rest), ()) = tokio::join!(
        async { tokio::join!(service.ask(query), service.get(path)) },
        withdrawing
    );
    assert_code(&graphql, "NOT_FOUND");
    assert!(graphql.body.contains("coded from a draft"), "{}", graphql.body);
    assert_problem(&rest, 410, "NOT_FOUND");
}

#[tokio::test]
async fn what_does_not_touch_a_locked_table_is_answered() {
    let service = Service::with_sample().await;
    let mut other = connect(&service).await;
    run(&mut other, "BEGIN; LOCK TABLE event IN ACCESS EXCLUSIVE MODE").await;
    let answer = service.ask(
        "{ actors(first: 1) { nodes { id } } event(id: \"event/none\") { id } topics(first: 1) { nodes { id } } }",
    );
    let answer = answer.await;
    assert!(
        answer.json()["data"]["actors"]["nodes"][0]["id"].is_string(),
        "{}",
        answer.body
    );
    run(&mut other, "ROLLBACK").await;
}

#[tokio::test]
async fn connections_that_are_ended_are_replaced() {
    let service = Service::with_sample().await;
    let mut other = connect(&service).await;
    run(&mut other, "BEGIN; LOCK TABLE event IN ACCESS EXCLUSIVE MODE").await;
    let asked = async {
        let answer = service.ask(QUESTION.0).await;
        assert_code(&answer, "SERVICE_UNAVAILABLE");
    };
    let ending = async {
        let mut third = connect(&service).await;
        wait_for_waiters(&mut third, 1).await;
        let ours: i32 = sqlx::query_scalar("SELECT pg_backend_pid()")
            .fetch_one(&mut other)
            .await
            .unwrap();
        run(&mut third, &format!("{END_ALL} AND pid <> {ours}")).await;
    };
    tokio::join!(asked, ending);
    run(&mut other, "ROLLBACK").await;
    assert_answers_after_a_cut(&service).await;
    run(&mut other, END_ALL).await;
    assert_answers_after_a_cut(&service).await;
    assert_no_transaction(&service).await;
}

#[tokio::test]
async fn a_database_that_may_only_be_read_answers_and_takes_no_release() {
    let service = Service::with_sample().await;
    let name = service
        .url
        .rsplit('/')
        .next()
        .unwrap()
        .split('?')
        .next()
        .unwrap()
        .to_owned();
    let set = |value| format!("ALTER DATABASE {name} SET default_transaction_read_only = {value}");
    cluster().administer(&set("on")).await;
    let mut other = connect(&service).await;
    run(&mut other, END_ALL).await;
    assert_answers_after_a_cut(&service).await;
    let error = service.publish_untold(&another_sample(), "2.0.0").await.unwrap_err();
    assert_eq!(error.code(), "SERVICE_UNAVAILABLE");
    assert!(error.to_string().contains("can only be read"), "{error}");
    assert_answers(&service).await;
    cluster().administer(&set("off")).await;
    service.publish_untold(&another_sample(), "2.0.0").await.unwrap();
}
