//! A database that is away: stopped, killed, hanging. Every request says so in time, and the first one after is answered.

use super::*;

#[tokio::test]
async fn a_database_that_is_stopped_is_unavailable_and_answers_at_once_when_it_is_back() {
    let (mut server, running) = with_server().await;
    assert_answers(&running).await;
    server.stop();
    assert_unavailable(&running).await;
    server.restart();
    assert_answers(&running).await;
    server.stop();
    server.restart();
    assert_answers_after_a_cut(&running).await;
    assert_no_transaction(&running).await;
}

#[tokio::test]
async fn a_database_that_is_killed_is_unavailable_and_answers_at_once_when_it_is_back() {
    let (mut server, running) = with_server().await;
    assert_answers(&running).await;
    server.kill();
    assert_unavailable(&running).await;
    server.restart();
    assert_answers(&running).await;
    assert_no_transaction(&running).await;
}

#[tokio::test]
async fn a_database_that_hangs_is_unavailable_and_answers_at_once_when_it_goes_on() {
    let (server, running) = with_server().await;
    assert_answers(&running).await;
    server.freeze();
    assert_unavailable_at_last(&running).await;
    // The connections that were in use are gone or hang; new ones cannot be made.
    assert_unavailable_at_last(&running).await;
    server.thaw();
    assert_answers(&running).await;
    assert_no_transaction(&running).await;
}

#[tokio::test]
async fn a_database_that_hangs_and_is_killed_then_answers_at_once_when_it_is_back() {
    let (mut server, running) = with_server().await;
    assert_answers(&running).await;
    server.freeze();
    assert_unavailable_at_last(&running).await;
    server.kill();
    assert_unavailable(&running).await;
    server.restart();
    assert_answers(&running).await;
}

#[tokio::test]
async fn more_questions_than_connections_are_all_told_that_the_database_hangs() {
    let (server, running) = with_server().await;
    assert_answers(&running).await;
    server.freeze();
    let crowd = (0..60).map(|_| ask(&running, QUESTION.0));
    for answer in futures_util::future::join_all(crowd).await {
        assert_code(&answer, "SERVICE_UNAVAILABLE");
    }
    server.thaw();
    assert_answers(&running).await;
}

#[tokio::test]
async fn an_import_into_a_database_that_is_killed_is_told_and_leaves_the_old_release() {
    let (mut server, running) = with_server().await;
    server.kill();
    let error = publish_again(&running, "2.0.0").await.unwrap_err();
    assert_eq!(error.code(), "SERVICE_UNAVAILABLE");
    assert_discreet(&error.to_string());
    server.restart();
    assert_answers(&running).await;
    publish_again(&running, "2.0.0").await.unwrap();
    running.refresh().await;
    assert_eq!(release(&running).await, "sample@2.0.0");
}
